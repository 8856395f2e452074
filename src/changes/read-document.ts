import { Failure } from '#base';
import type { RevisionImport } from '#store';
import { parseUpdate, toWireFragments } from '#update';
import { changesFailures } from './failures.ts';
import type { SourceDocument } from './types.ts';

/**
 * Reads an update document into what the store keeps of it. Throws the failure of `xml` or `update` that names
 * the place, or `changes/unreadable-document` for whatever else a hostile document brings about.
 */
export function readDocument({ name, bytes }: SourceDocument): RevisionImport {
  try {
    const { revision, fragments } = parseUpdate(bytes, name);
    return { revision, document: bytes, fragments: toWireFragments(fragments) };
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw changesFailures.fail('unreadable-document', { subject: name, cause });
  }
}
