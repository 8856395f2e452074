import type { Finding, Text } from '#diagnosis';
import { advise, seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { cannotTell, fails, passes, say, warns } from './finding.ts';
import { failedRun, isOn, judgeFailure, nextRun } from './sync-failure.ts';
import { known } from './sync-here.ts';

const REASONS: Readonly<Record<string, Text>> = {
  unreadable: { en: 'its document cannot be read', ja: '文書を読み取れない' },
  contradictory: { en: 'its document is not the one that was asked for', ja: '要求とは異なる文書が返された' },
  undelivered: {
    en: 'the upstream server lists it and does not hand it out',
    ja: 'アップストリーム サーバーから配信されない',
  },
  'too-large': { en: 'its document is larger than any that is read', ja: '文書が大きすぎる' },
  'abnormal-growth': { en: 'far more came at once than usual', ja: '通常より大幅に多い' },
  'absurd-revision': { en: 'its revision number is absurdly high', ja: 'リビジョン番号が異常に大きい' },
};

/** B2c: synchronisation runs, and what it brings is not whole: this update is in quarantine, waits, or a run was ended before its time. */
export function takenInPart(facts: AbsentFacts): Finding | undefined {
  const { sync, quarantine, upstream } = facts;
  const [held] = quarantine.ofIt;
  if (held !== undefined) {
    const { updateId, revisionNumber, reason, detail, since, attempts } = held;
    const why = REASONS[reason] ?? { en: reason, ja: reason };
    return fails('B2c', say('absent-quarantined', { at: since, reason: why }), {
      evidence: [
        seen('updateId', `${updateId} revision ${revisionNumber}`, since),
        seen('detail', detail),
        seen('attempts', attempts),
      ],
      next: [
        advise('absent-do-see-quarantine', 'server', 'todoku sync quarantine'),
        advise('absent-do-release', 'server', `todoku sync release ${updateId}`),
      ],
    });
  }
  if (upstream === undefined) return undefined;
  if (facts.staged) {
    return fails('B2c', say('absent-staged', undefined), {
      evidence: [sync.last === undefined ? undefined : seen('run', sync.last.id, sync.last.startedAt)],
      next: [
        sync.running === undefined
          ? advise('absent-do-synchronize', 'server', 'todoku sync run')
          : advise('absent-do-wait', 'server', 'todoku sync status'),
      ],
      then: nextRun(facts),
    });
  }
  if (sync.running !== undefined) {
    const { id, startedAt, phase } = sync.running;
    return warns('B2c', say('absent-sync-running', { at: startedAt, phase }), {
      evidence: [seen('run', id, startedAt)],
      next: [advise('absent-do-wait', 'server', 'todoku sync status')],
    });
  }
  return endedEarly(facts) ?? heldBack(facts);
}

function endedEarly(facts: AbsentFacts): Finding | undefined {
  const failed = failedRun(facts);
  if (failed === undefined || !isOn(failed.fault.side, 'person')) return undefined;
  return judgeFailure('B2c', facts, failed, (cause, lastGoodAt) =>
    say('absent-sync-ended-early', { cause, ...known(lastGoodAt) }),
  );
}

function heldBack({ quarantine, sync, described, sought }: AbsentFacts): Finding | undefined {
  const { last } = sync;
  if (last === undefined || failsOutright(last.outcome)) return undefined;
  const isKnown = sought.updateId !== undefined || described.some(({ updateId }) => updateId !== undefined);
  if (quarantine.total === 0) return passes('B2c', say('absent-sync-whole', undefined));
  if (isKnown) return passes('B2c', say('absent-quarantine-others', { count: quarantine.total }));
  return cannotTell(
    'B2c',
    say('absent-quarantine-holds', { count: quarantine.total }),
    say('absent-decided-by-update-id', undefined).says,
    {
      evidence: [seen('quarantined', quarantine.total)],
      next: [advise('absent-do-see-quarantine', 'server', 'todoku sync quarantine')],
    },
  );
}

function failsOutright(outcome: string): boolean {
  return outcome !== 'succeeded' && outcome !== 'partial';
}
