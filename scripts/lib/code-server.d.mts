export interface CodeServer {
  readonly url: string;
  /** `host:port`, as in the URIs of remote files. */
  readonly authority: string;
  /** Folder of the installed extensions. */
  readonly extensions: string;
  close(): Promise<void>;
}
export interface CodeServerOptions {
  readonly vsix: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly testMode?: boolean;
  readonly trusting?: boolean;
}
export const QUIET_SETTINGS: Readonly<Record<string, unknown>>;
export function isCodeServerInstalled(): boolean;
export function installCodeServer(): void;
export function startCodeServer(options: CodeServerOptions): Promise<CodeServer>;
