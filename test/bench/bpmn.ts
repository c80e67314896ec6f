/**
 * A chain as BPMN 2.0, as a modeller would draw and save it: a pool with a lane for each performer, data objects for the
 * documents, what BPMN has no element for (criteria, times) as documentation, and the diagram of it all.
 */
import type { Chain, ChainModel, Handoff, Node, Ref } from '@chainwright/language/model';
import { printTakes, titleOf } from '@chainwright/language/model';

interface Element {
  readonly id: string;
  readonly tag: string;
  readonly name?: string;
  /** What stands before its flows, and after them. */
  readonly documentation?: string;
  readonly inner?: string;
  /** Of a boundary event: what it sits on. */
  readonly attachedTo?: string;
}

interface Flow {
  readonly from: string;
  readonly to: string;
  readonly name?: string;
}

export function bpmnOf(model: ChainModel): string {
  const [chain] = model.chains;
  if (chain === undefined) throw new Error(`${model.file} holds no chain`);
  const { elements, flows } = drawn(chain);
  const lanes = [...lanesOf(chain)];
  const data = [...new Set(chain.nodes.flatMap((node) => [...node.in, ...node.out].map(({ name }) => name)))];
  const at = new Map(elements.map(({ id }, index) => [id, index]));
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="Definitions" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:collaboration id="Collaboration"><bpmn:participant id="Pool" name="${escaped(titleOf(chain))}" processRef="${chain.name}" /></bpmn:collaboration>
  <bpmn:process id="${chain.name}" isExecutable="false">
    <bpmn:documentation>${escaped(chain.doc ?? '')}</bpmn:documentation>
    <bpmn:laneSet id="Lanes">${lanes.map(lane).join('')}</bpmn:laneSet>
${[...elements.map((one) => element(one, flows)), ...data.map(dataObject), ...flows.map(sequenceFlow)].join('\n')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="Collaboration">
${[...['Pool', ...lanes.map(([name]) => `Lane_${name}`)].map(band), ...elements.map(shape), ...data.map(dataShape), ...associations(chain).map(dataEdge), ...flows.map((flow, i) => edge(flow, i, at))].join('\n')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function lanesOf(chain: Chain): ReadonlyMap<string, readonly string[]> {
  const lanes = new Map<string, string[]>();
  for (const node of chain.nodes) {
    const name = node.by?.pool.name ?? 'Outside';
    lanes.set(name, [...(lanes.get(name) ?? []), node.name]);
  }
  return lanes;
}

function lane([name, nodes]: readonly [string, readonly string[]]): string {
  const refs = nodes.map((node) => `<bpmn:flowNodeRef>${node}</bpmn:flowNodeRef>`).join('');
  return `<bpmn:lane id="Lane_${name}" name="${name}">${refs}</bpmn:lane>`;
}

function dataObject(name: string): string {
  return `    <bpmn:dataObjectReference id="Data_${name}" name="${name}" dataObjectRef="Object_${name}" /><bpmn:dataObject id="Object_${name}" />`;
}

interface Association {
  readonly id: string;
  readonly node: string;
  readonly data: string;
  readonly kind: 'Input' | 'Output';
}

function associations({ nodes }: Chain): readonly Association[] {
  return nodes.flatMap((node) => [
    ...node.in.map(({ name }, i) => ({
      id: `${node.name}_in${i}`,
      node: node.name,
      data: name,
      kind: 'Input' as const,
    })),
    ...node.out.map(({ name }, i) => ({
      id: `${node.name}_out${i}`,
      node: node.name,
      data: name,
      kind: 'Output' as const,
    })),
  ]);
}

function association({ id, node, data, kind }: Association): string {
  const ends =
    kind === 'Input'
      ? `<bpmn:sourceRef>Data_${data}</bpmn:sourceRef><bpmn:targetRef>${node}_property</bpmn:targetRef>`
      : `<bpmn:targetRef>Data_${data}</bpmn:targetRef>`;
  return `<bpmn:data${kind}Association id="${id}">${ends}</bpmn:data${kind}Association>`;
}

/** Ways out of anything but a decision get a gateway of their own, forks and joins too: BPMN asks for them. */
function drawn(chain: Chain): { readonly elements: readonly Element[]; readonly flows: readonly Flow[] } {
  const drawn = associations(chain);
  const elements = chain.nodes.map((node) => elementOf(node, drawn));
  const flows: Flow[] = [];
  const named = (handoff: Handoff) => (handoff.when === undefined ? {} : { name: handoff.when.value });
  const exits = new Map<string, string>();
  for (const node of chain.nodes) {
    const ways = chain.handoffs.filter(({ from, on }) => on === undefined && from[0]?.name === node.name);
    if (node.kind === 'decision' || ways.length < 2) continue;
    elements.push({ id: `${node.name}_ways`, tag: 'exclusiveGateway', name: `After ${titleOf(node)}` });
    flows.push({ from: node.name, to: `${node.name}_ways` });
    exits.set(node.name, `${node.name}_ways`);
  }
  for (const [i, handoff] of chain.handoffs.entries()) {
    const from = meeting(handoff.from, `join${i}`);
    const to = meeting(handoff.to, `fork${i}`);
    for (const gateway of [from, to]) if (gateway.isGateway) elements.push({ id: gateway.id, tag: 'parallelGateway' });
    if (from.isGateway)
      for (const one of handoff.from) flows.push({ from: exits.get(one.name) ?? one.name, to: from.id });
    if (to.isGateway) for (const one of handoff.to) flows.push({ from: to.id, to: one.name });
    const source = handoff.on === undefined ? (exits.get(from.id) ?? from.id) : `boundary${i}`;
    if (handoff.on !== undefined) {
      const inner = '<bpmn:errorEventDefinition />';
      elements.push({ id: source, tag: 'boundaryEvent', name: handoff.on.kind, inner, attachedTo: from.id });
    }
    flows.push({ from: source, to: to.id, ...named(handoff) });
  }
  return { elements, flows };
}

function meeting(refs: readonly Ref[], gateway: string): { readonly id: string; readonly isGateway: boolean } {
  return refs.length > 1 ? { id: gateway, isGateway: true } : { id: refs[0]?.name ?? '', isGateway: false };
}

function elementOf(node: Node, drawn: readonly Association[]): Element {
  const named = { id: node.name, name: titleOf(node), documentation: documentationOf(node) };
  switch (node.kind) {
    case 'start':
      return { ...named, tag: 'startEvent' };
    case 'end':
      return { ...named, tag: 'endEvent' };
    case 'decision':
      return { ...named, tag: 'exclusiveGateway' };
    case 'wait':
      return { ...named, tag: 'intermediateCatchEvent', inner: '<bpmn:timerEventDefinition />' };
    case 'step': {
      const own = drawn.filter((one) => one.node === node.name);
      const property = own.some(({ kind }) => kind === 'Input') ? `<bpmn:property id="${node.name}_property" />` : '';
      return { ...named, tag: 'task', inner: property + own.map(association).join('') };
    }
  }
}

/** What the chain says of a node and BPMN has no element for. */
function documentationOf(node: Node): string {
  return [
    ...(node.takes === undefined ? [] : [`Takes ${printTakes(node.takes)}.`]),
    ...(node.work === undefined ? [] : [`Work: ${node.work.value}.`]),
    ...(node.owner === undefined ? [] : [`Owner: ${node.owner.name}.`]),
    ...node.verifies.map(({ criterion, by }) => `Check: ${criterion}, by ${by?.name ?? 'whoever does it'}.`),
    ...node.guardrails.map(({ value }) => `Never: ${value}.`),
  ].join(' ');
}

function element(
  { id, tag, name, documentation = '', inner = '', attachedTo }: Element,
  flows: readonly Flow[],
): string {
  const ends = [
    ...flows.flatMap(({ to }, i) => (to === id ? `<bpmn:incoming>Flow${i}</bpmn:incoming>` : [])),
    ...flows.flatMap(({ from }, i) => (from === id ? `<bpmn:outgoing>Flow${i}</bpmn:outgoing>` : [])),
  ];
  const said = documentation === '' ? '' : `<bpmn:documentation>${escaped(documentation)}</bpmn:documentation>`;
  const attached = attachedTo === undefined ? '' : ` attachedToRef="${attachedTo}"`;
  return `    <bpmn:${tag} id="${id}"${nameOf(name)}${attached}>${said}${ends.join('')}${inner}</bpmn:${tag}>`;
}

function sequenceFlow({ from, to, name }: Flow, i: number): string {
  return `    <bpmn:sequenceFlow id="Flow${i}"${nameOf(name)} sourceRef="${from}" targetRef="${to}" />`;
}

function shape({ id, tag }: Element, i: number): string {
  const [width, height] = tag === 'task' ? [100, 80] : [36, 36];
  return `    <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${i * 150}" y="100" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
}

/** The pool, and the lanes in it. */
function band(id: string, i: number, bands: readonly string[]): string {
  const [y, height] = i === 0 ? [0, 200 * bands.length] : [(i - 1) * 200, 200];
  return `    <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}" isHorizontal="true"><dc:Bounds x="0" y="${y}" width="6000" height="${height}" /></bpmndi:BPMNShape>`;
}

function dataShape(name: string, i: number): string {
  return `    <bpmndi:BPMNShape id="Data_${name}_di" bpmnElement="Data_${name}"><dc:Bounds x="${i * 150}" y="300" width="36" height="50" /></bpmndi:BPMNShape>`;
}

function dataEdge({ id }: Association, i: number): string {
  return `    <bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${i * 100}" y="180" /><di:waypoint x="${i * 100}" y="300" /></bpmndi:BPMNEdge>`;
}

function edge({ from, to }: Flow, i: number, at: ReadonlyMap<string, number>): string {
  const points = [from, to].map((end) => `<di:waypoint x="${(at.get(end) ?? 0) * 150 + 50}" y="140" />`);
  return `    <bpmndi:BPMNEdge id="Flow${i}_di" bpmnElement="Flow${i}">${points.join('')}</bpmndi:BPMNEdge>`;
}

function nameOf(name: string | undefined): string {
  return name === undefined ? '' : ` name="${escaped(name)}"`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
