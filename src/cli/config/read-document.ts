import type { Document } from 'yaml';
import { cliFailures } from '../failures.ts';
import { decodeInput, readInput } from '../read-input.ts';

/**
 * Reads a document of settings, YAML or JSON, from a file, or from standard input where it is called `-`. Fails with `cli/not-read` and
 * `cli/not-settings`, which names line and column.
 */
export async function readDocument(file: string): Promise<object> {
  const text = decodeInput(await readInput(file));
  // Loaded only here: the other commands need not wait for it.
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    throw cliFailures.fail('not-settings', { subject: file, detail: error.message.split('\n')[0] ?? '' });
  }
  const value = plain(document, file);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw cliFailures.fail('not-settings', { subject: file, detail: 'it holds no names with values' });
  }
  return value;
}

function plain(document: Document, file: string): unknown {
  try {
    // Without aliases a document cannot grow when it is read.
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw cliFailures.fail('not-settings', { subject: file, detail: 'it uses aliases (*)', cause });
  }
}
