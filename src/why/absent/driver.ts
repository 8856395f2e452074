import type { Finding } from '#diagnosis';
import { adviseImport, seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { isDriverClass } from './find-category.ts';
import { passes, say, warns } from './finding.ts';
import { isSelected } from './obstacles.ts';

/** B10: it is a driver. Their classification is off almost everywhere, for a reason. */
export function driverSelected(facts: AbsentFacts): Finding | undefined {
  const drivers = facts.described.flatMap(({ classification }) =>
    classification !== undefined && isDriverClass(classification) ? [classification] : [],
  );
  const [first] = drivers;
  if (first === undefined) return undefined;
  const evidence = [seen('classification', first.name)];
  if (drivers.every(isSelected)) return passes('B10', say('absent-driver-selected', undefined), evidence);
  return warns('B10', say('absent-driver-class-off', undefined), { evidence, next: [adviseImport(facts)] });
}
