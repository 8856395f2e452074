import type { GroupRule } from '#server/admin';
import { cliFailures } from '../failures.ts';

// As keys, so that none of the contract's is missing and none is invented.
const CONDITIONS = Object.keys({
  name: true,
  domain: true,
  address: true,
  os: true,
  family: true,
  edition: true,
  suite: true,
  manufacturer: true,
  model: true,
  architecture: true,
  client: true,
} satisfies Record<keyof GroupRule, true>) as readonly (keyof GroupRule)[];

/** What a rule is made of, for the help of the commands that take one. */
export const RULE_HELP = `
A rule has conditions that must all hold; of each, one of its values must fit. Values stand apart by commas.
  name=PC-*,LAB-??        DNS name or its first label, any letter case
  domain=corp.example     that domain and all below it
  address=10.1.0.0/16     a network, an address, or 10.0.0.1-10.0.0.99; IPv6 too
  os=10.0.26100           Windows by its first parts; a range 10.0.22000-10.0.22631; or builds 22000-22631
  family=client           client, server, domain-controller
  edition=enterprise      a name (pro, home, ltsc, datacenter, …) or the number of GetProductInfo
  suite=terminal          a name or the bits of wSuiteMask
  manufacturer=Dell*      and model=Latitude*; a ? stands for any character, a comma too
  architecture=amd64      amd64, x86, arm64
  client=10.0.26100       version of the Windows Update Agent
A computer that never told what a condition asks does not match it.`;

/** A rule from texts like `name=PC-*,LAB-*`. Fails with `cli/bad-group-rule`. */
export function parseRule(texts: readonly string[]): GroupRule {
  const rule: { -readonly [Condition in keyof GroupRule]?: string[] } = {};
  for (const text of texts) {
    const [, word = '', list = ''] = /^\s*([a-z]+)\s*=(.*)$/is.exec(text) ?? [];
    const condition = CONDITIONS.find((each) => each === word.toLowerCase());
    const values = list
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== '');
    if (condition === undefined || values.length === 0) {
      throw cliFailures.fail('bad-group-rule', { subject: text });
    }
    (rule[condition] ??= []).push(...values);
  }
  return rule;
}

/** The rule as it is written on a command line. */
export function showRule(rule: GroupRule): string {
  return CONDITIONS.flatMap((condition) => {
    const values = rule[condition];
    return values === undefined ? [] : [`${condition}=${values.join(',')}`];
  })
    .map((text) => (/[\s*?]/.test(text) ? `"${text}"` : text))
    .join(' ');
}
