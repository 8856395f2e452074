import { Failure, type Log } from '#base';

/** What the content faces have to tell. */
export function contentEvents(log: Log) {
  return {
    /** A client follows an address that we or another server gave it, and there is nothing. */
    missing: (sha1: string) => log.warn('content.missing', { sha1 }),
    /** Nothing of the file could be sent. */
    refused: (subject: string, error: unknown) => log.error('content.refused', { subject, ...words(error) }),
    /** The answer had begun; its connection was cut. */
    brokenOff: (subject: string, error: unknown) =>
      log.error('content.broken-off', { subject, ...words(error) }),
  };
}

export type ContentEvents = ReturnType<typeof contentEvents>;

function words(error: unknown): { readonly code?: string; readonly message: string } {
  if (error instanceof Failure) return { code: error.code, message: error.message };
  return { message: error instanceof Error ? error.message : String(error) };
}
