import { RULES_SETTING, type Rule, type RuleAction } from '#rules';
import type { StoreReader } from '#store';
import { toUpdateId, type UpdateId } from '#update';
import type { ServerContext } from '../context.ts';
import type { RuleActionBody, RuleBody } from './contract/rules.ts';
import { adminFailures } from './failures.ts';
import { findGroup } from './lookup.ts';
import { present } from './present.ts';

/**
 * A rule as people write it, with ids in place of names. Fails with `admin/category-not-found`, `admin/category-ambiguous`
 * and `admin/group-not-found`.
 */
export async function toRule(context: ServerContext, id: string, body: RuleBody): Promise<Rule> {
  const { name, conditions, actions, enabled = true, onMatch = 'stop' } = body;
  const found: Rule['conditions'][number][] = [];
  for (const condition of conditions) {
    const { kind, values = [] } = condition;
    if (kind !== 'product' && kind !== 'classification') found.push(condition);
    else found.push({ ...condition, values: await categoryIds(context, kind, values) });
  }
  const meant: RuleAction[] = [];
  for (const action of actions) meant.push(await toAction(context, action));
  return { id, name, enabled, conditions: found, actions: meant, onMatch };
}

async function toAction(
  { store }: ServerContext,
  { action, as = 'Install', groups = [], deadline, delayDays, days = 0 }: RuleActionBody,
): Promise<RuleAction> {
  if (action === 'decline') return { action, ...present({ delayDays }) };
  if (action === 'hold') return { action, days, ...present({ delayDays }) };
  const ids = [];
  for (const group of groups) ids.push((await findGroup(store, group)).id);
  return { action, as, groups: ids, ...present({ deadline, delayDays }) };
}

/** By id, also of a category that is not here yet, or by title in any letter case. */
async function categoryIds(
  { store, catalog }: ServerContext,
  kind: 'product' | 'classification',
  references: readonly string[],
): Promise<readonly UpdateId[]> {
  const entries = catalog.snapshot
    .categories()
    .filter(({ type }) => (type === 'UpdateClassification') === (kind === 'classification'));
  const titles = new Map(
    (await store.summaries(entries.map(({ id }) => id))).map((row) => [row.updateId, row.title]),
  );
  return references.map((reference) => {
    const byId = toUpdateId(reference);
    if (byId !== undefined) return byId;
    const wanted = reference.trim().toLowerCase();
    const found = [...titles].filter(([, title]) => title.toLowerCase() === wanted).map(([id]) => id);
    const [first] = found;
    if (first === undefined) throw adminFailures.fail('category-not-found', { subject: reference });
    if (found.length > 1)
      throw adminFailures.fail('category-ambiguous', { subject: reference, detail: found.join(', ') });
    return first;
  });
}

/** What the ids in a rule are called; those that are not here have no name. */
export async function ruleNames(
  { store }: ServerContext,
  rule: Rule,
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = {};
  for (const { kind, values = [] } of rule.conditions) {
    if (kind !== 'product' && kind !== 'classification') continue;
    for (const value of values) {
      const id = toUpdateId(value);
      const title = id === undefined ? undefined : (await store.revisionsOf(id))[0]?.title;
      if (title !== undefined) names[value] = title;
    }
  }
  const groups = new Map((await store.groups()).map(({ id, name }) => [id, name]));
  for (const action of rule.actions)
    if (action.action === 'approve')
      for (const id of action.groups) {
        const name = groups.get(id);
        if (name !== undefined) names[id] = name;
      }
  return names;
}

/** What each rule that is kept is called, by the actor it decides as; one that was removed has no name any more. */
export async function rulesByActor(store: StoreReader): Promise<ReadonlyMap<string, string>> {
  const rules = (await store.setting<readonly Rule[]>(RULES_SETTING)) ?? [];
  return new Map(rules.map(({ id, name }) => [`rule:${id}`, `rule "${name}"`]));
}
