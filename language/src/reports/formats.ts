/** The one list of formats of `lint`: the command's choices, its help and the documentation are made from it. */
import type { Render } from './options.ts';

export interface LintFormat {
  readonly name: string;
  /** One line for the help. */
  readonly help: string;
  /** Loaded when it is asked for: most runs want one of them. */
  readonly load: () => Promise<Render>;
}

export const LINT_FORMATS: readonly LintFormat[] = [
  {
    name: 'stylish',
    help: 'for people: each finding with its line of text, what is wrong and what to do',
    load: async () => (await import('./stylish.ts')).stylish,
  },
  {
    name: 'json',
    help: 'everything, for other programs; docs/schemas/lint.schema.json says how',
    load: async () => (await import('./json.ts')).lintJson,
  },
  {
    name: 'sarif',
    help: 'SARIF 2.1.0: code scanning of GitHub and Azure, viewers in editors',
    load: async () => (await import('./sarif.ts')).sarif,
  },
  {
    name: 'github',
    help: 'annotations on a pull request by GitHub Actions',
    load: async () => (await import('./github.ts')).github,
  },
  {
    name: 'gitlab',
    help: 'the Code Quality report of GitLab',
    load: async () => (await import('./gitlab.ts')).gitlab,
  },
  {
    name: 'junit',
    help: 'test results for GitLab, Azure Pipelines, Jenkins and others',
    load: async () => (await import('./junit.ts')).junit,
  },
  {
    name: 'checkstyle',
    help: 'XML that most tools for code review read',
    load: async () => (await import('./checkstyle.ts')).checkstyle,
  },
  {
    name: 'rdjson',
    help: 'for reviewdog, with suggestions',
    load: async () => (await import('./rdjson.ts')).rdjson,
  },
  {
    name: 'markdown',
    help: 'a table for the summary of a build or a comment',
    load: async () => (await import('./markdown.ts')).markdown,
  },
];
