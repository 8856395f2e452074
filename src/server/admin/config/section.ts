import type { DeclaredState } from '../contract/config.ts';

/** Asks this very API, in the name of whoever applies the document: checks, audit and effects are those of the call. */
export type Ask = <Answer>(call: Call) => Promise<Answer>;

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** What follows `/api/v1`. */
  readonly path: string;
  readonly body?: unknown;
}

/** Settings that one address of the API keeps together. */
export interface SettingsSection {
  readonly kind: 'settings';
  readonly keys: readonly (keyof DeclaredState)[];
  read(ask: Ask): Promise<DeclaredState>;
  /** The calls that bring them about. `wanted` has all keys of the section: those of the document, the others as they are now. */
  write(wanted: DeclaredState, now: DeclaredState): readonly Call[];
}

type ListKey = {
  [Key in keyof DeclaredState]-?: NonNullable<DeclaredState[Key]> extends readonly { readonly Name: string }[]
    ? Key
    : never;
}[keyof DeclaredState];

/** Things with names, of which there are many. */
export interface ListSection<Key extends ListKey = ListKey> {
  readonly kind: 'list';
  readonly key: Key;
  read(ask: Ask): Promise<readonly Named[]>;
  /** In the order in which they have to be made; removed in the opposite one. */
  inOrder?(entries: readonly Named[]): readonly Named[];
  /** An entry of the document with what it leaves out, as `read` gives it; left out: it is so already. */
  inFull?(entry: Named): Named;
  /** What names it among the others: more than the name where a name says too little. */
  nameOf?(entry: Named): string;
  /** Puts all entries in the order of those names, where order counts. */
  arrange?(names: readonly string[]): readonly Call[];
  create(entry: Named): readonly Call[];
  change(before: Named, after: Named): readonly Call[];
  remove(entry: Named): readonly Call[];
}

/** An entry of such a list, as the document has it. */
export interface Named {
  readonly Name: string;
  readonly [key: string]: unknown;
}

export type Section = SettingsSection | ListSection;

/** An address with its parts escaped. */
export function pathOf(root: string, ...parts: readonly string[]): string {
  return [root, ...parts.map((part) => encodeURIComponent(part))].join('/');
}
