import type { RuleBody, RulesAnswer } from '../contract/rules.ts';
import { type ListSection, type Named, pathOf } from './section.ts';

/** A rule as the document has it in full; `Products`, `Classifications` and `ComputerGroups` are short for what they mean. */
interface FullRule extends Named {
  readonly Enabled: boolean;
  readonly OnMatch: string;
  readonly Conditions: RuleBody['conditions'];
  readonly Actions: RuleBody['actions'];
}

/** Approval rules by name. A rule that is new stands behind those that are there. */
export const rulesSection: ListSection = {
  kind: 'list',
  key: 'ApprovalRules',
  read: async (ask) => {
    const { items } = await ask<RulesAnswer>({ method: 'GET', path: '/rules' });
    return items.map(({ name, enabled, onMatch, conditions, actions, names }): FullRule => {
      const named = (ids: readonly string[]) => ids.map((id) => names[id] ?? id);
      return {
        Name: name,
        Enabled: enabled,
        OnMatch: onMatch,
        Conditions: conditions.map((condition) =>
          condition.values === undefined ? condition : { ...condition, values: named(condition.values) },
        ),
        Actions: actions.map((action) =>
          action.groups === undefined ? action : { ...action, groups: named(action.groups) },
        ),
      };
    });
  },
  inFull,
  arrange: (names) => [{ method: 'POST', path: '/rules/order', body: { ids: names } }],
  create: (rule) => [{ method: 'POST', path: '/rules', body: bodyOf(rule as FullRule) }],
  change: (before, after) => [
    { method: 'PUT', path: pathOf('/rules', before.Name), body: bodyOf(after as FullRule) },
  ],
  remove: ({ Name }) => [{ method: 'DELETE', path: pathOf('/rules', Name) }],
};

function bodyOf({ Name, Enabled, OnMatch, Conditions, Actions }: FullRule): object {
  return { name: Name, enabled: Enabled, onMatch: OnMatch, conditions: Conditions, actions: Actions };
}

function inFull(entry: Named): FullRule {
  const { Name, Enabled, OnMatch, Conditions, Actions, Products, Classifications, ComputerGroups } =
    entry as Partial<FullRule> & Shorthand & Named;
  const short = [
    ...(Products === undefined ? [] : [{ kind: 'product' as const, values: Products }]),
    ...(Classifications === undefined ? [] : [{ kind: 'classification' as const, values: Classifications }]),
  ];
  const approves =
    ComputerGroups === undefined
      ? []
      : [{ action: 'approve' as const, as: 'Install' as const, groups: ComputerGroups }];
  return {
    Name,
    Enabled: Enabled ?? true,
    OnMatch: OnMatch ?? 'stop',
    Conditions: [...short, ...(Conditions ?? [])],
    Actions: [...approves, ...(Actions ?? [])],
  };
}

interface Shorthand {
  readonly Products?: readonly string[];
  readonly Classifications?: readonly string[];
  readonly ComputerGroups?: readonly string[];
}
