import { compareNumbers, holds, parseNumber, versionSign } from '../comparison.ts';
import type { Operator, Operators } from '../context.ts';
import type { WindowsFacts } from '../facts.ts';
import { flag, type Rule, type Truth } from '../rule.ts';
import { all, truthOf } from '../truth.ts';

/** VER_PLATFORM_WIN32_NT. */
const WINDOWS_NT = 2;

const VERSION_FIELDS: readonly (readonly [attribute: string, fact: keyof WindowsFacts])[] = [
  ['MajorVersion', 'major'],
  ['MinorVersion', 'minor'],
  ['BuildNumber', 'build'],
  ['ServicePackMajor', 'servicePackMajor'],
  ['ServicePackMinor', 'servicePackMinor'],
];

/**
 * Win32 VerifyVersionInfo: the fields given are compared as one tuple, most significant first. The product type is
 * compared for equality whatever the comparison says (protocol-facts 19), suites by their own attribute.
 */
const windowsVersion: Operator = (rule, { facts: { windows } }) => {
  if (windows === undefined) return 'unknown';
  const expected: number[] = [];
  const actual: number[] = [];
  for (const [attribute, fact] of VERSION_FIELDS) {
    if (!rule.attributes.has(attribute)) continue;
    const value = parseNumber(rule.attributes.get(attribute));
    if (value === undefined) return 'unknown';
    expected.push(value);
    actual.push(windows[fact] ?? 0);
  }
  const version =
    expected.length === 0
      ? 'true'
      : truthOf(
          holds(rule.attributes.get('Comparison'), versionSign(actual, expected, VERSION_FIELDS.length)),
        );
  return all([version, productType(rule, windows), suites(rule, windows)], (truth) => truth);
};

function productType(rule: Rule, windows: WindowsFacts): Truth {
  if (!rule.attributes.has('ProductType')) return 'true';
  if (windows.productType === undefined) return 'unknown';
  return compareNumbers('EqualTo', windows.productType, parseNumber(rule.attributes.get('ProductType')));
}

function suites(rule: Rule, windows: WindowsFacts): Truth {
  if (!rule.attributes.has('SuiteMask')) return 'true';
  const mask = parseNumber(rule.attributes.get('SuiteMask'));
  if (mask === undefined || windows.suiteMask === undefined) return 'unknown';
  const present = windows.suiteMask & mask;
  return truthOf(flag(rule, 'AllSuitesMustBePresent') ? present === mask : present !== 0);
}

const language: Operator = (rule, { facts }) => {
  const wanted = rule.attributes.get('Language');
  if (wanted === undefined || facts.language === undefined || facts.muiLanguages === undefined) {
    return 'unknown';
  }
  return truthOf(facts.muiLanguages.length === 0 && speaks(facts.language, wanted));
};

/** `en` covers `en-us`, not the other way round. */
function speaks(actual: string, wanted: string): boolean {
  const one = actual.toLowerCase();
  const other = wanted.toLowerCase();
  return one === other || one.startsWith(`${other}-`);
}

/** BaseApplicabilityRules: operating system, languages, processors, cluster. */
export const SYSTEM: Operators = {
  WindowsVersion: windowsVersion,
  PlatformVersion: windowsVersion,
  Platform: (rule, { facts }) =>
    facts.windows === undefined
      ? 'unknown'
      : compareNumbers('EqualTo', WINDOWS_NT, parseNumber(rule.attributes.get('PlatformID'))),
  WindowsLanguage: language,
  PlatformLanguage: language,
  MuiInstalled: (_, { facts }) =>
    truthOf(facts.muiLanguages === undefined ? undefined : facts.muiLanguages.length > 0),
  MuiLanguageInstalled: (rule, { facts }) => {
    const wanted = rule.attributes.get('Language');
    if (wanted === undefined || facts.muiLanguages === undefined) return 'unknown';
    return truthOf(facts.muiLanguages.some((installed) => speaks(installed, wanted)));
  },
  SystemMetric: (rule, { facts }) => {
    const index = parseNumber(rule.attributes.get('Index'));
    const metric = index === undefined ? undefined : facts.systemMetric?.(index);
    if (metric === undefined) return 'unknown';
    return compareNumbers(
      rule.attributes.get('Comparison'),
      metric,
      parseNumber(rule.attributes.get('Value')),
    );
  },
  Processor: (rule, { facts: { processor } }) => {
    if (processor === undefined) return 'unknown';
    const fields = [
      ['Architecture', processor.architecture],
      ['Level', processor.level],
      ['Revision', processor.revision],
    ] as const;
    return all(fields, ([attribute, actual]) => {
      if (!rule.attributes.has(attribute)) return attribute === 'Architecture' ? 'unknown' : 'true';
      if (actual === undefined) return 'unknown';
      return compareNumbers('EqualTo', actual, parseNumber(rule.attributes.get(attribute)));
    });
  },
  NumberOfProcessors: (rule, { facts }) => {
    const count = facts.processor?.count;
    if (count === undefined) return 'unknown';
    return compareNumbers(
      rule.attributes.get('Comparison'),
      count,
      parseNumber(rule.attributes.get('Number')),
    );
  },
  ClusteredOS: (_, { facts }) => truthOf(facts.isClustered),
  // "False if the cluster resource could not be opened": that much is known of a machine in no cluster.
  ClusterResourceOwner: (_, { facts }) => (facts.isClustered === false ? 'false' : 'unknown'),
};
