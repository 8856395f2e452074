import type { Truth } from './rule.ts';
import { agreed, truthOf } from './truth.ts';

/** bt:ScalarComparison over the sign of a difference; undefined for a comparison that is not known. */
export function holds(comparison: string | undefined, sign: number): boolean | undefined {
  switch (comparison) {
    case undefined:
    case 'EqualTo':
    case 'Equal':
      return sign === 0;
    case 'LessThan':
      return sign < 0;
    case 'LessThanOrEqualTo':
    case 'LessThanOrEqual':
      return sign <= 0;
    case 'GreaterThan':
      return sign > 0;
    case 'GreaterThanOrEqualTo':
    case 'GreaterThanOrEqual':
      return sign >= 0;
    default:
      return undefined;
  }
}

export function compareNumbers(
  comparison: string | undefined,
  actual: number,
  expected: number | undefined,
): Truth {
  return truthOf(expected === undefined ? undefined : holds(comparison, actual - expected));
}

/**
 * bt:StringComparison. Whether the agent heeds letter case is not documented, so an answer that hangs on it is
 * unknown.
 */
export function compareStrings(comparison: string | undefined, actual: string, expected: string): Truth {
  const test = (one: string, other: string): Truth => {
    switch (comparison) {
      case undefined:
      case 'EqualTo':
        return truthOf(one === other);
      case 'BeginsWith':
        return truthOf(one.startsWith(other));
      case 'EndsWith':
        return truthOf(one.endsWith(other));
      case 'Contains':
        return truthOf(one.includes(other));
      default:
        return 'unknown';
    }
  };
  return agreed(test(actual, expected), test(actual.toLowerCase(), expected.toLowerCase()));
}

/** One to four numeric parts (protocol-facts 19); undefined for anything else. */
export function parseVersion(text: string | undefined): readonly number[] | undefined {
  if (text === undefined || !/^\s*\d{1,9}(\.\d{1,9}){0,3}\s*$/.test(text)) return undefined;
  return text.split('.').map(Number);
}

/** The sign of one version against the other; missing parts are 0, only the first `parts` count. */
export function versionSign(one: readonly number[], other: readonly number[], parts = 4): number {
  for (let index = 0; index < parts; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** Unknown where either text is no version. */
export function compareVersions(
  comparison: string | undefined,
  actual: string | undefined,
  expected: string | undefined,
): Truth {
  const one = parseVersion(actual);
  const other = parseVersion(expected);
  if (one === undefined || other === undefined) return 'unknown';
  return truthOf(holds(comparison, versionSign(one, other)));
}

/**
 * Something without a version against a version. Some say the agent takes it for version 0, the schema says the
 * comparison is simply not true: the answer where both lead to the same.
 */
export function compareMissingVersion(comparison: string | undefined, expected: string | undefined): Truth {
  return agreed('false', compareVersions(comparison, '0', expected));
}

/** A whole number, decimal or `0x` hexadecimal; undefined for anything else. */
export function parseNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^\s*(-?\d{1,15}|0x[0-9a-f]{1,8})\s*$/i.test(text)) return undefined;
  return Number(text);
}
