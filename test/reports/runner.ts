/**
 * What the runner of GitHub Actions makes of a log, after its ActionCommand.cs: a command at the start of a line with any
 * white space before it, or the older form anywhere in a line, which Azure Pipelines and TeamCity have in their own way.
 */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

export function commandsIn(log: string): readonly Command[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, name = '', properties = '', message = ''] = /^[\s\u0085]*::([^ :]*) ?(.*?)::(.*)$/su.exec(line) ?? [];
    if (name !== '') return [{ name, properties: read(properties), message: unescaped(message) }];
    const old = /##\w*\[.*/.exec(line);
    return old ? [{ name: old[0], properties: {}, message: '' }] : [];
  });
}

function read(properties: string): Record<string, string> {
  return Object.fromEntries(
    properties.split(',').map((pair) => {
      const at = pair.indexOf('=');
      return [
        pair.slice(0, at),
        unescaped(
          pair
            .slice(at + 1)
            .replaceAll('%3A', ':')
            .replaceAll('%2C', ','),
        ),
      ];
    }),
  );
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
