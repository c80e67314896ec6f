/** Gauss-Legendre quadrature of 20 points (Abramowitz & Stegun 1964, table 25.4) over pieces where a function is smooth. */

const NODES = [
  0.07652652113349732, 0.22778585114164507, 0.37370608871541955, 0.5108670019508271, 0.636053680726515,
  0.7463319064601508, 0.8391169718222188, 0.9122344282513259, 0.9639719272779138, 0.993128599185095,
];
const WEIGHTS = [
  0.15275338713072584, 0.14917298647260374, 0.14209610931838204, 0.13168863844917664, 0.11819453196151841,
  0.10193011981724044, 0.08327674157670475, 0.06267204833410907, 0.04060142980038694, 0.017614007139152118,
];

/** @param breaks ends of the pieces, in ascending order. */
export function integrate(f: (t: number) => number, breaks: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < breaks.length; i++) sum += piece(f, breaks[i - 1] ?? 0, breaks[i] ?? 0);
  return sum;
}

function piece(f: (t: number) => number, from: number, to: number): number {
  const half = (to - from) / 2;
  if (!(half > 0)) return 0;
  const middle = from + half;
  let sum = 0;
  for (let k = 0; k < NODES.length; k++) {
    const offset = half * (NODES[k] ?? 0);
    sum += (WEIGHTS[k] ?? 0) * (f(middle - offset) + f(middle + offset));
  }
  return half * sum;
}
