import { Fragment } from 'react';
import type { GroupRule } from '#server/admin';
import { useFormat, useWords } from '../../words/index.ts';
import { ruleWords } from './words.ts';

/** What a rule can be about, as people are offered it. */
export const CONDITIONS = [
  'name',
  'domain',
  'address',
  'os',
  'family',
  'edition',
  'manufacturer',
  'model',
  'architecture',
  'client',
  'suite',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** A rule as a line: `Kind of Windows: server; Name: pc-*`. */
export function RuleText({ rule }: { readonly rule: GroupRule }) {
  const words = useWords(ruleWords);
  const format = useFormat();
  const present = CONDITIONS.filter((name) => rule[name] !== undefined);
  return present.map((name, index) => (
    <Fragment key={name}>
      {index > 0 && '; '}
      {words[name]}: <code>{format.list(rule[name] ?? [])}</code>
    </Fragment>
  ));
}
