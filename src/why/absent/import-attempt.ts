import type { Finding } from '#diagnosis';
import { advise, seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { say, warns } from './finding.ts';
import { syncFault } from './sync-faults.ts';

/** Codes that say that the upstream does not have it: that is looked at where the upstream is. */
const LACKING = ['upstream/not-in-channel', 'upstream/unknown-update'];

/** S2-09: somebody tried to import it, and the import failed on its way. */
export function importWorks({ attempts }: AbsentFacts): Finding | undefined {
  const failed = attempts.find(({ code }) => !LACKING.includes(code));
  if (failed === undefined) return undefined;
  const { at, code, message, runId } = failed;
  const fault = syncFault({ code, message, hint: '' });
  return warns('S2-09', say('absent-import-failed', { at, message: fault.says }), {
    evidence: [seen('run', runId, at), seen('error', code)],
    next: [advise('absent-do-look-further', 'server', fault.command ?? 'todoku upstream test')],
  });
}
