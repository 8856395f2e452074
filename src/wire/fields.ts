import { type Failure, parseGuid } from '#base';
import { attributeOf, childOf, childrenOf, textOf, type XmlElement } from '#xml';
import { wireFailures } from './failures.ts';
import type { Payload } from './payload.ts';
import { isOperation } from './services.ts';

type Optional<T> = { [Key in keyof T]: undefined extends T[Key] ? Key : never }[keyof T];

/** The same fields; those that could be undefined are optional. */
export type Given<T> = Omit<T, Optional<T>> & { [Key in Optional<T>]?: Exclude<T[Key], undefined> };

/** The value without the fields that are undefined: on the wire they were missing. */
export function given<T extends object>(value: T): Given<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Given<T>;
}

/** The first child of that name; undefined when it is missing or nil. */
export function fieldOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  const child = childOf(element, name);
  return child === undefined || isNil(child) ? undefined : child;
}

/** Free text, exactly as sent; undefined when it is missing or nil. */
export function readText(element: XmlElement | undefined, name: string): string | undefined {
  return textOf(element, name);
}

/** A token (time, enumeration, version): white space around it means nothing. Undefined when it is missing, nil or empty. */
export function readToken(element: XmlElement | undefined, name: string): string | undefined {
  return textOf(element, name)?.trim() || undefined;
}

/** Base64 without the line ends that older clients put in. */
export function readBase64(element: XmlElement | undefined, name: string): string | undefined {
  return textOf(element, name)?.replace(/\s+/g, '');
}

/** xs:int. Undefined when it is missing; throws wire/bad-value when it is none. */
export function readInt(element: XmlElement | undefined, name: string): number | undefined {
  const text = readToken(element, name);
  return text === undefined ? undefined : parseInt32(text, element, name);
}

/** xs:int, 0 when it is missing. */
export function readIntOrZero(element: XmlElement | undefined, name: string): number {
  return readInt(element, name) ?? 0;
}

/** A HRESULT: signed 32 bits, also when it is written unsigned. 0 when it is missing. */
export function readHresult(element: XmlElement | undefined, name: string): number {
  const text = readToken(element, name);
  if (text === undefined) return 0;
  return /^\d{10}$/.test(text) && Number(text) < 2 ** 32 ? Number(text) | 0 : parseInt32(text, element, name);
}

/** xs:long; 0 when it is missing. */
export function readLong(element: XmlElement | undefined, name: string): bigint {
  const text = readToken(element, name);
  if (text === undefined) return 0n;
  const value = /^[+-]?\d{1,19}$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
  if (value === undefined || BigInt.asIntN(64, value) !== value) throw badValue(element, name, text);
  return value;
}

/** xs:boolean in any letter case. Undefined when it is missing. */
export function readBoolean(element: XmlElement | undefined, name: string): boolean | undefined {
  const text = readToken(element, name);
  if (text === undefined) return undefined;
  switch (text.toLowerCase()) {
    case 'true':
    case '1':
      return true;
    case 'false':
    case '0':
      return false;
    default:
      throw badValue(element, name, text);
  }
}

/** A GUID in any letter case, with or without braces, as lower case without. Undefined when it is missing. */
export function readGuid(element: XmlElement | undefined, name: string): string | undefined {
  const text = readToken(element, name);
  return text === undefined ? undefined : guidIn(text, element, name);
}

/** The canonical form when it is a GUID, otherwise the token as it is: for ids that the protocol types as strings. */
export function readComputerId(element: XmlElement | undefined, name: string): string | undefined {
  const text = readToken(element, name);
  return text === undefined ? undefined : (parseGuid(text) ?? text);
}

/** Texts of the items of an array. Undefined when the array is missing or nil; items that are nil are left out. */
export function readTexts(
  element: XmlElement | undefined,
  name: string,
  item = 'string',
): string[] | undefined {
  const array = fieldOf(element, name);
  if (array === undefined) return undefined;
  return itemsOf(array, item).map((child) => child.text);
}

/** The same for tokens: white space around them means nothing. */
export function readTokens(
  element: XmlElement | undefined,
  name: string,
  item = 'string',
): string[] | undefined {
  return readTexts(element, name, item)?.map((text) => text.trim());
}

/** GUIDs of the items of an array; empty when it is missing. */
export function readGuids(element: XmlElement | undefined, name: string): string[] {
  return readGuidsIf(element, name) ?? [];
}

/** The same; undefined when the array is missing or nil. */
export function readGuidsIf(element: XmlElement | undefined, name: string): string[] | undefined {
  return readTexts(element, name, 'guid')?.map((text) => guidIn(text, element, name));
}

/** Base64 texts of the items of an array, without white space. Undefined when the array is missing or nil. */
export function readDigests(element: XmlElement | undefined, name: string): string[] | undefined {
  return readTexts(element, name, 'base64Binary')?.map((text) => text.replace(/\s+/g, ''));
}

/**
 * What `read` makes of a parameter; undefined when it is missing or nil. Throws wire/bad-value under the parameter's own
 * name for whatever is wrong inside: so do real servers in MS-WSUSSS (`filter`, `updateIds`; protocol-facts 4.1).
 */
export function readParameter<T>(
  element: XmlElement,
  name: string,
  read: (parameter: XmlElement) => T,
): T | undefined {
  const parameter = fieldOf(element, name);
  if (parameter === undefined) return undefined;
  try {
    return read(parameter);
  } catch (error) {
    if (!wireFailures.is(error, 'bad-value')) throw error;
    throw wireFailures.fail('bad-value', {
      subject: name,
      detail: `${error.subject} is ${error.detail}`,
      cause: error,
    });
  }
}

/** The element with its attributes as further children, so that the readers of fields find them. */
export function withAttributesAsFields(element: XmlElement): XmlElement {
  const fields = element.attributes.map(({ local, value }) => ({
    local,
    namespace: '',
    attributes: [],
    children: [],
    text: value,
  }));
  return { ...element, children: [...fields, ...element.children] };
}

/** An array of ints. Undefined when it is missing or nil; throws wire/bad-value, which names the array. */
export function readInts(
  payload: Payload,
  element: XmlElement | undefined,
  name: string,
): Int32Array | undefined {
  const array = fieldOf(element, name);
  if (array === undefined) return undefined;
  const ints = payload.intLists.get(array);
  return (
    ints ?? Int32Array.from(itemsOf(array, 'int'), (child) => parseInt32(child.text.trim(), element, name))
  );
}

/** The elements of an array of that item name, without those that are nil. */
export function itemsOf(array: XmlElement | undefined, item: string): XmlElement[] {
  return childrenOf(array, item).filter((child) => !isNil(child));
}

function parseInt32(text: string, element: XmlElement | undefined, name: string): number {
  const value = int32In(text);
  if (value === undefined) throw badValue(element, name, text);
  return value;
}

/** The value of an xs:int; undefined when the text is none. */
export function int32In(text: string): number | undefined {
  const value = /^[+-]?\d{1,20}$/.test(text) ? Number(text) : Number.NaN;
  return value === (value | 0) ? value | 0 : undefined;
}

function guidIn(text: string, element: XmlElement | undefined, name: string): string {
  const guid = parseGuid(text);
  if (guid === undefined) throw badValue(element, name, text);
  return guid;
}

/** Names the value as real servers name a parameter: `parameters.X`, without the operation (protocol-facts 4.1). */
function badValue(element: XmlElement | undefined, name: string, text: string): Failure {
  const inOperation = element === undefined || isOperation(element.local);
  return wireFailures.fail('bad-value', {
    subject: inOperation ? name : `${element.local}.${name}`,
    detail: JSON.stringify(text.slice(0, 60)),
  });
}

function isNil(element: XmlElement): boolean {
  const nil = attributeOf(element, 'nil');
  return nil === 'true' || nil === '1';
}
