import { updateFailures } from './failures.ts';
import { editionMatcher, familyMatcher, suiteMatcher } from './group-rule-products.ts';
import {
  addressMatcher,
  domainMatcher,
  globMatcher,
  type Matcher,
  versionMatcher,
  wordMatcher,
} from './group-rule-values.ts';
import type { Truth } from './rules/rule.ts';
import { truthOf } from './rules/truth.ts';

// Which computers a group has by itself. A rule has one or more conditions, and all of them must hold; each has one or more
// values, and one of them must fit. What a machine never told is unknown and fits nothing.

/** What conditions can be about. */
export const GROUP_RULE_CONDITIONS = [
  'name',
  'domain',
  'address',
  'os',
  'family',
  'edition',
  'suite',
  'manufacturer',
  'model',
  'architecture',
  'client',
] as const;

export type GroupRuleCondition = (typeof GROUP_RULE_CONDITIONS)[number];

/**
 * `name`, `manufacturer`, `model`: patterns with `*` and `?`, any letter case; a name is the whole DNS name or its first label.
 * `domain`: `corp.example` and all below it. `address`: an address, a range `10.0.0.1-10.0.0.99`, or `10.1.0.0/16`.
 * `os`, `client`: a version by its first parts (`10.0.26100`), or a range of two (`10.0.22000-10.0.22631`); of `os` one
 * number from 1000 up is a build. `family`: `client`, `server`, `domain-controller`. `edition`: a number of GetProductInfo
 * or a name of `group-rule-products.ts`. `suite`: likewise, of wSuiteMask. `architecture`: `amd64`, `x86`, `arm64`.
 */
export type GroupRule = { readonly [Condition in GroupRuleCondition]?: readonly string[] };

/** What a rule can be about: a machine's own claims, and where it calls from. */
export interface GroupRuleSubject {
  readonly dnsName: string;
  readonly lastAddress: string;
  readonly inventory: {
    readonly osVersion?: { readonly major: number; readonly minor: number; readonly build: number };
    readonly manufacturer?: string;
    readonly model?: string;
    readonly architecture?: string;
    readonly suiteMask?: number;
    readonly oldProductType?: number;
    readonly newProductType?: number;
    readonly clientVersion?: string;
    readonly deviceAttributes?: Readonly<Record<string, string>>;
  };
}

const MAKE: Readonly<Record<GroupRuleCondition, (value: string) => Matcher | undefined>> = {
  name: (value) => {
    const fits = globMatcher(value);
    return fits && (({ dnsName }) => fits(dnsName) || fits(dnsName.split('.')[0]!));
  },
  domain: domainMatcher,
  address: addressMatcher,
  os: (value) => {
    const fits = versionMatcher(value, { lone: 'build' });
    return (
      fits &&
      ((subject) => {
        const os = osOf(subject);
        return os === undefined ? undefined : fits(os);
      })
    );
  },
  family: familyMatcher,
  edition: editionMatcher,
  suite: suiteMatcher,
  manufacturer: (value) => textMatcher(value, ({ inventory }) => inventory.manufacturer),
  model: (value) =>
    textMatcher(value, ({ inventory }) => inventory.model || inventory.deviceAttributes?.['OEMModel']),
  architecture: (value) =>
    wordMatcher(
      value,
      ({ inventory }) => inventory.architecture || inventory.deviceAttributes?.['OSArchitecture'],
    ),
  client: (value) => {
    const fits = versionMatcher(value, {});
    return (
      fits &&
      (({ inventory }) => {
        const version = inventory.clientVersion || inventory.deviceAttributes?.['WuClientVer'];
        return version ? fits(version) : undefined;
      })
    );
  },
};

/** The last scan's word counts before that of the registration, which is not repeated with every scan. */
function osOf({ inventory }: GroupRuleSubject): string | undefined {
  const told = inventory.deviceAttributes?.['OSVersion'];
  if (told !== undefined && /^\d+\.\d+\.\d+/.test(told)) return told;
  const os = inventory.osVersion;
  return os && `${os.major}.${os.minor}.${os.build}`;
}

function textMatcher(
  value: string,
  fact: (subject: GroupRuleSubject) => string | undefined,
): Matcher | undefined {
  const fits = globMatcher(value);
  return (
    fits &&
    ((subject) => {
      const text = fact(subject);
      return text ? fits(text) : undefined;
    })
  );
}

/** What came of a rule for one machine. */
export interface GroupRuleVerdict {
  readonly truth: Truth;
  /** Conditions that nobody can judge because the machine never told; only where no other condition says no. */
  readonly unknown: readonly GroupRuleCondition[];
}

type Compiled = readonly { readonly condition: GroupRuleCondition; readonly matchers: readonly Matcher[] }[];

const compiled = new WeakMap<GroupRule, Compiled>();

function compile(rule: GroupRule): Compiled {
  let conditions = compiled.get(rule);
  if (conditions !== undefined) return conditions;
  conditions = GROUP_RULE_CONDITIONS.flatMap((condition) => {
    const values = rule[condition];
    return values === undefined
      ? []
      : [{ condition, matchers: values.map((value) => matcher(condition, value)) }];
  });
  if (conditions.length === 0 || conditions.some(({ matchers }) => matchers.length === 0)) {
    throw updateFailures.fail('bad-group-rule', { detail: 'it has no condition, or one without a value' });
  }
  compiled.set(rule, conditions);
  return conditions;
}

function matcher(condition: GroupRuleCondition, value: string): Matcher {
  const made = value.trim() === '' ? undefined : MAKE[condition](value.trim());
  if (made === undefined) {
    throw updateFailures.fail('bad-group-rule', { subject: `${condition}=${value.slice(0, 80)}` });
  }
  return made;
}

/** Throws `update/bad-group-rule` for a rule without conditions or with a value that means nothing. */
export function checkGroupRule(rule: GroupRule): void {
  compile(rule);
}

/** Whether a machine belongs to a group with that rule. Throws `update/bad-group-rule`. */
export function judgeGroupRule(rule: GroupRule, subject: GroupRuleSubject): GroupRuleVerdict {
  const unknown: GroupRuleCondition[] = [];
  for (const { condition, matchers } of compile(rule)) {
    const truth = anyOf(matchers, subject);
    if (truth === 'false') return { truth, unknown: [] };
    if (truth === 'unknown') unknown.push(condition);
  }
  return { truth: unknown.length === 0 ? 'true' : 'unknown', unknown };
}

function anyOf(matchers: readonly Matcher[], subject: GroupRuleSubject): Truth {
  let result: Truth = 'false';
  for (const fits of matchers) {
    const truth = truthOf(fits(subject));
    if (truth === 'true') return 'true';
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}
