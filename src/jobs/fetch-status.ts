import type { ContentPolicy } from '#content';
import type { FetchRecord } from '#store';
import { speedAt } from './bandwidth.ts';
import type { Downloads } from './downloads.ts';
import { byUrgency } from './fetch-plan.ts';
import type { FetchStatus } from './fetch-types.ts';

export interface StatusFacts {
  readonly records: Iterable<FetchRecord>;
  readonly downloads: Downloads;
  readonly policy: ContentPolicy;
  readonly hasUpstream: boolean;
  readonly isDiskFull: boolean;
  readonly now: number;
  readonly bytesPerSecond: number;
}

/** The queue as people see it, the most urgent files first. */
export function fetchStatus(facts: StatusFacts): FetchStatus {
  const idle = [...facts.records].filter(({ sha1 }) => !facts.downloads.has(sha1)).sort(byUrgency);
  const paused = whyNothingMoves(facts, idle);
  return {
    active: [...facts.downloads].map((download) => download.view()),
    waiting: idle.filter(({ failure }) => failure === undefined),
    failed: idle.filter(({ failure }) => failure !== undefined),
    ...(paused === undefined ? {} : { paused }),
    bytesPerSecond: facts.bytesPerSecond,
  };
}

function whyNothingMoves(facts: StatusFacts, idle: readonly FetchRecord[]): FetchStatus['paused'] {
  const { policy, downloads, hasUpstream, isDiskFull, now } = facts;
  if (speedAt(policy, now) === 0) return 'window';
  if (isDiskFull) return 'disk-full';
  if (downloads.size > 0) return undefined;
  if (idle.length === 0) return policy.mode === 'from-microsoft' ? 'from-microsoft' : undefined;
  const nobodyHasAny = idle.every(({ failure }) => failure?.code === 'jobs/no-source');
  return nobodyHasAny && !hasUpstream ? 'no-upstream' : undefined;
}
