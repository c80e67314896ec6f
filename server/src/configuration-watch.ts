/** The configuration of the project, as the files that it stands in change. */
import { CONFIGURATION_FILE, type ConfigurationPort, Configurations } from '@chainwright/language/config';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { isChainFile, isUnder } from './files.ts';
import type { Project } from './project.ts';

export class ConfigurationWatch {
  readonly #project: Project;
  readonly #configurations: Configurations;
  /** Files of which something is told. */
  #told: readonly string[] = [];

  constructor(project: Project, port: ConfigurationPort) {
    this.#project = project;
    this.#configurations = new Configurations(port);
    project.configuredFor = (uri) => this.#configurations.of(uri);
  }

  /** A file or folder is another one now, or gone: what holds is read again where that can change it. */
  changed(uri: string): void {
    if (isChainFile(uri)) return;
    const { files } = this.#configurations;
    const isOurs = uri.endsWith(`/${CONFIGURATION_FILE}`) || files.includes(uri);
    // A folder that is gone may come back with another configuration.
    if (isOurs || [...files, ...this.#project.uris].some((one) => isUnder(one, uri))) this.forget();
  }

  forget(): void {
    this.#configurations.forget();
    this.#project.recheck();
  }

  /** Reads what is not read yet. */
  async load(): Promise<void> {
    await this.#configurations.load(this.#project.uris);
  }

  /** What is wrong, by file: nothing where something was and is no more. */
  diagnostics(): ReadonlyMap<string, readonly Diagnostic[]> {
    const byFile = new Map<string, Diagnostic[]>(this.#told.map((file) => [file, []]));
    for (const { file, range, message } of this.#configurations.problems) {
      const diagnostic = { range, message, severity: DiagnosticSeverity.Error, source: 'chainwright' };
      byFile.set(file, [...(byFile.get(file) ?? []), diagnostic]);
    }
    this.#told = [...byFile].filter(([, found]) => found.length > 0).map(([file]) => file);
    return byFile;
  }
}
