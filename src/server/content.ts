import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Log, nullLog } from '#base';
import { type ContentStore, contentFailures } from '#content';
import { answerWithBytes } from './byte-answer.ts';
import { contentEvents } from './content-events.ts';
import { answerPlainly } from './plain-answer.ts';

/** A face that is not SOAP: answers the request, whatever happens. `path` is percent-decoded once and has no query. */
export type PathHandler = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

export interface ContentHandlerOptions {
  readonly content: Pick<ContentStore, 'stat' | 'read'>;
  readonly log?: Log;
  /** Told of each request for a file that is not here; upper-case hex SHA-1. */
  readonly onMissing?: (sha1: string) => void;
  /** A client that takes no byte for so long is cut off, milliseconds. Two minutes when left out. */
  readonly stallTimeout?: number;
}

const ADDRESS = /^\/content\/([0-9a-f]{2})\/([0-9a-f]{38}([0-9a-f]{2}))(\.[0-9a-z_~-]{1,32})?$/i;

/**
 * Serves `GET` and `HEAD` of `/Content/<XX>/<SHA1>.<ext>`, in any letter case (protocol-facts 8). The extension is
 * the update's affair and only has to be there; the digest alone says which file is meant.
 */
export function createContentHandler(options: ContentHandlerOptions): PathHandler {
  const { content, stallTimeout = 120_000 } = options;
  const events = contentEvents(options.log ?? nullLog);
  return async (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answerPlainly(request, response, 405, 'Content can only be read.', { Allow: 'GET, HEAD' });
    }
    const [, folder, digits, lastTwo, extension] = ADDRESS.exec(path) ?? [];
    if (folder === undefined || digits === undefined || folder.toUpperCase() !== lastTwo?.toUpperCase()) {
      return answerPlainly(request, response, 404, 'There is no such content address.');
    }
    // What the real server answers; links built by hand often lack it.
    if (extension === undefined) {
      return answerPlainly(request, response, 403, 'The address lacks the extension of the file.');
    }
    const sha1 = digits.toUpperCase();
    const missing = () => {
      events.missing(sha1);
      options.onMissing?.(sha1);
      answerPlainly(request, response, 404, 'This file is not on this server.');
    };
    try {
      const info = await content.stat(sha1);
      if (info === undefined) return missing();
      const resource = {
        size: info.size,
        modifiedAt: info.modifiedAt,
        etag: `"${sha1}"`,
        read: (range: { readonly start: number; readonly end: number }) => content.read(sha1, range),
      };
      await answerWithBytes(request, response, resource, stallTimeout);
    } catch (error) {
      if (response.headersSent) return events.brokenOff(sha1, error);
      if (contentFailures.is(error, 'missing')) return missing();
      events.refused(sha1, error);
      answerPlainly(request, response, 500, 'The file cannot be read. The log of this server says why.');
    }
  };
}
