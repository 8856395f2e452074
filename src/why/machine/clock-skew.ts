import type { Finding } from '#diagnosis';
import type { MachineFacts } from './facts.ts';
import { act, pass, seen, warn } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

const MINUTE = 60_000;
/** Kerberos takes no more, and certificates begin to fail (wsus-features S1-08d). */
const TOLERATED = 5;
/** Events wait for their report, some for long; only those that come from the future are certain. */
const LATELY = 30 * 86_400_000;

/** By how many minutes the machine's clock is ahead of ours, and what shows it; undefined where nothing does. */
export function clockSkewOf({
  machine,
  collected,
  now,
}: MachineFacts): { readonly minutes: number; readonly at?: number } | undefined {
  const told = machine?.calls?.own.findLast(({ counts }) => counts['secondsAhead'] !== undefined);
  if (told !== undefined) return { minutes: Math.round(told.counts['secondsAhead']! / 60), at: told.at };
  const probe = collected?.probes.findLast(
    ({ serverTime, machineTime }) => serverTime !== undefined && machineTime !== undefined,
  );
  if (probe !== undefined) return { minutes: Math.round((probe.machineTime! - probe.serverTime!) / MINUTE) };
  const ahead = (machine?.events ?? []).filter(({ receivedAt }) => now - receivedAt < LATELY);
  const [latest] = ahead;
  if (latest === undefined) return undefined;
  // Of the events of one report the newest was made last before it was sent.
  const sent = ahead.filter(({ receivedAt }) => receivedAt === latest.receivedAt).map(({ at }) => at);
  const minutes = Math.round((Math.max(...sent) - latest.receivedAt) / MINUTE);
  return minutes > 0 ? { minutes, at: latest.receivedAt } : undefined;
}

/** M-04: the clocks agree. */
export function clockSkew(facts: MachineFacts): Finding | undefined {
  const skew = clockSkewOf(facts);
  if (skew === undefined) return undefined;
  const { minutes, at } = skew;
  if (Math.abs(minutes) < TOLERATED) return pass('M-04', m.say('machine-clock-agrees', undefined));
  return warn('M-04', m.say('machine-clock-differs', { minutes }), {
    evidence: [seen('Minutes that its clock is ahead', '時刻のずれ (分)', minutes, at)],
    next: [
      act(
        'machine',
        {
          en: 'Set the clock by the time server of the domain; times in reports of this computer are off by as much.',
          ja: '時刻を同期してください。このコンピューターが報告する日時も、同じだけずれています。',
        },
        'w32tm /resync',
      ),
    ],
  });
}
