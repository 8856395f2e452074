import type { IncomingMessage } from 'node:http';
import type { Reply } from './fault.ts';
import type { WorldFile } from './revision.ts';
import type { WorldView } from './world-view.ts';

/** The file whose SHA-1 is in that address, in the form of a WSUS or of Microsoft. */
export function fileAt(address: string, view: WorldView): WorldFile | undefined {
  const [sha1] = /[0-9a-f]{40}/i.exec(address) ?? [];
  return sha1 === undefined ? undefined : view.file(sha1.toUpperCase());
}

/**
 * The answer for a file or a range of it: 200, 206, 404 or 416. `spoil` has the whole file under its hands before a range
 * is cut from it, so that every piece of a spoiled file is of the same spoiled file.
 */
export function contentReply(
  file: WorldFile | undefined,
  request: IncomingMessage,
  spoil: (reply: Reply) => Reply,
): Reply {
  if (file === undefined) return spoil({ status: 404, headers: {}, body: Buffer.alloc(0) });
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Accept-Ranges': 'bytes',
    ETag: `"${file.sha1.toLowerCase()}"`,
    'Last-Modified': 'Sun, 04 Oct 2026 15:03:36 GMT',
  };
  const whole = spoil({ status: 200, headers, body: file.bytes() });
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (whole.status !== 200 || range === null) return whole;
  const size = whole.body.length;
  const start = Number(range[1]);
  const end = Math.min(range[2] === '' ? size - 1 : Number(range[2]), size - 1);
  if (start > end) {
    return { status: 416, headers: { 'Content-Range': `bytes */${size}` }, body: Buffer.alloc(0) };
  }
  return {
    status: 206,
    headers: { ...whole.headers, 'Content-Range': `bytes ${start}-${end}/${size}` },
    body: whole.body.subarray(start, end + 1),
  };
}
