import type { Finding } from '#diagnosis';
import { seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { passes, say } from './finding.ts';

/** S2-01: it is really not here, and where it was looked for. */
export function reallyAbsent({ sought, searched }: AbsentFacts): Finding {
  return passes('S2-01', say('not-here', { what: sought.written, updates: searched.updates }), [
    seen('updates', searched.updates),
    searched.staged > 0 ? seen('staged', searched.staged) : undefined,
    searched.quarantined > 0 ? seen('quarantined', searched.quarantined) : undefined,
  ]);
}
