import { Failure } from '#base';
import { type ContentPolicy, type ContentStore, contentFailures } from '#content';
import type { Outgoing } from '#outgoing';
import type { StoreReader } from '#store';
import type { Download } from './download.ts';
import { jobsFailures } from './failures.ts';
import { fetchFile, isWrongBytes } from './fetch-file.ts';
import { type Source, sourcesOf, type UpstreamFacts } from './fetch-sources.ts';

export interface AttemptParts {
  readonly store: Pick<StoreReader, 'fileSources'>;
  readonly content: ContentStore;
  readonly outgoing: Pick<Outgoing, 'send'>;
  readonly upstream: UpstreamFacts;
  readonly policy: ContentPolicy;
  /**
   * Asks the upstream to fetch the file itself. False when it was asked before; rejects where it refuses.
   */
  readonly askUpstream: (sha1: string) => Promise<boolean>;
}

/** How an attempt ended. Of `stopped` and `disk-full` nothing is held against the file. */
export type Outcome =
  | { readonly kind: 'fetched'; readonly from: string }
  | { readonly kind: 'failed' | 'without-source' | 'disk-full'; readonly failure: Failure }
  | { readonly kind: 'stopped' };

/**
 * Tries the places that may have the file, one after the other, until it is here. An upstream that lacks it is asked
 * to fetch it (MS-WUSSS 3.1.4.11), and the file is tried again later; only when that was done before the next place has its turn. It never rejects.
 */
export async function attemptFetch(parts: AttemptParts, download: Download): Promise<Outcome> {
  try {
    return await tryAll(parts, download);
  } catch (error) {
    return { kind: 'failed', failure: toFailure(error) };
  }
}

async function tryAll(parts: AttemptParts, download: Download): Promise<Outcome> {
  const { file, signal } = download;
  const known = (await parts.store.fileSources([file.sha1])).get(file.sha1);
  const sources = sourcesOf(file, known, parts.upstream, parts.policy);
  if (sources.length === 0)
    return { kind: 'without-source', failure: jobsFailures.fail('no-source', { subject: file.fileName }) };
  const failures: Failure[] = [];
  for (const source of sources) {
    try {
      await fetchFrom(parts, download, source);
      return { kind: 'fetched', from: hostOf(source) };
    } catch (error) {
      if (signal.aborted || contentFailures.is(error, 'closed')) return { kind: 'stopped' };
      if (contentFailures.is(error, 'disk-full')) return { kind: 'disk-full', failure: error };
      const failure = toFailure(error);
      // No other place helps when it is our own disk.
      if (isOurOwn(error)) return { kind: 'failed', failure };
      failures.push(failure);
      if (source.kind === 'upstream' && jobsFailures.is(error, 'not-found')) {
        const asked = await parts.askUpstream(file.sha1).catch((reason: unknown) => {
          failures.push(toFailure(reason));
          return false;
        });
        if (signal.aborted) return { kind: 'stopped' };
        if (asked)
          return { kind: 'failed', failure: jobsFailures.fail('upstream-asked', { detail: hostOf(source) }) };
      }
    }
  }
  return { kind: 'failed', failure: summary(failures) };
}

async function fetchFrom(parts: AttemptParts, download: Download, source: Source): Promise<void> {
  const { outgoing, content } = parts;
  download.ask(hostOf(source));
  await fetchFile({
    outgoing,
    content,
    source,
    file: download.file,
    signal: download.signal,
    onStart: (from) => download.begin(from),
    onPiece: (bytes) => download.take(bytes),
  });
}

/** Wrong bytes are told before all else: somebody has to know. The detail has what each place said. */
function summary(failures: readonly Failure[]): Failure {
  const worst = failures.find(isWrongBytes) ?? failures.at(-1);
  if (worst === undefined) throw new Error('an attempt that failed has a failure');
  if (failures.length === 1) return worst;
  const detail = failures.map(({ message }) => message).join('; ');
  const { code, sentence, hint, subject } = worst;
  return new Failure(
    code,
    { message: sentence, hint },
    { detail, cause: worst, ...(subject === undefined ? {} : { subject }) },
  );
}

function isOurOwn(error: unknown): boolean {
  return (
    contentFailures.is(error, 'write-failed') ||
    contentFailures.is(error, 'read-failed') ||
    contentFailures.is(error, 'bad-size') ||
    contentFailures.is(error, 'bad-digest')
  );
}

function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return jobsFailures.fail('unforeseen', { detail: String(error), cause: error });
}

function hostOf({ url }: Source): string {
  return URL.parse(url)?.host ?? url.slice(0, 200);
}
