import type { Finding } from '#diagnosis';
import { advise, seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { passes, say, warns } from './finding.ts';

const EXTENDED = /\bESU\b|extended security update|拡張セキュリティ更新/i;

/** B13: extended security updates, which a licence goes with, and what some other organisation published for itself. */
export function needsNoLicence({ described, sought, catalog }: AbsentFacts): Finding | undefined {
  const told = [
    sought.written,
    ...described.flatMap(({ title, products }) => [title, ...products.map(({ name }) => name)]),
  ];
  const extended = told.find((text) => EXTENDED.test(text));
  if (extended !== undefined) {
    return warns('B13', say('absent-licence-needed', undefined), {
      evidence: [seen('title', extended)],
      next: [advise('absent-do-check-licence', 'person')],
    });
  }
  if (sought.kind === 'update-id' && catalog.state === 'answered' && catalog.rows === 0) {
    return warns('B13', say('absent-perhaps-private', undefined), {
      evidence: [seen('updateId', sought.written)],
      next: [advise('absent-do-ask-publisher', 'person')],
    });
  }
  return described.length === 0 ? undefined : passes('B13', say('absent-not-private', undefined));
}
