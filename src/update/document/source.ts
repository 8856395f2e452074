import type { Failure, FailureTable } from '#base';
import type { XmlReader } from '#xml';
import { updateFailures } from '../failures.ts';

type UpdateFailureCode = typeof updateFailures extends FailureTable<infer Code> ? Code : never;

/** An update document that is being read: the reader, and failures that name the document and the place in it. */
export interface Source {
  readonly reader: XmlReader;
  /** A failure at the event the reader is on. The caller throws it. */
  fail(code: UpdateFailureCode, detail: string): Failure;
}

/** Binds a reader to the name of its document. */
export function sourceOf(reader: XmlReader, name: string): Source {
  return {
    reader,
    fail: (code, detail) =>
      updateFailures.fail(code, { subject: name, detail: `${detail} (${reader.place})` }),
  };
}
