import type { Finding, Text } from '#diagnosis';
import { advise, seen } from './advice.ts';
import type { AbsentFacts, RemovedHere } from './facts.ts';
import { fails, passes, say } from './finding.ts';

const REASONS: Readonly<Record<RemovedHere['reason'], Text>> = {
  declined: { en: 'it was declined and nobody needed it', ja: '拒否済みで不要' },
  expired: { en: 'Microsoft had expired it', ja: 'Microsoft により期限切れ (公開停止)' },
  obsolete: { en: 'a newer revision had taken its place', ja: '新しいリビジョンあり' },
  unheld: { en: 'nothing needed it any more', ja: 'ほかの更新プログラムから不要' },
  unknown: { en: 'nobody needed it', ja: '不要な更新プログラム' },
};

/** B1: it was here, and housekeeping removed it. */
export function wasRemoved({ removed }: AbsentFacts): Finding {
  const [latest] = removed.toSorted((one, other) => other.at - one.at);
  if (latest === undefined) return passes('B1', say('absent-never-removed', undefined));
  const { at, reason, updateId, title, task, words } = latest;
  return fails('B1', say('absent-removed', { at, reason: REASONS[reason] }), {
    evidence: [
      title === undefined ? undefined : seen('title', title),
      seen('updateId', updateId, at),
      task === undefined ? undefined : seen('task', task, at),
      words === undefined ? undefined : seen('words', words, at),
    ],
    next: [
      advise('absent-do-import', 'server', `todoku catalog import ${updateId}`),
      advise('absent-do-see-removals', 'server', 'todoku cleanup log'),
    ],
    then: say('absent-then-not-by-itself', undefined).says,
  });
}
