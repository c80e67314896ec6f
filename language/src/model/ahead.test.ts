/** A workspace that several have read together is the one that one alone reads. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FileReading } from './reader.ts';
import { type FileAccess, readSome, readWorkspace, type Source } from './reading.ts';

const ROOT = 'file:///workspace/';

/** Files that import each other, what is not among the sources and what lies elsewhere; that clash, miss and break. */
const FILES: Readonly<Record<string, string>> = {
  'a.chain': 'import "./people.chain"\nchain A { owner Boss  start S  end E  S -> E }\n',
  'b.chain':
    'import "./a.chain"\nimport "./beside.chain"\nchain B { owner Guest  start S  step T { runs A }  S -> T }\n',
  'c.chain': 'chain C { owner Boss  start S  end E  S -> }\n<<<<<<< HEAD\n',
  'd.chain':
    'import "./people.chain"\nimport "./link.chain"\nrole Boss { people 2 }\nchain D { owner Chief  start S }\n',
  'e.chain': 'import "./missing.chain"\nimport "/etc/people.chain"\nchain E { owner Nobody  start S }\n',
  'link.chain': 'role Chief\n',
  'people.chain': 'import "./a.chain"\nrole Boss { people 1 }\n',
  'spare.chain': 'role Boss\nperson Nobody\n',
};

/** The disk has one more file than the sources, and `link.chain` is really somewhere else when it is a link. */
function disk(isLink: boolean): FileAccess {
  const beside = `${ROOT}beside.chain`;
  return {
    read: (uri) => (uri === beside ? 'role Guest\n' : undefined),
    realUri: (uri) => {
      if (isLink && uri === `${ROOT}link.chain`) return 'file:///elsewhere/link.chain';
      const isThere = uri === beside || uri.endsWith('/') || Object.keys(FILES).some((name) => uri === ROOT + name);
      return isThere ? uri : undefined;
    },
  };
}

/** As it comes from another thread. */
function shared(sources: readonly Source[], uris: readonly string[]): readonly FileReading[] {
  const read: FileReading[] = [];
  readSome(sources, ROOT, uris, (one) => read.push(one));
  return JSON.parse(JSON.stringify(read));
}

const names = Object.keys(FILES);
const anyShares = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.constantFrom('first', 'second', 'none')])),
);

test('the same models and problems, whoever reads what', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(names), anyShares, fc.boolean(), (present, shares, isLink) => {
      const sources = present.map((name) => ({ uri: ROOT + name, text: FILES[name] ?? '' }));
      const options = { root: ROOT, files: disk(isLink) };
      const readBy = (who: string) =>
        shared(
          sources,
          present.filter((name) => shares[name] === who).map((name) => ROOT + name),
        );
      const ahead = [...readBy('second'), ...readBy('first')];
      expect(readWorkspace(sources, { ...options, ahead })).toEqual(readWorkspace(sources, options));
    }),
    { numRuns: 200 },
  );
});

test('what could be read ahead is', () => {
  const sources = names.map((name) => ({ uri: ROOT + name, text: FILES[name] ?? '' }));
  const read = shared(
    sources,
    sources.map(({ uri }) => uri),
  );
  expect(read.map(({ model }) => model.file.slice(ROOT.length))).toEqual([
    ...['a.chain', 'd.chain', 'link.chain', 'people.chain', 'spare.chain'],
  ]);
});
