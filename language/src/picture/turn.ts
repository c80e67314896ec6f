/** For a flow that runs down everything lies on its side while it is placed, for placing always runs to the right. */

/** On its side: what was its width is its height. */
export function turned<T extends { readonly width: number; readonly height: number }>(thing: T): T {
  return { ...thing, width: thing.height, height: thing.width };
}

/** A point or the corner of a box on the other side of the diagonal. */
export function swapped<T extends { readonly x: number; readonly y: number }>(thing: T): T {
  return { ...thing, x: thing.y, y: thing.x };
}
