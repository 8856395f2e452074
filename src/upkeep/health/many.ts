import type { Severity } from './check.ts';

/** Fewer machines are single machines, whatever part of the fleet they are. */
export const LEAST = 5;
const PART = 0.02;
const ALARM = 0.3;

/** How bad it is that so many of the machines have one trouble; undefined: they are too few to have one cause. */
export function severityOf(machines: number, of: number): Severity | undefined {
  if (machines < LEAST || machines < of * PART) return undefined;
  return machines >= of * ALARM ? 'alarm' : 'warning';
}
