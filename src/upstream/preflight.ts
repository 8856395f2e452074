import { type Clock, Failure } from '#base';
import type { Outgoing } from '#outgoing';
import { readGetConfigDataResponse, writeGetAuthConfigRequest, writeGetConfigDataRequest } from '#wire';
import { authorize } from './authorize.ts';
import { Channel } from './channel.ts';
import { upstreamFailures } from './failures.ts';
import {
  completed,
  failedStep,
  type JudgedStep,
  judgeAddress,
  judgeClock,
  judgeConfiguration,
  judgeTrace,
  stepOfCallFailure,
} from './preflight-judge.ts';
import { readAs } from './read-as.ts';
import { trustOf } from './session.ts';
import type { Preflight, PreflightStep, UpstreamSettings } from './types.ts';

export interface PreflightParts {
  readonly outgoing: Outgoing;
  /** As they are, or as they are about to be set. */
  readonly settings: UpstreamSettings;
  readonly serverId: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** A step failed; the rest would only be guessing. */
class Stopped extends Error {}

/**
 * Goes the way of a synchronisation up to its first list, step by step, and says of each what it saw. It changes nothing here; the
 * upstream sees a downstream server introduce itself. Never rejects for what is wrong out there: that is what the steps tell.
 */
export async function runPreflight(parts: PreflightParts): Promise<Preflight> {
  const { settings } = parts;
  const steps: PreflightStep[] = [];
  try {
    await walk(parts, steps);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return {
    url: settings.url,
    ok: steps.every(({ outcome }) => outcome !== 'failed'),
    steps: completed(steps, settings),
  };
}

async function walk(parts: PreflightParts, steps: PreflightStep[]): Promise<void> {
  const { settings, outgoing, serverId, clock, signal } = parts;
  const note = (judged: JudgedStep, startedAt: number): void => {
    steps.push({ ...judged, milliseconds: Math.round(performance.now() - startedAt) });
    if (judged.outcome === 'failed') throw new Stopped();
  };
  const startedAt = performance.now();
  note(judgeAddress(settings, clock.now()), startedAt);
  const { host } = new URL(settings.url);
  await connect(parts, steps);

  const trust = await trustOf(parts);
  const channel = new Channel({ outgoing, url: settings.url, trust, signal });
  const callAt = performance.now();
  const message = writeGetAuthConfigRequest();
  const first = await tried(
    channel.call({ service: 'server-sync', operation: 'GetAuthConfig', message }),
    (failure) => note(failedStep(stepOfCallFailure(failure), failure, clock.now()), callAt),
  );
  note(
    { name: 'http', outcome: 'ok', evidence: `answered by ${first.server ?? 'a server without a name'}` },
    callAt,
  );
  note(judgeClock(first.date, clock.now(), host), performance.now());

  const authorizeAt = performance.now();
  const account = { url: settings.url, accountName: settings.accountName, accountGuid: serverId };
  const { cookie } = await tried(authorize(channel, account, undefined), (failure) =>
    note(failedStep('authorization', failure, clock.now()), authorizeAt),
  );
  note(
    { name: 'authorization', outcome: 'ok', evidence: `the cookie lasts until ${cookie.expiration}` },
    authorizeAt,
  );

  const configAt = performance.now();
  const operation = 'GetConfigData';
  const asked = channel
    .call({ service: 'server-sync', operation, message: writeGetConfigDataRequest({ cookie }) })
    .then((answer) => readAs(readGetConfigDataResponse, answer, host, operation));
  const config = await tried(asked, (failure) =>
    note(failedStep('configuration', failure, clock.now()), configAt),
  );
  note(judgeConfiguration(config, host, clock.now()), configAt);
}

/** Names, sockets, the proxy's way, TLS and certificate. */
async function connect(parts: PreflightParts, steps: PreflightStep[]): Promise<void> {
  const { settings, outgoing, clock, signal } = parts;
  const { url } = settings;
  const rules = { privateAddresses: 'allow', redirects: 0 } as const;
  const trust = await trustOf(parts).catch((error: unknown) => {
    if (upstreamFailures.is(error, 'microsoft-root')) return error;
    throw error;
  });
  const withoutRoot = trust instanceof Failure ? trust : undefined;
  const trace = await outgoing.trace({
    url,
    rules,
    signal,
    ...(trust === undefined || trust instanceof Failure ? {} : { trust }),
  });
  const judged = judgeTrace(trace, clock.now());
  // Without its root no certificate can be judged; what comes before it can.
  const kept = withoutRoot === undefined ? judged : judged.filter(({ name }) => name !== 'certificate');
  steps.push(...kept);
  if (kept.some(({ outcome }) => outcome === 'failed')) throw new Stopped();
  if (withoutRoot === undefined) return;
  steps.push({ ...failedStep('certificate', withoutRoot, clock.now()), milliseconds: 0 });
  throw new Stopped();
}

/** The result, or the failure to whoever notes it, who stops. Other errors are bugs and go on. */
async function tried<Result>(work: Promise<Result>, failed: (failure: Failure) => void): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Failure) failed(error);
    throw error;
  }
}
