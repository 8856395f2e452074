import { parseGuid } from '#base';

// Three ids that everyone confuses are three types.

/** The GUID that all revisions of an update share, lower case without braces. */
export type UpdateId = string & { readonly __brand: 'UpdateId' };
/** Counts the revisions of one update, as its publisher does. */
export type RevisionNumber = number & { readonly __brand: 'RevisionNumber' };
/** This server's own integer for one revision: stable for ever, never given to another revision. */
export type RevisionId = number & { readonly __brand: 'RevisionId' };

/** What names one revision everywhere, on every server. */
export interface UpdateIdentity {
  readonly updateId: UpdateId;
  readonly revisionNumber: RevisionNumber;
}

/** The text as an UpdateId, or undefined when it is no GUID. */
export function toUpdateId(text: string): UpdateId | undefined {
  return parseGuid(text) as UpdateId | undefined;
}
