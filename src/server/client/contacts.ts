import { BoundedCache } from '#base';
import type { Contact } from '#store';
import type { ComputerId } from '#update';
import { fingerprint } from './fingerprint.ts';

/** Where contacts go; `ContactRecorder` of changes collects them and writes them in batches. */
export interface ContactSink {
  note(contact: Contact): void;
}

const COMPUTERS_KEPT = 200_000;
const MOST_ATTRIBUTES = 200;
const LONGEST_ATTRIBUTE = 300;

/** Notes who called. DeviceAttributes come with every scan and hardly ever change, so they are passed on only when they do. */
export class Contacts {
  readonly #sink: ContactSink;
  readonly #attributes = new BoundedCache<ComputerId, number>(COMPUTERS_KEPT);

  constructor(sink: ContactSink) {
    this.#sink = sink;
  }

  note(
    computerId: ComputerId,
    call: { readonly at: number; readonly address: string },
    scan?: { readonly finished: boolean; readonly deviceAttributes: string | undefined },
  ): void {
    const contact = { computerId, at: call.at, address: call.address, scanned: scan?.finished ?? false };
    const text = contact.scanned ? scan?.deviceAttributes : undefined;
    if (text === undefined || !this.#changed(computerId, text)) this.#sink.note(contact);
    else this.#sink.note({ ...contact, deviceAttributes: parseDeviceAttributes(text) });
  }

  #changed(computerId: ComputerId, text: string): boolean {
    // A collision only means that one change of an inventory is seen a change later.
    const print = fingerprint(text);
    if (this.#attributes.get(computerId) === print) return false;
    this.#attributes.set(computerId, print, 1);
    return true;
  }
}

/** `Key=Value;Key=Value;` as native clients send it (protocol-facts 6.1). Bounded: it is a client's claim that we keep. */
export function parseDeviceAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  for (const pair of text.split(';', MOST_ATTRIBUTES)) {
    const at = pair.indexOf('=');
    if (at > 0) attributes[pair.slice(0, at).slice(0, 64)] = pair.slice(at + 1, at + 1 + LONGEST_ATTRIBUTE);
  }
  return { ...attributes };
}
