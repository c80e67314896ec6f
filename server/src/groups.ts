/** The models of each folder, joined to the workspaces that findings and figures are about. */
import { type ChainModel, type Workspace, workspaceOf } from '@chainwright/language/model';

interface Group {
  /** All models of the folder. */
  readonly all: Workspace;
  /** Those that count where findings and figures are about. */
  readonly counted: Workspace;
}

/** What is read, as the groups need it. */
export interface GroupSource {
  /** The folder that a file is seen in. */
  readonly groupOf: (uri: string) => string;
  /** The files that are taken in. */
  readonly uris: () => Iterable<string>;
  readonly model: (uri: string) => ChainModel | undefined;
  readonly importsOf: (uri: string) => readonly string[];
  /** Whether the configuration leaves it in. */
  readonly isIncluded: (uri: string) => boolean;
}

export class Groups {
  readonly #source: GroupSource;
  readonly #groups = new Map<string, Group>();
  /** As they were before: most of them still holds. */
  readonly #earlier = new Map<string, Group>();
  /** Files that are to be joined to groups that hold without them. */
  readonly #joining = new Set<string>();

  constructor(source: GroupSource) {
    this.#source = source;
  }

  /** The models that are seen together with this file: of a file that is left out, all of its folder. */
  around(uri: string): Workspace {
    const { all, counted } = this.#group(uri);
    return all === counted || counted.models.some(({ file }) => file === uri) ? counted : all;
  }

  /** What counts among the findings of the folder that a file belongs to. */
  counted(uri: string): Workspace {
    return this.#group(uri).counted;
  }

  /** A file is another one now, or gone. */
  changed(uri: string): void {
    if (!this.#joining.has(uri)) this.#groups.delete(this.#source.groupOf(uri));
  }

  /** A file has come that nothing joined before leads to: it is joined when somebody asks about it, or by `joinAll`. */
  joins(uri: string): void {
    this.#joining.add(uri);
  }

  joinAll(): void {
    for (const uri of this.#joining) this.#groups.delete(this.#source.groupOf(uri));
    this.#joining.clear();
  }

  /** All are made anew. */
  forget(): void {
    this.#groups.clear();
    this.#joining.clear();
  }

  #group(uri: string): Group {
    if (this.#joining.has(uri)) this.joinAll();
    const { groupOf } = this.#source;
    const root = groupOf(uri);
    const known = this.#groups.get(root);
    if (known !== undefined) return known;
    const uris = [...this.#source.uris()].filter((other) => groupOf(other) === root && !this.#joining.has(other));
    const models = uris.sort().flatMap((one) => this.#source.model(one) ?? []);
    const counting = this.#counting(uris);
    const before = this.#earlier.get(root);
    const all = workspaceOf(models, before?.all);
    const isAll = models.every(({ file }) => counting.has(file));
    const counted = () => models.filter(({ file }) => counting.has(file));
    const group = { all, counted: isAll ? all : workspaceOf(counted(), before?.counted) };
    this.#groups.set(root, group);
    this.#earlier.set(root, group);
    return group;
  }

  /** What the configuration does not leave out, and all that is imported from there. */
  #counting(uris: readonly string[]): ReadonlySet<string> {
    const counting = new Set(uris.filter((uri) => this.#source.isIncluded(uri)));
    // Sets grow while they are walked: they are their own queues.
    for (const uri of counting) for (const one of this.#source.importsOf(uri)) counting.add(one);
    return counting;
  }
}
