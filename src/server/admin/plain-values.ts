import { adminFailures } from './failures.ts';

/** C0 and C1, but for tab and the line ends of texts: no text of people has them, and they would be commands to a terminal that shows them. */
const CONTROLS = /[^\P{Cc}\t\n\r]/u;
/** An address has no lines either. */
const CONTROLS_OR_LINES = /\p{Cc}/u;
/** No value of the contract is nested nearly so deep. */
const DEEPEST = 64;

/**
 * What no schema says, of every value of a request: texts can be stored, shown and sent on (no control characters, no halves of surrogate
 * pairs), numbers are exact, and nothing is nested without end. Fails with `admin/bad-request`, with the field.
 */
export function mustBePlain(value: unknown, where: 'address' | 'query' | 'body'): void {
  check(value, where, where === 'body' ? CONTROLS : CONTROLS_OR_LINES, 0);
}

function check(value: unknown, where: string, unwanted: RegExp, depth: number): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw refused(where, 'has half of a surrogate pair');
    if (unwanted.test(value)) throw refused(where, 'has a control character');
  } else if (typeof value === 'number') {
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw refused(where, 'is too large a number to be exact');
  } else if (typeof value === 'object' && value !== null) {
    if (depth === DEEPEST) throw refused(where, 'is nested too deep');
    for (const [key, each] of Object.entries(value)) {
      check(key, `a name in ${where}`, unwanted, depth + 1);
      check(each, `${where}/${key}`, unwanted, depth + 1);
    }
  }
}

function refused(where: string, why: string): Error {
  return adminFailures.fail('bad-request', { detail: `${where.slice(0, 300)} ${why}` });
}
