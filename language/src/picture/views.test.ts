import { describe, expect, it } from 'vitest';
import { onlyThese, readWorkspace, workspaceOf } from '../model/index.ts';
import { collapsed, focusedOn, type GraphOptions, type PictureGraph, pictureGraph } from './index.ts';

const FILES = {
  'file:///w/a.chain': `import "./b.chain"
chain Sale {
  owner Head
  start Ask
  step Check { by Desk  owner Chief }
  step Deliver { runs Delivery }
  step Bill { by Desk }
  end Done
  end Lost
  Ask -> Check
  Check -> Deliver
  Deliver -> Bill on Arrived
  Deliver -> Lost on Returned
  Bill -> Done
}
role Desk { people 2 }
person Head
person Chief
`,
  'file:///w/b.chain': `chain Delivery {
  start Order
  step Pack { by Store }
  end Arrived
  end Returned
  Order -> Pack
  Pack -> Arrived 90%
  Pack -> Returned 10%
}
role Store { people 3 }
`,
};

function graphOf(options: GraphOptions = {}): PictureGraph {
  const sources = Object.entries(FILES).map(([uri, text]) => ({ uri, text }));
  const { models } = readWorkspace(sources, { root: 'file:///w/', files: onlyThese(sources) });
  const chain = models.flatMap(({ chains }) => chains).find(({ name }) => name === 'Sale');
  if (chain === undefined) throw new Error('no chain in the fixture');
  return pictureGraph(chain, workspaceOf(models), [], options);
}

const ways = ({ edges }: PictureGraph): readonly string[] => edges.map(({ from, to }) => `${from} -> ${to}`);

describe('lanes', () => {
  const lanesBy = (graph: PictureGraph) =>
    graph.nodes.map(({ id, lane }) => `${id}: ${graph.lanes.find((one) => one.id === lane)?.title}`);

  it('are by who does it', () => {
    expect(lanesBy(graphOf())).toEqual([
      'Ask: Desk',
      'Check: Desk',
      'Deliver: Other chains',
      'Bill: Desk',
      'Done: Desk',
      'Lost: Other chains',
    ]);
  });

  it('are by who owns it: the step’s own owner, else that of the chain', () => {
    expect(lanesBy(graphOf({ lanes: 'owner' }))).toEqual([
      'Ask: Chief',
      'Check: Chief',
      'Deliver: Head',
      'Bill: Head',
      'Done: Head',
      'Lost: Head',
    ]);
  });

  it('are off', () => {
    expect(graphOf({ lanes: 'off' }).lanes).toEqual([]);
  });
});

describe('a step that runs a chain', () => {
  it('says which, and where it stands', () => {
    const step = graphOf().nodes.find(({ id }) => id === 'Deliver');
    expect(step).toMatchObject({ runs: 'Delivery', runsAt: { file: 'file:///w/b.chain', chain: 'Delivery' } });
  });

  it('is shown as what it runs, from its start to the end that each handoff names', () => {
    const graph = graphOf({ inline: ['Deliver'] });
    expect(ways(graph)).toEqual([
      'Ask -> Check',
      'Check -> Deliver/Order',
      'Deliver/Arrived -> Bill',
      'Deliver/Returned -> Lost',
      'Bill -> Done',
      'Deliver/Order -> Deliver/Pack',
      'Deliver/Pack -> Deliver/Arrived',
      'Deliver/Pack -> Deliver/Returned',
    ]);
    expect(graph.nodes.find(({ id }) => id === 'Deliver/Pack')).toMatchObject({
      title: 'Pack',
      partOf: 'Deliver',
      file: 'file:///w/b.chain',
    });
    expect(graph.lanes.map(({ title }) => title)).toContain('Store');
  });

  it('stays as it is when it runs nothing', () => {
    expect(graphOf({ inline: ['Check', 'Nothing'] })).toEqual(graphOf());
  });
});

describe('a part of the picture', () => {
  it('is what is so many handoffs away, either way', () => {
    expect(focusedOn(graphOf(), 'Deliver', 1).nodes.map(({ id }) => id)).toEqual(['Check', 'Deliver', 'Bill', 'Lost']);
    expect(focusedOn(graphOf(), 'Deliver', 2).nodes).toHaveLength(6);
    expect(focusedOn(graphOf(), 'Gone', 1)).toEqual(graphOf());
  });

  it('leaves out lanes in which nothing is left', () => {
    expect(focusedOn(graphOf(), 'Check', 0).lanes.map(({ title }) => title)).toEqual(['Desk']);
  });

  it('may show only the signs of a lane, and all arrows', () => {
    const graph = graphOf();
    const desk = graph.lanes.find(({ title }) => title === 'Desk')?.id ?? '';
    const shown = collapsed(graph, new Set([desk]));
    expect(shown.nodes.filter(({ brief }) => brief === true).map(({ id }) => id)).toEqual([
      'Ask',
      'Check',
      'Bill',
      'Done',
    ]);
    expect(ways(shown)).toEqual(ways(graph));
  });
});
