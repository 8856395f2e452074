import type { RuleActionBody, RuleBody, RuleCondition, RuleRow } from '#server/admin';
import { toBody } from './to-body.ts';

/** Something of a list that is being edited, with a name of its own for as long. */
export interface Kept<Thing> {
  readonly key: number;
  readonly thing: Thing;
}

/** A rule while it is edited. */
export interface Draft extends Omit<RuleBody, 'conditions' | 'actions'> {
  readonly conditions: readonly Kept<RuleCondition>[];
  readonly actions: readonly Kept<RuleActionBody>[];
}

let last = 0;

export function kept<Thing>(thing: Thing): Kept<Thing> {
  return { key: ++last, thing };
}

/** The rule as a draft; without one, a rule that is only begun. */
export function draftOf(rule: RuleRow | undefined): Draft {
  const { conditions, actions, ...rest }: RuleBody =
    rule === undefined
      ? {
          name: '',
          enabled: true,
          onMatch: 'stop',
          conditions: [{ kind: 'classification', values: [] }],
          actions: [{ action: 'approve', as: 'Install', groups: [] }],
        }
      : toBody(rule);
  return { ...rest, conditions: conditions.map(kept), actions: actions.map(kept) };
}

/** The rule that the draft stands for; undefined where something is missing yet. */
export function ruleOf({ conditions, actions, ...rest }: Draft): RuleBody | undefined {
  const rule = {
    ...rest,
    conditions: conditions.map(({ thing }) => withoutBlanks(thing)),
    actions: actions.map(({ thing }) => thing),
  };
  const isWhole =
    rule.conditions.length > 0 &&
    rule.conditions.every(says) &&
    rule.actions.length > 0 &&
    rule.actions.every(decides);
  return isWhole ? rule : undefined;
}

/** Kinds that need no value. */
const BARE: ReadonlySet<string> = new Set(['superseded', 'architecture-absent']);

function says({ kind, values = [], days = 0, computers = 0 }: RuleCondition): boolean {
  if (BARE.has(kind)) return true;
  if (kind === 'age') return days > 0;
  return kind === 'needed' ? computers > 0 : values.length > 0;
}

function decides({ action, groups = [], days = 0 }: RuleActionBody): boolean {
  if (action === 'approve') return groups.length > 0;
  return action !== 'hold' || days > 0;
}

function withoutBlanks(condition: RuleCondition): RuleCondition {
  if (condition.values === undefined) return condition;
  return {
    ...condition,
    values: condition.values.map((value) => value.trim()).filter((value) => value !== ''),
  };
}

/** The number that a field has while it is typed into; nothing yet is 0. */
export function whole(text: string): number {
  return Math.max(0, Number.parseInt(text, 10) || 0);
}

/** A condition of that kind that says nothing yet. */
export function blankOf(kind: RuleCondition['kind']): RuleCondition {
  if (BARE.has(kind)) return { kind };
  if (kind === 'age') return { kind, days: 30 };
  return kind === 'needed' ? { kind, computers: 1 } : { kind, values: [] };
}
