/** A network of pools as one would write it by hand for itself alone: a heap, rings and typed arrays. The bar to come near. */
import type { Network, Speed } from './networks.ts';

const ROOM = 1 << 16;

export function byHand({ perHour, steps }: Network, cases: number): Speed {
  const times = new Float64Array(ROOM);
  const whos = new Int32Array(ROOM);
  let size = 0;
  const add = (time: number, who: number) => {
    let at = size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((times[parent] as number) <= time) break;
      times[at] = times[parent] as number;
      whos[at] = whos[parent] as number;
      at = parent;
    }
    times[at] = time;
    whos[at] = who;
  };
  const take = () => {
    const last = --size;
    const time = times[last] as number;
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      if (child + 1 < last && (times[child + 1] as number) < (times[child] as number)) child++;
      if (time <= (times[child] as number)) break;
      times[at] = times[child] as number;
      whos[at] = whos[child] as number;
      at = child;
    }
    times[at] = time;
    whos[at] = whos[last] as number;
  };
  const rings = steps.map(() => new Int32Array(ROOM));
  const heads = new Int32Array(steps.length);
  const tails = new Int32Array(steps.length);
  const idle = Int32Array.from(steps, ({ people }) => people);
  const means = Float64Array.from(steps, ({ minutes }) => minutes * 60);
  const backs = Float64Array.from(steps, ({ back }) => back?.share ?? 0);
  const backTo = Int32Array.from(steps, ({ back }) => back?.to ?? 0);
  const born = new Float64Array(ROOM);
  const step = new Int32Array(ROOM);
  const free = Int32Array.from({ length: ROOM }, (_, i) => i);
  let unused = ROOM;
  const mean = 3600 / perHour;
  let [now, seconds, done, visits] = [0, 0, 0, 0];
  const enter = (who: number, at: number) => {
    step[who] = at;
    if ((idle[at] as number) > 0) {
      idle[at] = (idle[at] as number) - 1;
      add(now - Math.log(1 - Math.random()) * (means[at] as number), who);
    } else {
      const tail = tails[at] as number;
      (rings[at] as Int32Array)[tail & (ROOM - 1)] = who;
      tails[at] = tail + 1;
    }
  };
  const began = performance.now();
  add(-Math.log(1 - Math.random()) * mean, -1);
  while (done < cases) {
    now = times[0] as number;
    const who = whos[0] as number;
    take();
    if (who < 0) {
      const next = free[--unused] as number;
      born[next] = now;
      enter(next, 0);
      add(now - Math.log(1 - Math.random()) * mean, -1);
      continue;
    }
    visits++;
    const at = step[who] as number;
    const head = heads[at] as number;
    if (head === tails[at]) idle[at] = (idle[at] as number) + 1;
    else {
      heads[at] = head + 1;
      add(
        now - Math.log(1 - Math.random()) * (means[at] as number),
        (rings[at] as Int32Array)[head & (ROOM - 1)] as number,
      );
    }
    const back = backs[at] as number;
    if (back > 0 && Math.random() < back) enter(who, backTo[at] as number);
    else if (at + 1 < steps.length) enter(who, at + 1);
    else {
      seconds += now - (born[who] as number);
      done++;
      free[unused++] = who;
    }
  }
  return { visits, milliseconds: performance.now() - began, leadSeconds: seconds / done };
}
