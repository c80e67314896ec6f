/** The editor's settings for Chainwright: asked for when they are needed, and again when they have changed. */
import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from 'vscode-languageserver';
import { SETTINGS_SECTION, Settings } from './protocol.ts';

export class EditorSettings {
  readonly #connection: Connection;
  readonly #onChange: () => void;
  #canAsk = false;
  #canRegister = false;
  #now: Promise<Settings> | undefined;

  constructor(connection: Connection, onChange: () => void) {
    this.#connection = connection;
    this.#onChange = onChange;
  }

  initialize({ capabilities: { workspace } }: InitializeParams): void {
    this.#canAsk = workspace?.configuration === true;
    this.#canRegister = workspace?.didChangeConfiguration?.dynamicRegistration === true;
  }

  initialized(): void {
    this.#connection.onDidChangeConfiguration(() => {
      this.#now = undefined;
      this.#onChange();
    });
    if (!this.#canRegister) return;
    void this.#connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
  }

  /** What is not said, or cannot be read, is as it comes. */
  now(): Promise<Settings> {
    this.#now ??= this.#ask();
    return this.#now;
  }

  async #ask(): Promise<Settings> {
    const answer: unknown = this.#canAsk ? await this.#connection.workspace.getConfiguration(SETTINGS_SECTION) : {};
    return Settings.safeParse(answer ?? {}).data ?? Settings.parse({});
  }
}
