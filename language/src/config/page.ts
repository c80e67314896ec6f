/** The lists of docs/configuration.md, made from the schema and the presets. */
import { RULES } from '../rules/index.ts';
import { PRESET_NAMES } from './configuration.ts';
import { PRESETS } from './presets.ts';
import { configurationSchema } from './schema.ts';

/** The page with what stands between `<!-- keys -->` and `<!-- /keys -->`, and so on, made anew. */
export function withConfigurationLists(page: string): string {
  const lists = { keys: keys(), presets: presets(), severities: severities() };
  return Object.entries(lists).reduce((text, [name, list]) => {
    const between = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- /${name} -->)`);
    if (!between.test(text)) throw new Error(`the page has no place for ${name}`);
    return text.replace(between, (_, start, end) => `${start}\n${list}\n${end}`);
  }, page);
}

function keys(): string {
  const rows = Object.entries(configurationSchema.shape).map(
    ([key, schema]) => `| \`${key}\` | ${cell(schema.description ?? '')} |`,
  );
  return ['| key | what it says |', '| --- | --- |', ...rows, ''].join('\n');
}

function presets(): string {
  return PRESET_NAMES.map((name) => `- \`${name}\`: ${PRESETS[name].summary}\n`).join('');
}

function severities(): string {
  const heads = PRESET_NAMES.map((name) => name.slice(name.indexOf(':') + 1));
  const rows = RULES.map((rule) => {
    const levels = PRESET_NAMES.map((name) => PRESETS[name].levelOf(rule));
    return `| \`${rule.id}\` | ${levels.join(' | ')} |`;
  });
  return [`| rule | ${heads.join(' | ')} |`, `| --- |${' --- |'.repeat(heads.length)}`, ...rows, ''].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
