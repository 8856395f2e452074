import type { FileSource } from '#store';
import { bundleFailures } from './failures.ts';
import { asObject, listAt, Misshapen, matchAt, parseObject, SHA1 } from './json-shape.ts';

const LONGEST_URL = 2048;
const DECRYPTION_KEY = /^[A-Za-z0-9+/]{0,1024}={0,2}$/;

/** Reads the body of a sources frame: a list. Addresses that are no http(s) addresses are left out. Throws `bundle/damaged-content`. */
export function readSources(bytes: Buffer): readonly FileSource[] {
  try {
    return listAt(parseObject(`{"sources":${bytes.toString('utf8')}}`), 'sources', toSource);
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    throw bundleFailures.fail('damaged-content', { subject: 'sources', detail: error.message });
  }
}

function toSource(item: unknown, place: string): FileSource {
  const json = asObject(item, place);
  const url = httpUrl(json['url']);
  return {
    sha1: matchAt(json, 'sha1', SHA1),
    ...(url === undefined ? {} : { url }),
    ...(json['decryptionKey'] === undefined
      ? {}
      : { decryptionKey: matchAt(json, 'decryptionKey', DECRYPTION_KEY) }),
  };
}

/** The text when it is an http or https address; undefined for anything else. */
export function httpUrl(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > LONGEST_URL || !URL.canParse(text)) return undefined;
  return /^https?:$/.test(new URL(text).protocol) ? text : undefined;
}
