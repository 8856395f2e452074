import { Failure } from '#base';
import type { FileSource } from '#store';
import type { UpdateIdentity } from '#update';
import type { BadDocument, DecodedAnswer } from './decode-answer.ts';
import { decryptionKeysOf } from './decryption.ts';
import { upstreamFailures } from './failures.ts';
import { FetchQueue } from './fetch-queue.ts';
import { findingOf } from './findings.ts';
import { keyOf } from './identity-key.ts';
import type { UpstreamLimits, Work } from './work.ts';

/** More refusals than this, and more than deliveries: it is the upstream that is ill, not a revision. Sooner where nothing comes at all. */
const MOST_REFUSALS = 20;
const MOST_REFUSALS_OF_NOTHING = 3;

export interface FetchOptions {
  readonly limits: UpstreamLimits;
  /** Bytes of the whole run, above which it is held (guard). */
  readonly mostBytes: number;
  /** What to do with a revision that is refused when asked for alone. */
  readonly onRefused: (identity: UpdateIdentity, failure: Failure) => Promise<void>;
}

/**
 * Fetches revisions and stages them: several batches in flight, decoded elsewhere, stored batch by batch, so that memory
 * holds no more than the batches in flight. What is bad goes into quarantine. Resolves with those that the
 * upstream passed over in silence, again and again. Rejects with what ended it: a broken line, the signal,
 * `upstream/too-many-faults`, `upstream/abnormal-bytes`; what was staged until then stays. What unfinished runs brought of this
 * generation counts among the bytes, so that nothing comes in slices.
 */
export async function fetchRevisions(
  work: Work,
  wanted: readonly UpdateIdentity[],
  options: FetchOptions,
): Promise<readonly UpdateIdentity[]> {
  // Nobody asks for the weight where there is no bound: reading it of a whole catalog takes its time.
  if (Number.isFinite(options.mostBytes)) refuseAbnormal(work, await work.staging.carriedBytes(), options);
  const queue = new FetchQueue(wanted, options.limits.updatesPerRequest);
  const health: Health = { delivered: 0, refused: [], bad: [] };
  const inFlight = new Set<Promise<void>>();
  let ended: { readonly error: unknown } | undefined;
  for (;;) {
    while (ended === undefined && inFlight.size < work.tuning.parallel) {
      const batch = queue.take();
      if (batch === undefined) break;
      const task: Promise<void> = fetchBatch(work, batch, queue, health, options)
        .catch((error: unknown) => {
          ended ??= { error };
        })
        .finally(() => inFlight.delete(task));
      inFlight.add(task);
    }
    if (inFlight.size === 0) break;
    await Promise.race(inFlight);
  }
  if (ended !== undefined) throw ended.error;
  const isNothing = health.delivered === 0 && health.bad.length === 0;
  refuseIllness(health, isNothing ? MOST_REFUSALS_OF_NOTHING : MOST_REFUSALS);
  // Only now it is sure that they are single bad ones.
  await work.staging.hold(health.bad);
  for (const { identity, failure } of health.refused) await options.onRefused(identity, failure);
  return queue.undelivered;
}

interface Health {
  /** Revisions that came and are staged. */
  delivered: number;
  readonly bad: BadDocument[];
  readonly refused: { readonly identity: UpdateIdentity; readonly failure: Failure }[];
}

function refuseIllness({ delivered, refused, bad }: Health, most: number): void {
  const failed = refused.length + bad.length;
  if (failed <= most || failed <= delivered) return;
  const [last] = bad.slice(-1);
  throw upstreamFailures.fail('too-many-faults', {
    detail: [
      `${delivered} came, ${refused.length} were refused, ${bad.length} could not be read`,
      ...(last === undefined ? [] : [`last ${keyOf(last)}: ${last.code}: ${last.detail}`]),
    ].join('; '),
    cause: refused.at(-1)?.failure,
  });
}

async function fetchBatch(
  work: Work,
  batch: readonly UpdateIdentity[],
  queue: FetchQueue,
  health: Health,
  options: FetchOptions,
): Promise<void> {
  const { session, staging, decoder, record, signal } = work;
  signal.throwIfAborted();
  let answer: DecodedAnswer;
  try {
    answer = await decoder.decode(await session.getUpdateData(batch), batch);
  } catch (error) {
    signal.throwIfAborted();
    if (!isRefusal(error)) throw error;
    const single = queue.refused(batch);
    if (single === undefined) return;
    health.refused.push({ identity: single, failure: error });
    refuseIllness(health, MOST_REFUSALS);
    await record.advance(1);
    return;
  }
  const { revisions, failures, fileSources } = answer;
  const keys = await keysOf(work, answer, options.limits);
  signal.throwIfAborted();
  await staging.add(revisions, [...fileSources, ...keys]);
  health.bad.push(...failures);
  const delivered = new Set([...revisions.map(({ revision }) => keyOf(revision)), ...failures.map(keyOf)]);
  health.delivered += revisions.length;
  refuseIllness(health, MOST_REFUSALS);
  queue.answered(batch, delivered);
  await record.advance(delivered.size);
  if (Number.isFinite(options.mostBytes)) refuseAbnormal(work, await staging.carriedBytes(), options);
}

function refuseAbnormal({ session }: Work, carried: number, { mostBytes }: FetchOptions): void {
  const bytes = session.traffic.bytes + carried;
  if (bytes > mostBytes)
    throw upstreamFailures.fail('abnormal-bytes', {
      detail: `${bytes} bytes, normal are up to ${mostBytes}`,
    });
}

/** Updates without their keys are of use all the same: only their encrypted files have to wait. */
async function keysOf(
  { session, record, context }: Work,
  { revisions }: DecodedAnswer,
  { decryptionsPerRequest }: UpstreamLimits,
): Promise<readonly FileSource[]> {
  try {
    const read = revisions.map(({ revision }) => revision);
    return await decryptionKeysOf(session, read, decryptionsPerRequest);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    record.find(findingOf(error, context.clock.now(), 'warning'));
    return [];
  }
}

/** True where the upstream said no, or something that cannot be read, to this very question; a broken line is none. */
export function isRefusal(error: unknown): error is Failure {
  return error instanceof Failure && (REFUSALS.has(error.code) || error.code.startsWith('wire/'));
}

const REFUSALS = new Set([
  'upstream/fault',
  'upstream/bad-answer',
  'upstream/damaged-answer',
  'upstream/decoding-failed',
  'outgoing/too-large',
]);
