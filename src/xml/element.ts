import type { XmlAttribute, XmlReader } from './reader.ts';

/** One element of a small tree. For messages and small documents; large documents are read event by event. */
export interface XmlElement {
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The text directly inside the element. */
  readonly text: string;
}

/** Builds the tree of the element that the reader has just opened, and leaves the reader behind its close event. */
export function readElement(reader: XmlReader): XmlElement {
  const { local, namespace, attributes } = reader;
  const children: XmlElement[] = [];
  let text = '';
  for (;;) {
    const event = reader.next();
    if (event === 'open') children.push(readElement(reader));
    else if (event === 'text') text += reader.text;
    else return { local, namespace, attributes, children, text };
  }
}

/** The first child of that local name, whatever its namespace: input is read liberally. */
export function childOf(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((child) => child.local === local);
}

/** All children of that local name. */
export function childrenOf(element: XmlElement | undefined, local: string): XmlElement[] {
  return element === undefined ? [] : element.children.filter((child) => child.local === local);
}

/** The text of the first child of that name, or undefined when there is no such child or it is marked nil. */
export function textOf(element: XmlElement | undefined, local: string): string | undefined {
  const child = childOf(element, local);
  if (child === undefined || isNil(child)) return undefined;
  return child.text;
}

/** The value of an attribute by local name. */
export function attributeOf(
  element: { readonly attributes: readonly XmlAttribute[] },
  local: string,
): string | undefined {
  return element.attributes.find((attribute) => attribute.local === local)?.value;
}

/** True for `xsi:nil="true"`, under whichever prefix (native clients declare their own). */
function isNil(element: XmlElement): boolean {
  const nil = attributeOf(element, 'nil');
  return nil === 'true' || nil === '1';
}
