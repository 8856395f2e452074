import type { XmlElement } from '#xml';

/** The operation's element of a message. Read its fields through `fields.ts`. */
export interface Payload {
  readonly element: XmlElement;
  /** Arrays of `int` that were read straight from the bytes; these elements have no children in the tree. */
  readonly intLists: ReadonlyMap<XmlElement, Int32Array>;
}
