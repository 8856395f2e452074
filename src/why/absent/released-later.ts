import type { Finding } from '#diagnosis';
import { advise, seen, seenAt } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { cannotTell, fails, passes, say } from './finding.ts';
import { failedRun, nextRun } from './sync-failure.ts';
import { timingOf } from './timing.ts';

/** B4: it was released after the last run that could have brought it. */
export function releasedLater(facts: AbsentFacts): Finding | undefined {
  const { sync, described, highestKb } = facts;
  const at = sync.lastGoodAt;
  // Where runs fail, or none was yet, it is not the time of day that keeps it away.
  if (facts.upstream === undefined || at === undefined || failedRun(facts) !== undefined) return undefined;
  const released = described.find(({ releasedOn }) => releasedOn !== undefined)?.releasedOn;
  const evidence = [released === undefined ? undefined : seen('released', released), seenAt('lastGood', at)];
  const next = [
    advise('absent-do-synchronize', 'server', 'todoku sync run'),
    sync.nextAt === undefined
      ? advise('absent-do-set-schedule', 'server', 'todoku sync schedule')
      : undefined,
  ];
  const then = nextRun(facts);
  switch (timingOf(facts)) {
    case 'later':
      return fails(
        'B4',
        say('absent-released-later', { at, ...(released === undefined ? {} : { released }) }),
        {
          evidence,
          next,
          then,
        },
      );
    case 'about-then':
      return cannotTell(
        'B4',
        say('absent-released-about-then', { at }),
        say('absent-decided-by-sync', undefined).says,
        {
          evidence,
          next,
          then,
        },
      );
    case 'likely-later': {
      const kb = highestKb?.kb ?? '';
      const sentence = say('absent-released-likely-later', { at, kb });
      return cannotTell('B4', sentence, say('absent-decided-by-date', undefined).says, {
        evidence: [...evidence, seen('highestKb', `KB${kb}`)],
        next,
        then,
      });
    }
    case 'earlier':
      return passes('B4', say('absent-released-earlier', { at }), evidence);
    default:
      return cannotTell(
        'B4',
        say('absent-release-unknown', undefined),
        say('absent-decided-by-date', undefined).says,
        {
          evidence,
        },
      );
  }
}
