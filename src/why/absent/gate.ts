import type { Finding } from '#diagnosis';
import { advise, seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { fails, passes, say } from './finding.ts';

/** S2-01: it is really not here, and where it was looked for. Titles differ by language: what the catalog means may be here after all. */
export function reallyAbsent({ sought, searched, hereAfterAll }: AbsentFacts): Finding {
  const evidence = [
    seen('updates', searched.updates),
    searched.staged > 0 ? seen('staged', searched.staged) : undefined,
    searched.quarantined > 0 ? seen('quarantined', searched.quarantined) : undefined,
  ];
  const what = sought.written;
  if (hereAfterAll.length === 0)
    return passes('S2-01', say('not-here', { what, updates: searched.updates }), evidence);
  return fails(
    'S2-01',
    say('absent-here-after-all', { what, names: hereAfterAll.map(({ title }) => title) }),
    {
      evidence: [
        ...hereAfterAll.map(({ title, updateId }) => seen('here', `${title} (${updateId})`)),
        ...evidence,
      ],
      next: hereAfterAll
        .slice(0, 3)
        .map(({ updateId }) => advise('absent-do-ask-by-id', 'person', `todoku why ${updateId}`)),
    },
  );
}
