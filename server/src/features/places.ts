/** The document that an id is of. */
export function fileOf(id: string): string {
  return id.slice(0, id.lastIndexOf('#'));
}
