/** Words of the language as names, what a line is, and what a broken file still says. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readWorkspace } from '@chainwright/language/model';
import { describe, expect, test } from 'vitest';
import { NAMES_THAT_ARE_WORDS, RESERVED } from './arbitrary-model.ts';
import { read, readFiles } from './reading.ts';

describe('a word of the language is a name where a name can stand', () => {
  const text = (word: string) => `
field Ground
hours Day Mon-Fri 09:00-17:00
role ${word} { people 2  works Day  knows Ground as expert }
person Boss { backup ${word} }
document Paper
chain Work {
  owner ${word}
  start ${word} from ${word} 40%, mail
  step Next {
    by ${word}
    owner ${word}
    in Paper
    verify "x" by ${word} takes 1min
    learns from ${word}, Work.${word}
  }
  step Short by ${word}
  wait Rest
  end Out
  ${word} -> Next 50%
  ${word} -> Short and Rest 50% carrying Paper
  Short and Rest -> Out
  Next -> ${word} on reject
  Next -> Out
}
scenario What of Work {
  ${word} people 3
  Next by ${word}
  Next takes 5min
  ${word} -> Next 40%
}
`;
  test.each(NAMES_THAT_ARE_WORDS)('role and node %s', (word) => {
    const { model, messages } = read(text(word));
    expect(messages).toEqual([]);
    const [chain] = model.chains;
    expect(model.pools[0]?.name).toBe(word);
    expect(chain?.nodes[0]).toMatchObject({
      kind: 'start',
      name: word,
      channels: [{ channel: word, share: 0.4 }, { channel: 'mail' }],
    });
    expect(chain?.nodes[1]).toMatchObject({
      by: { pool: { name: word } },
      owner: { name: word },
      learnsFrom: [{ name: word }, { name: `Work.${word}` }],
    });
    expect(chain?.handoffs.map((one) => [one.from.length, one.to.length])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(model.scenarios[0]?.overrules.map((one) => one.kind)).toEqual(['people', 'by', 'takes', 'share']);
  });

  test.each(NAMES_THAT_ARE_WORDS)('field, hours, document, chain and scenario %s', (word) => {
    expect(
      read(`field ${word}\nrole A { knows ${word} as expert }\nchain C { step S { field ${word} by A } }`).messages,
    ).toEqual([]);
    expect(
      read(`hours ${word} Mon 09:00-10:00\nrole A { works ${word} }\nchain C { demand 3/day during ${word} }`).messages,
    ).toEqual([]);
    expect(
      read(`document A, ${word} "T"\nchain C { step S { in ${word}, A out A, ${word} } S -> S carrying ${word} }`)
        .messages,
    ).toEqual([]);
    expect(
      read(`chain ${word} { step ${word} { runs ${word} } }\nscenario A of ${word} { ${word} takes 5min }`).messages,
    ).toEqual([]);
    expect(
      read(`chain C { }\nchain ${word} "T" redesigns C { }\nscenario B of ${word} { demand 3/day }`).messages,
    ).toEqual([]);
    expect(read(`chain C { demand 2/day }\nscenario ${word} "T" of C { demand 3/day }`).messages).toEqual([]);
    expect(
      read(
        `agent ${word} { model "x" }\nsystem B\nrole C\nchain D { step S { by C with ${word}  verify "x" against B } }`,
      ).messages,
    ).toEqual([]);
  });

  test.each(RESERVED)('but %s is reserved, and the message says so', (word) => {
    expect(read(`role ${word} { people 2 }`).messages).toContainEqual(
      `Expected a name after role: one word, such as Handler. ${word} is reserved: no name can be that word.`,
    );
    expect(read(`chain C {\n  step ${word}\n}`).messages).toEqual([
      `Expected a name after step: one word, such as Handler. ${word} is reserved: no name can be that word.`,
    ]);
  });

  test('names of the machinery are names like others, and unknown words like others', () => {
    for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      expect(read(text(word)).messages).toEqual([]);
      const { messages } = read(
        `role A { ${word} 5 }\n${word} B\nchain C { ${word} D\n step E { ${word} F work ${word} }\n E -> E via ${word}\n}`,
      );
      expect(messages).toHaveLength(6);
      expect(messages.join()).not.toMatch(/native code|undefined|object/);
    }
  });

  test('comments beside a name do not change which word is the name', () => {
    const text = 'chain C {\n  start /* a */ import 40%\n  import /* b */ and import -> import /* c */ and import\n}';
    const { model, messages } = read(text);
    expect(messages).toEqual([]);
    expect(model.chains[0]).toMatchObject({
      nodes: [{ kind: 'start', name: 'import' }],
      handoffs: [{ from: [{}, {}] }],
    });
  });

  test('a name in two Unicode spellings is one name', () => {
    const { model, messages } = read('role E\u0301quipe\nchain C { step S { by \u00c9quipe } }');
    expect(messages).toEqual([]);
    expect(model.chains[0]?.nodes[0]?.by?.pool.id).toBe(model.pools[0]?.id);
    expect(read('role E\u0301quipe\nrole \u00c9quipe').messages).toHaveLength(1);
  });
});

describe('lines', () => {
  const step = (body: string) => {
    const { model, messages } = read(`role R\ndocument D, E\nchain C {\n  step S {\n${body}\n  }\n}`);
    expect(messages).toEqual([]);
    return model.chains[0]?.nodes[0];
  };

  test('an option that stands first on a line is a property of the node', () => {
    const node = step('verify "x"\nby R\ntakes 5min');
    expect(node).toMatchObject({ by: { pool: { name: 'R' } }, takes: { shape: 'exponential' } });
    expect(node?.verifies).toMatchObject([{ criterion: 'x', against: [] }]);
    expect(node?.verifies[0]).not.toHaveProperty('by');
  });

  test('on one line an option binds to the nearest property before it', () => {
    const node = step('takes 1min verify "x" takes 5min by R because law "y"');
    expect(node).toMatchObject({ takes: { mean: { value: 1 } }, because: { reason: 'law', text: 'y' } });
    expect(node?.verifies).toMatchObject([{ takes: { mean: { value: 5 } }, by: { name: 'R' } }]);
    expect(node).not.toHaveProperty('by');
    expect(step('batch 5 because capacity')?.batch).toMatchObject({ because: { reason: 'capacity' } });
    expect(step('batch 5\nbecause capacity')).toMatchObject({ because: { reason: 'capacity' }, batch: { size: 5 } });
  });

  test('a comma at the end of a line or the start of the next goes on', () => {
    expect(step('in D,\n E')?.in).toHaveLength(2);
    expect(step('in D\n , E\nout D, // why\n\n E')).toMatchObject({ in: [{}, {}], out: [{}, {}] });
  });

  test('line ends of Windows and of old Macs, a byte order mark and form feeds change nothing', () => {
    const text = 'role R\nchain C {\n  step S { by R\n takes 5min }\n}\n';
    const { model } = read(text);
    for (const other of [
      text.replace(/\n/g, '\r\n'),
      text.replace(/\n/g, '\r'),
      `\uFEFF${text}`,
      text.replace(/ /g, '\u00a0\f'),
    ]) {
      const { model: same, messages } = read(other);
      expect(messages).toEqual([]);
      expect(same.chains[0]?.nodes[0]?.takes).toMatchObject({ mean: { value: 5, unit: 'min' } });
      expect(same.pools.map((one) => one.name)).toEqual(model.pools.map((one) => one.name));
    }
  });
});

describe('what a broken file still says', () => {
  const names = (things: readonly { readonly name: string }[] | undefined) => things?.map((one) => one.name);

  test('all but its broken lines', () => {
    const { model, messages } = read(`
role Handler { peple 4  }
role Counsel { people many  costs 40 EUR/h }
rol Lost
chain Claim {
  owner Handler
  demand soon
  start Notice
  step Assess {
    takes 20
    by Counsel
    qualty 90%
    stakes high
  }
  stp Pay
  end Paid
  Notice -> Assess
  Assess Paid
  Assess -> Paid via pigeon when "liable"
}
scenario More of Claim { Counsel people 2 }
`);
    expect(messages).toHaveLength(9);
    expect(names(model.pools)).toEqual(['Handler', 'Counsel']);
    expect(model.pools[0]?.unreadable).toEqual(['people']);
    expect(model.pools[1]).toMatchObject({ costs: { value: { amount: 40 } }, unreadable: ['people'] });
    const [chain] = model.chains;
    expect(names(chain?.nodes)).toEqual(['Notice', 'Assess', 'Paid']);
    expect(chain?.unreadable).toContain('demand');
    expect(chain?.nodes[1]).toMatchObject({
      by: { pool: { name: 'Counsel' } },
      stakes: { value: 'high' },
      unreadable: ['quality', 'takes'],
    });
    expect(chain?.handoffs).toMatchObject([{}, { when: { value: 'liable' }, unreadable: ['via'] }]);
    expect(model.scenarios[0]?.overrules).toHaveLength(1);
  });

  test('what follows a brace that is missing', () => {
    const { model, messages } = read(
      'chain A {\n  start S\n  step T {\n    takes 5min\n  end E\n  S -> T\n  T -> E\n}\n\nrole R { people 2 }\n',
    );
    expect(messages).toEqual(['This step T is opened with { and never closed: a } is missing.']);
    expect(names(model.chains[0]?.nodes)).toEqual(['S', 'T', 'E']);
    expect(model.chains[0]?.handoffs).toHaveLength(2);
    expect(names(model.pools)).toEqual(['R']);
  });

  test('what stands before a comment that never ends', () => {
    const { model, messages } = read('role A\n/* never ended\nrole B\n');
    expect(messages).toEqual(['This comment never ends: */ is missing.']);
    expect(names(model.pools)).toEqual(['A']);
    expect(read('/*').messages).toEqual(messages);
    expect(read('role A // fine\n/*/').messages).toEqual(messages);
  });

  test('of two declarations with one name the first', () => {
    const { model, messages } = read('role A { people 2 }\nrole A { people 3 }\nchain C { step S { by A }\n step S }');
    expect(messages).toHaveLength(2);
    expect(model.pools).toMatchObject([{ people: { value: 2 } }]);
    expect(model.chains[0]?.nodes).toHaveLength(1);
  });
});

describe('imports', () => {
  test('of each other give each the names of the other, and of nobody else', () => {
    const { models, problems } = readFiles({
      'a.chain': 'import "./b.chain"\nrole A\nchain One { step S { by B } step T { by C } }',
      'b.chain': 'import "./a.chain"\nimport "./c.chain"\nrole B\nchain Two { step S { by A } step T { by C } }',
      'c.chain': 'role C',
    });
    expect(problems.map((one) => one.message)).toEqual([
      'C is not declared here; a role, person, agent or system is expected. c.chain declares it: import that file.',
    ]);
    expect(models[1]?.chains[0]?.nodes.map((one) => one.by?.pool.id)).toEqual([
      models[0]?.pools[0]?.id,
      models[2]?.pools[0]?.id,
    ]);
  });

  test('do not leave the workspace through a symbolic link', () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chainwright-')));
    try {
      const outside = join(folder, 'outside.chain');
      writeFileSync(outside, 'role Secret');
      const root = join(folder, 'workspace');
      const main =
        'import "./link.chain"\nimport "./alias.chain"\nchain C { step S { by Secret } step T { by Inside } }';
      const files = {
        read: (uri: string) => readFileSync(fileURLToPath(uri), 'utf8'),
        realUri: (uri: string) => {
          try {
            return pathToFileURL(realpathSync(fileURLToPath(uri))).toString();
          } catch {
            return undefined;
          }
        },
      };
      mkdirSync(root);
      writeFileSync(join(root, 'main.chain'), main);
      writeFileSync(join(root, 'people.chain'), 'role Inside');
      symlinkSync(outside, join(root, 'link.chain'));
      symlinkSync(join(root, 'people.chain'), join(root, 'alias.chain'));
      const uri = pathToFileURL(join(root, 'main.chain')).toString();
      const { models, problems } = readWorkspace([{ uri, text: main }], {
        root: pathToFileURL(`${root}/`).toString(),
        files,
      });
      expect(problems.map((one) => one.rule)).toEqual(['import-outside-workspace', 'unresolved-name']);
      expect(models.flatMap((one) => one.pools.map((pool) => pool.name))).toEqual(['Inside']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
