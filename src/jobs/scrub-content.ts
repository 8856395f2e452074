import type { Clock, Log } from '#base';
import { type ContentExpectation, type ContentInfo, type ContentStore, measureOf } from '#content';
import type { FileRecord, StoreReader } from '#store';
import { jobEvents } from './events.ts';
import { Pace } from './pace.ts';
import type { ScrubPosition } from './scrub-position.ts';
import { type Sleep, timerSleep } from './sleep.ts';

export interface ScrubOptions {
  readonly content: ContentStore;
  /** Knows what the files must be. */
  readonly store: Pick<StoreReader, 'fileBySha1'>;
  readonly clock: Clock;
  readonly log: Log;
  /** How much it may read. */
  readonly bytesPerSecond: number;
  /** From the end of one pass to the start of the next, milliseconds. */
  readonly restBetweenPasses: number;
  readonly position: ScrubPosition;
  /** Told of each damaged file, once it is out of the way: the place to have it fetched again. */
  readonly onFinding?: (finding: ScrubFinding) => void;
  readonly sleep?: Sleep;
}

export interface ScrubFinding {
  /** `corrupt`: put aside, missing from now on. `unreadable`: left where it is, because the cause may be elsewhere. */
  readonly kind: 'corrupt' | 'unreadable';
  readonly sha1: string;
  /** As the update calls it; undefined where no update names it. */
  readonly fileName: string | undefined;
  readonly failure?: unknown;
}

/** One pass over all files. */
export interface ScrubReport {
  readonly files: number;
  readonly bytes: number;
  readonly corrupt: number;
  readonly unreadable: number;
  /** Files that no update names: compared with their own address only. */
  readonly unnamed: number;
}

export interface Scrub {
  /** Resolves once nothing is read any more and the position is kept. */
  stop(): Promise<void>;
}

/** Opening a file costs a disk about as much as reading this many bytes. */
const COST_OF_A_FILE = 64 * 1024;
/** An empty store, or one that fails at once, must not keep a processor busy; milliseconds. */
const SHORTEST_REST = 1000;
/** The position is kept at most this often, milliseconds: what is looked at twice after a crash costs little. */
const KEEP_POSITION_EVERY = 60_000;

/**
 * Reads all content again and again, slowly, and compares it with what the updates declare, so that a disk that
 * forgets is noticed before a client is. A damaged file is put aside by the content store itself.
 */
export function startScrub(options: ScrubOptions): Scrub {
  const stopping = new AbortController();
  const running = scrubUntilStopped(options, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function scrubUntilStopped(options: ScrubOptions, signal: AbortSignal): Promise<void> {
  const { clock, position, sleep = timerSleep } = options;
  const events = jobEvents(options.log);
  const pace = new Pace(clock, options.bytesPerSecond);
  let after: string | undefined;
  let loaded = false;
  let keptAt = clock.now();
  while (!signal.aborted) {
    try {
      if (!loaded) after = await position.load();
      loaded = true;
      const report = await scrubPass(options, pace, after, signal, async (sha1) => {
        after = sha1;
        if (clock.now() - keptAt < KEEP_POSITION_EVERY) return;
        keptAt = clock.now();
        await position.save(sha1);
      });
      if (!signal.aborted) {
        after = undefined;
        events.scrubPassed(report);
      }
      await position.save(after);
    } catch (error) {
      // The outermost edge of this job: nobody waits for it, so the log is told, and it tries again later.
      events.scrubInterrupted(error, after);
    }
    if (!signal.aborted) await sleep(Math.max(options.restBetweenPasses, SHORTEST_REST), signal);
  }
}

async function scrubPass(
  options: ScrubOptions,
  pace: Pace,
  after: string | undefined,
  signal: AbortSignal,
  passed: (sha1: string) => Promise<void>,
): Promise<ScrubReport> {
  const events = jobEvents(options.log);
  const report = { files: 0, bytes: 0, corrupt: 0, unreadable: 0, unnamed: 0 };
  for await (const info of options.content.list(after)) {
    if (signal.aborted) break;
    const record = await options.store.fileBySha1(info.sha1);
    const finding = await scrubFile(options, pace, info, record, signal);
    if (signal.aborted) break;
    report.files++;
    report.bytes += info.size;
    if (record === undefined) report.unnamed++;
    if (finding !== undefined) {
      report[finding.kind]++;
      events.scrubFound(finding);
      options.onFinding?.(finding);
    }
    await passed(info.sha1);
  }
  return report;
}

async function scrubFile(
  options: ScrubOptions,
  pace: Pace,
  info: ContentInfo,
  record: FileRecord | undefined,
  signal: AbortSignal,
): Promise<ScrubFinding | undefined> {
  const expected = expectationOf(info, record);
  const named = { sha1: info.sha1, fileName: record?.file.fileName };
  try {
    if (await looksSound(options, pace, expected, signal)) return undefined;
    if (signal.aborted) return undefined;
    // Only the content store may judge: it reads the file once more, while nobody can change it.
    const outcome = await options.content.verify(expected);
    return outcome === 'corrupt' ? { kind: 'corrupt', ...named } : undefined;
  } catch (failure) {
    return { kind: 'unreadable', ...named, failure };
  }
}

function expectationOf(info: ContentInfo, record: FileRecord | undefined): ContentExpectation {
  if (record === undefined) return { sha1: info.sha1, size: info.size };
  const { sha1, sha256, size } = record.file;
  return { sha1, size, ...(sha256 === undefined ? {} : { sha256 }) };
}

/** Reads the file at the pace. False when it is not what is expected, cannot be read, or the scrub was stopped. */
async function looksSound(
  options: ScrubOptions,
  pace: Pace,
  expected: ContentExpectation,
  signal: AbortSignal,
): Promise<boolean> {
  const { content, sleep = timerSleep } = options;
  const breathe = async (bytes: number) => {
    const wait = pace.spend(bytes);
    if (wait > 0) await sleep(wait, signal);
    return !signal.aborted;
  };
  if (!(await breathe(COST_OF_A_FILE))) return false;
  try {
    const measure = measureOf(expected);
    const stream = await content.read(expected.sha1, { start: 0, end: expected.size - 1 });
    for await (const bytes of stream as AsyncIterable<Uint8Array>) {
      measure.take(bytes);
      if (!(await breathe(bytes.length))) return false;
    }
    measure.finish();
    return true;
  } catch {
    // The content store reads it again and says what is the matter.
    return false;
  }
}
