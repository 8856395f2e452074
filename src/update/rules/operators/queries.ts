import { compareNumbers, compareStrings, compareVersions, holds, parseNumber } from '../comparison.ts';
import type { Operators } from '../context.ts';
import type { Rule, Truth } from '../rule.ts';
import { truthOf } from '../truth.ts';

/** WMI's default. */
const DEFAULT_NAMESPACE = 'root\\cimv2';

/** BaseApplicabilityRules: licences, WMI, history, generic queries; and the rules of OS installer updates. */
export const QUERIES: Operators = {
  LicenseValueExists: (rule, { facts }) => {
    const value = facts.licenseValue?.(rule.attributes.get('Value') ?? '');
    return truthOf(value === undefined ? undefined : value !== null);
  },
  LicenseDword: (rule, { facts }) => {
    const value = facts.licenseValue?.(rule.attributes.get('Value') ?? '');
    if (value === undefined) return 'unknown';
    if (typeof value !== 'number') return 'false';
    return compareNumbers(
      rule.attributes.get('Comparison'),
      value >>> 0,
      parseNumber(rule.attributes.get('Data')),
    );
  },
  WmiQuery: (rule, { facts }) => {
    const query = rule.attributes.get('WqlQuery');
    if (query === undefined) return 'unknown';
    return truthOf(facts.wmiQuery?.(rule.attributes.get('Namespace') ?? DEFAULT_NAMESPACE, query));
  },
  InstalledOnce: (_, { facts }) => truthOf(facts.wasInstalledOnce),
  GenericQuery: (rule, { facts }) => {
    const part = (name: string) => rule.attributes.get(name) ?? '';
    const answer = facts.genericQuery?.(part('Namespace'), part('Type'), part('Parameter'));
    if (answer === undefined) return 'unknown';
    if (answer === null) return 'false';
    return rule.attributes.has('Value') ? compareTyped(rule, answer) : 'true';
  },
  DeviceAttribute: (rule, { facts }) => {
    const actual = facts.deviceAttribute?.(rule.attributes.get('Name') ?? '');
    if (actual === undefined || !rule.attributes.has('Value')) return 'unknown';
    return actual === null ? 'false' : compareTyped(rule, actual);
  },
  // A release stays installed when a later one of the same name comes: cumulative updates are detected by it.
  ProductReleaseInstalled: (rule, { facts }) => {
    const version = facts.productRelease?.(rule.attributes.get('Name') ?? '');
    if (version === undefined) return 'unknown';
    if (version === null) return 'false';
    return compareVersions('GreaterThanOrEqualTo', version, rule.attributes.get('Version'));
  },
};

/** By the rule's own `Type`: versions and numbers by size, everything else as text. */
function compareTyped(rule: Rule, actual: string): Truth {
  const type = rule.attributes.get('Type') ?? '';
  const comparison = rule.attributes.get('Comparison');
  const expected = rule.attributes.get('Value') ?? '';
  if (/version/i.test(type)) return compareVersions(comparison, actual, expected);
  const number = parseNumber(actual);
  const isNumeric = number !== undefined && parseNumber(expected) !== undefined;
  if (/int|dword|number|long/i.test(type) || (isNumeric && holds(comparison, 0) !== undefined)) {
    return number === undefined ? 'unknown' : compareNumbers(comparison, number, parseNumber(expected));
  }
  return compareStrings(comparison, actual, expected);
}
