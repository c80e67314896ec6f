/** Files that come in one after the other: whatever was looked at meanwhile, in the end each has been looked at among all. */
import { expect, test } from 'vitest';
import { Project } from './project.ts';

const FOLDER = 'file:///work';
const TODAY = '2026-01-01';
const uris = Array.from({ length: 120 }, (_, i) => `${FOLDER}/c${i}.chain`);
const [OPEN = ''] = uris.slice(-1);

const NO_FILES = { read: async () => undefined, list: async () => [], realUri: () => undefined };

/** A folder that is being read, of which one file is open. */
function reading(): Project {
  const project = new Project(NO_FILES, () => undefined);
  project.folders = [FOLDER];
  project.openFiles = () => new Set([OPEN]);
  for (const [i, uri] of uris.entries())
    project.putLater(uri, `chain C${i} {\n  demand 1/week\n  start In\n  end Out\n  In -> Out\n}\n`);
  project.hurry();
  project.findings.check(TODAY);
  return project;
}

/** Takes in so many files; then somebody types, and what is there is checked. */
function interrupted(project: Project, after: number): Generator<void, void> {
  const steps = project.takeIn();
  for (let i = 0; i < after; i++) steps.next();
  project.findings.check(TODAY);
  return steps;
}

/** Of which files the findings are told from when all are here. */
function toldOf(project: Project): ReadonlySet<string> {
  expect(project.isWhole).toBe(true);
  const told = new Set(project.findings.check(TODAY));
  const tell = (some: readonly string[]) => {
    for (const uri of some) told.add(uri);
  };
  for (const _ of project.findings.checkRest(TODAY, tell));
  return told;
}

test('when the last has been read', () => {
  const project = reading();
  for (const _ of interrupted(project, 5));
  expect(toldOf(project)).toEqual(new Set(uris));
});

test('when the last are asked for at once', () => {
  const project = reading();
  interrupted(project, 100);
  project.hurry();
  expect(toldOf(project)).toEqual(new Set(uris));
});

test('a file that came in meanwhile is among its folder as soon as somebody asks for it', () => {
  const project = reading();
  const filesSeen = (uri: string) => project.workspace(uri).models.map(({ file }) => file);
  const seen = filesSeen(OPEN);
  interrupted(project, 5);
  expect(filesSeen(OPEN)).toEqual(seen);
  const [first = ''] = uris;
  expect(filesSeen(first)).toContain(first);
});

test('what is begun while others come in is checked at once', () => {
  const project = reading();
  const steps = project.takeIn();
  steps.next();
  const begun = `${FOLDER}/begun.chain`;
  project.openFiles = () => new Set([OPEN, begun]);
  project.put(begun, 'chain Begun {\n  start In\n}\n');
  steps.next();
  expect(project.findings.check(TODAY)).toContain(begun);
  expect(project.findings.of(begun).map(({ rule }) => rule)).toContain('no-end');
});
