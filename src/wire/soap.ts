import { Failure } from '#base';
import { DOCUMENT_LIMITS, decodeXml, MESSAGE_LIMITS, type XmlElement, type XmlLimits, XmlReader } from '#xml';
import { wireFailures } from './failures.ts';
import { cutIntLists, type ListCuts, NO_CUTS } from './int-lists.ts';
import type { KnownLists } from './known-lists.ts';
import type { Payload } from './payload.ts';
import { type SoapVersion, soapVersionOf } from './soap-version.ts';

/** A SOAP message, opened as far as its operation. */
export interface Envelope {
  readonly soap: SoapVersion;
  /** Local name of the body's first element. It decides what is asked, not SOAPAction (protocol-facts 3.2). */
  readonly operation: string;
  /** Namespace of that element. */
  readonly namespace: string;
  readonly payload: Payload;
}

/**
 * Opens a request: SOAP 1.1 or 1.2, any prefixes, headers passed over, UTF-8 or UTF-16.
 * Arrays of ints are read from the bytes without a tree, because a scan sends thousands; with `known`, those that
 * were sent before are recognised without being read.
 * Throws wire/not-xml, wire/not-soap and wire/no-operation.
 */
export function readEnvelope(body: Uint8Array, known?: KnownLists): Envelope {
  return open(body, MESSAGE_LIMITS, known);
}

/** The same for what downstream servers report of all their computers at once (MS-WSUSSS 3.1.4.14 to 3.1.4.17). */
export function readRollupEnvelope(body: Uint8Array): Envelope {
  return open(body, ROLLUP_LIMITS);
}

/**
 * Opens a report as far as it says who reports, and leaves its events for later: `payload` then has just what stands before `eventBatch`.
 * What is behind that is not looked at, so that a damaged message is refused by whoever reads all of it. A message that
 * says nothing of the sender before its events is read whole, as every other one is.
 */
export function readReportHead(body: Uint8Array): Envelope {
  const isEnough: Enough = (name, before) =>
    name === 'eventBatch' && before.some(({ local }) => local === 'cookie' || local === 'computerId');
  return asWireFailures(() => readRest({ ...NO_CUTS, rest: body }, MESSAGE_LIMITS, isEnough));
}

const ROLLUP_LIMITS: XmlLimits = { ...MESSAGE_LIMITS, bytes: 16 * 1024 * 1024, elements: 600_000 };

/** The same for answers, which are as large as update metadata: pages of 51 MB have been seen (protocol-facts 1.11). */
export function readResponseEnvelope(body: Uint8Array): Envelope {
  return open(body, RESPONSE_LIMITS);
}

const RESPONSE_LIMITS: XmlLimits = { ...DOCUMENT_LIMITS, depth: MESSAGE_LIMITS.depth };

/**
 * What `read` makes of the operation's element of an answer, without a tree of it: for answers of a million elements.
 * `read` is called at that element's open event and must leave the reader behind its close event. Throws as
 * `readResponseEnvelope` does.
 */
export function streamResponseEnvelope<T>(body: Uint8Array, read: (reader: XmlReader) => T): T {
  return asWireFailures(() => {
    const reader = new XmlReader(decodeXml(body, RESPONSE_LIMITS), RESPONSE_LIMITS);
    return walkBody(reader, () => read(reader)).first;
  });
}

function open(body: Uint8Array, limits: XmlLimits, known?: KnownLists): Envelope {
  return asWireFailures(
    () => openQuickly(body, limits, known) ?? readRest({ ...NO_CUTS, rest: body }, limits),
  );
}

function asWireFailures<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure && error.code.startsWith('xml/')) {
      throw wireFailures.fail('not-xml', { detail: error.message, cause: error });
    }
    throw error;
  }
}

/** Opens a message without its int lists; undefined when it has none, or none that can be cut out. */
function openQuickly(body: Uint8Array, limits: XmlLimits, known?: KnownLists): Envelope | undefined {
  if (body.length > limits.bytes) return undefined;
  const cuts = cutIntLists(body, known);
  if (cuts.lists.length === 0) return undefined;
  try {
    const envelope = readRest(cuts, limits);
    // A list that no element claims lay in a comment or the like, where its bytes meant something else.
    return envelope.payload.intLists.size === cuts.lists.length ? envelope : undefined;
  } catch {
    // Read the whole message again, so that the failure names its place in the message as it was sent.
    return undefined;
  }
}

function readRest(cuts: ListCuts, limits: XmlLimits, isEnough?: Enough): Envelope {
  const text = decodeXml(cuts.rest, limits);
  const reader = new XmlReader(text, limits);
  const builder = new TreeBuilder(reader, placesIn(text, cuts));
  const { soap, first: operation } = walkBody(reader, () => builder.read(isEnough));
  return {
    soap,
    operation: operation.local,
    namespace: operation.namespace,
    payload: { element: operation, intLists: builder.intLists },
  };
}

/**
 * Goes through a whole message. `take` is called at the first child of its Body and leaves the reader behind it:
 * only that one is an operation, multi-reference values of RPC style may follow it. Where it leaves the reader within, the walk ends there.
 */
function walkBody<T>(reader: XmlReader, take: () => T): { soap: SoapVersion; first: T } {
  reader.next();
  const soap = reader.local === 'Envelope' ? soapVersionOf(reader.namespace) : undefined;
  if (soap === undefined) throw wireFailures.fail('not-soap', { detail: `the root is <${reader.local}>` });
  let first: { readonly value: T } | undefined;
  let bodySeen = false;
  for (;;) {
    const event = reader.next();
    if (event === 'end') break;
    if (event !== 'open') continue;
    if (reader.local !== 'Body') {
      reader.skip();
      continue;
    }
    bodySeen = true;
    for (let inner = reader.next(); inner !== 'close'; inner = reader.next()) {
      if (inner !== 'open') continue;
      if (first !== undefined) {
        reader.skip();
        continue;
      }
      const { depth } = reader;
      first = { value: take() };
      if (reader.depth >= depth) return { soap, first: first.value };
    }
  }
  if (!bodySeen) throw wireFailures.fail('not-soap', { detail: 'there is no Body' });
  if (first === undefined) throw wireFailures.fail('no-operation');
  return { soap, first: first.value };
}

/** For each cut, the offset in the text just behind the opening tag it was taken from. */
function placesIn(text: string, cuts: ListCuts): ReadonlyMap<number, Int32Array> {
  const places = new Map<number, Int32Array>();
  const oneToOne = text.length === cuts.rest.length;
  for (const { at, ints } of cuts.lists) {
    const place = oneToOne ? at : new TextDecoder().decode(cuts.rest.subarray(0, at)).length;
    places.set(place, ints);
  }
  return places;
}

/** Whether reading can stop before the child of that name, given the children before it. */
type Enough = (name: string, before: readonly XmlElement[]) => boolean;

/** Builds trees and hands each int list that was cut out to the element it belongs to. */
class TreeBuilder {
  readonly intLists = new Map<XmlElement, Int32Array>();
  readonly #reader: XmlReader;
  readonly #places: ReadonlyMap<number, Int32Array>;

  constructor(reader: XmlReader, places: ReadonlyMap<number, Int32Array>) {
    this.#reader = reader;
    this.#places = places;
  }

  /** The element that the reader has just opened; leaves the reader behind its close event, or within it where that is enough. */
  read(isEnough?: Enough): XmlElement {
    const reader = this.#reader;
    const { local, namespace, attributes } = reader;
    const ints = this.#places.get(reader.position);
    const children: XmlElement[] = [];
    let text = '';
    for (let event = reader.next(); event !== 'close'; event = reader.next()) {
      if (event === 'text') {
        text += reader.text;
      } else if (isEnough?.(reader.local, children)) {
        break;
      } else {
        children.push(this.read());
      }
    }
    const element = { local, namespace, attributes, children, text };
    if (ints !== undefined) this.intLists.set(element, ints);
    return element;
  }
}
