import { readFile } from 'node:fs/promises';
import type { Failure } from '#base';
import type { ImportFault, ImportRequest } from '#server/admin';
import { cliFailures } from '../failures.ts';
import { filesUnder, unreadable } from '../files-under.ts';
import { bytes } from '../quantity.ts';

/** About what the server stores in one transaction. */
const BATCH = { documents: 400, bytes: 8 * 1024 * 1024 };
/** Far above the largest real document (50 MB) and low enough that its base64 form fits into one request. */
const MAX_DOCUMENT = 320 * 1024 * 1024;

export interface Batch {
  readonly documents: ImportRequest['documents'];
  /** Of the documents as they are on disk. */
  readonly bytes: number;
  /** What could not be read. */
  readonly faults: readonly ImportFault[];
}

/** The update documents that paths lead to, read in batches of bounded size: a large document is a batch of its own. */
export async function* documentBatches(paths: readonly string[]): AsyncIterable<Batch> {
  let documents: { name: string; base64: string }[] = [];
  let faults: ImportFault[] = [];
  let size = 0;
  const take = (): Batch => {
    const batch = { documents, bytes: size, faults };
    documents = [];
    faults = [];
    size = 0;
    return batch;
  };
  for await (const found of filesUnder(paths, (name) => /\.xml$/i.test(name))) {
    const read = 'failure' in found ? found.failure : await readDocument(found.path, found.size);
    if (!Buffer.isBuffer(read)) {
      faults.push(toFault(found.path, read));
      continue;
    }
    if (size > 0 && (size + read.length > BATCH.bytes || documents.length >= BATCH.documents)) yield take();
    documents.push({ name: found.path, base64: read.toString('base64') });
    size += read.length;
  }
  if (documents.length > 0 || faults.length > 0) yield take();
}

async function readDocument(path: string, size: number): Promise<Buffer | Failure> {
  if (size > MAX_DOCUMENT) {
    return cliFailures.fail('document-too-large', {
      subject: path,
      detail: `${bytes(size)}, at most ${bytes(MAX_DOCUMENT)}`,
    });
  }
  try {
    return await readFile(path);
  } catch (cause) {
    return unreadable(path, cause);
  }
}

function toFault(name: string, { code, sentence, hint, detail }: Failure): ImportFault {
  return { name, code, message: sentence, hint, ...(detail === undefined ? {} : { detail }) };
}
