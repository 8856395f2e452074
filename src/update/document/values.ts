import type { RevisionNumber, UpdateId, UpdateIdentity } from '../ids.ts';
import { toUpdateId } from '../ids.ts';
import type { Source } from './source.ts';

const LARGEST_REVISION = 0x7fff_ffff;

/**
 * A copy of the text that does not keep the document alive. V8 makes a substring a view of the whole
 * text, so one title in a cache would hold a document of 50 MB.
 */
export function detach(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/** The value of an attribute of the element just opened, by local name; undefined where it is missing. */
export function attribute(source: Source, local: string): string | undefined {
  const value = view(source, local);
  return value === undefined ? undefined : detach(value);
}

/** The same, and a failure where the attribute is missing. */
export function requiredAttribute(source: Source, local: string): string {
  return detach(requiredView(source, local));
}

/** For values that are read and not kept. */
function view(source: Source, local: string): string | undefined {
  for (const candidate of source.reader.attributes) {
    if (candidate.local === local) return candidate.value;
  }
  return undefined;
}

function requiredView(source: Source, local: string): string {
  const value = view(source, local);
  if (value === undefined) throw source.fail('missing', `${local} on <${source.reader.local}>`);
  return value;
}

/** `UpdateID` of the element just opened. */
export function readUpdateId(source: Source): UpdateId {
  const text = requiredView(source, 'UpdateID');
  const id = toUpdateId(text);
  if (id === undefined) throw source.fail('bad-guid', `UpdateID="${shortened(text)}"`);
  return detach(id) as UpdateId;
}

/** `UpdateID` and `RevisionNumber` of the element just opened. */
export function readIdentity(source: Source): UpdateIdentity {
  return {
    updateId: readUpdateId(source),
    revisionNumber: readCount(source, 'RevisionNumber', LARGEST_REVISION) as RevisionNumber,
  };
}

/** A whole number from 0 up; a failure where it is missing, is none, or cannot be held exactly. */
export function readCount(source: Source, local: string, largest = Number.MAX_SAFE_INTEGER): number {
  const text = requiredView(source, local).trim();
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= largest)) throw source.fail('bad-number', `${local}="${shortened(text)}"`);
  return value;
}

/** The same, and `otherwise` where the attribute is missing. */
export function readOptionalCount(source: Source, local: string, otherwise: number): number {
  return view(source, local) === undefined ? otherwise : readCount(source, local);
}

/** An xs:boolean in any letter case; false where the attribute is missing. */
export function readBoolean(source: Source, local: string): boolean {
  const text = view(source, local);
  if (text === undefined) return false;
  switch (text.trim().toLowerCase()) {
    case 'true':
    case '1':
      return true;
    case 'false':
    case '0':
    case '':
      return false;
    default:
      throw source.fail('bad-boolean', `${local}="${shortened(text)}"`);
  }
}

/** As much of a text as fits into a message. */
export function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
