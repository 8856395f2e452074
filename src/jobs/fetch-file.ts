import type { ContentExpectation, ContentStore } from '#content';
import { contentFailures } from '#content';
import type { Outgoing, OutgoingAnswer } from '#outgoing';
import type { UpdateFile } from '#update';
import { jobsFailures } from './failures.ts';
import type { Source } from './fetch-sources.ts';

/** Milliseconds. A server that has to fetch the file from a tape of its own may think for a while. */
const TIMEOUTS = { connect: 30_000, headers: 120_000, body: 60_000 };

export interface FileFetch {
  readonly outgoing: Pick<Outgoing, 'send'>;
  readonly content: Pick<ContentStore, 'partial' | 'add'>;
  readonly file: UpdateFile;
  readonly source: Source;
  readonly signal: AbortSignal;
  /** Told how many bytes of the file are here already, when its bytes begin to come. */
  readonly onStart: (from: number) => void;
  /** Told of each piece before it is taken; resolves when the next may come. Rejects to end it. */
  readonly onPiece: (bytes: number) => Promise<void> | undefined;
}

/**
 * Brings one file from one place into the content, going on behind what an earlier attempt left. Every digest and the
 * size are verified there. Rejects with the failures of `outgoing` and `content`, with `jobs/not-found`, `jobs/bad-answer`
 * or `jobs/wrong-length`; what came before a line broke is kept.
 */
export async function fetchFile(fetch: FileFetch): Promise<void> {
  const { content, file, signal } = fetch;
  const expected: ContentExpectation = {
    sha1: file.sha1,
    size: file.size,
    ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }),
  };
  const kept = await content.partial(file.sha1);
  if (kept === file.size && kept > 0) {
    // All bytes came the last time, and only the end of the work is missing.
    const isWhole = await content.add(expected, nothing(), { from: kept, signal }).then(
      () => true,
      (error: unknown) => {
        if (!isWrongBytes(error)) throw error;
        return false;
      },
    );
    if (isWhole) return;
  }
  const answer = await askFor(fetch, kept < file.size ? kept : 0);
  try {
    fetch.onStart(answer.from);
    await content.add(expected, pieces(answer.body, fetch), { from: answer.from, signal });
  } finally {
    answer.body.destroy();
  }
}

/** True for bytes that were not the declared ones. */
export function isWrongBytes(error: unknown): boolean {
  return contentFailures.is(error, 'digest-mismatch') || contentFailures.is(error, 'size-mismatch');
}

/** An answer that begins behind `from`, or at the beginning where the server gives no ranges. */
async function askFor(
  fetch: FileFetch,
  from: number,
): Promise<{ readonly from: number; readonly body: OutgoingAnswer['body'] }> {
  const { file, source } = fetch;
  const answer = await fetch.outgoing.send({
    method: 'GET',
    url: source.url,
    headers: { 'accept-encoding': 'identity', ...(from === 0 ? {} : { range: `bytes=${from}-` }) },
    rules: source.rules,
    ...(source.trust === undefined ? {} : { trust: source.trust }),
    timeouts: TIMEOUTS,
    signal: fetch.signal,
  });
  const { status, headers, body } = answer;
  // A line may break before anybody reads from it; whoever reads is told.
  body.on('error', () => undefined);
  const isOrdered = status === 206 && from > 0 && isRest(headers['content-range'], from, file.size);
  if (from > 0 && (status === 416 || (status === 206 && !isOrdered))) {
    // It has another length there, or does not know ranges well. Without one it can show what it has.
    body.destroy();
    return askFor(fetch, 0);
  }
  try {
    checkAnswer(answer, isOrdered ? file.size - from : file.size, isOrdered);
  } catch (error) {
    body.destroy();
    throw error;
  }
  return { from: isOrdered ? from : 0, body };
}

function checkAnswer({ status, headers, url }: OutgoingAnswer, length: number, isOrdered: boolean): void {
  const subject = URL.parse(url)?.host ?? '';
  if (status === 404 || status === 410)
    throw jobsFailures.fail('not-found', { subject, detail: `HTTP ${status}` });
  if (status !== 200 && !isOrdered)
    throw jobsFailures.fail('bad-answer', { subject, detail: `HTTP ${status}` });
  const coding = headers['content-encoding'] ?? 'identity';
  if (coding.toLowerCase() !== 'identity') {
    throw jobsFailures.fail('bad-answer', { subject, detail: `it comes coded as ${coding.slice(0, 40)}` });
  }
  const declared = headers['content-length'];
  if (declared !== undefined && declared !== String(length)) {
    const detail = `expected are ${length} bytes, announced ${declared.slice(0, 40)}`;
    throw jobsFailures.fail('wrong-length', { subject, detail });
  }
}

/** `bytes 100-199/200`: begins where it was asked to, and goes to the end of a file of that size. */
function isRest(range: string | undefined, from: number, size: number): boolean {
  const [, first, last, total] = /^bytes\s+(\d+)-(\d+)\/(\d+|\*)$/i.exec(range ?? '') ?? [];
  return Number(first) === from && Number(last) === size - 1 && (total === '*' || Number(total) === size);
}

async function* pieces(body: AsyncIterable<Uint8Array>, { onPiece }: FileFetch): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    const wait = onPiece(piece.length);
    if (wait !== undefined) await wait;
    yield piece;
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
