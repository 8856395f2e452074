import type { Finding } from '#diagnosis';
import { finding, seen } from './finding.ts';
import { SERVICE_MESSAGES } from './messages/service.ts';
import { maintain } from './remedies.ts';

const { say } = SERVICE_MESSAGES;
const check = 'C-SCAN';

/** Round trips after which an agent gives up (protocol-facts 6.2). */
export const TRIPS = 200;
/** From here on there is not much room left. */
const MANY_TRIPS = 150;
/** Milliseconds past which computers begin to time out (S1-17). */
const SLOW = 30_000;

/** What a scan took. */
export interface Counts {
  readonly sent: number;
  readonly received: number;
  /** Of each round trip. */
  readonly milliseconds: readonly number[];
  readonly ended: boolean;
}

/** What that means for computers. */
export function judgeScan(counts: Counts, updates: number): Finding {
  const { milliseconds, sent, received, ended } = counts;
  const trips = milliseconds.length;
  const whole = milliseconds.reduce((sum, each) => sum + each, 0);
  const slowest = percentile(milliseconds, 0.95);
  const evidence = [
    ...seen('Round trips', '往復回数', trips),
    ...seen('Revisions', 'リビジョン', updates),
    ...seen('Bytes received', '受信バイト数', received),
    ...seen('Bytes sent', '送信バイト数', sent),
    ...seen('Milliseconds in all', '合計時間 (ミリ秒)', whole),
    ...seen('Milliseconds of the slow answers (p95)', '遅い応答の時間 (95 パーセンタイル、ミリ秒)', slowest),
  ];
  const next = [maintain()];
  const figures = { trips, updates, seconds: tenths(whole), slowest: tenths(slowest), limit: TRIPS };
  if (!ended) return finding(check, 'warn', say('scan-too-many-trips', figures), { evidence, next });
  if (slowest >= SLOW) return finding(check, 'warn', say('scan-slow', figures), { evidence, next });
  if (trips >= MANY_TRIPS) return finding(check, 'warn', say('scan-many-trips', figures), { evidence, next });
  return finding(check, 'pass', say('scan-fine', figures), { evidence });
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
