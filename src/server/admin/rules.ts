import { newGuid } from '#base';
import { createGroup, putRule, removeRule, reorderRules } from '#changes';
import type { RuleReport } from '#jobs';
import { PILOT, RULE_PRESETS, RULES_SETTING, type Rule } from '#rules';
import type { ServerContext } from '../context.ts';
import {
  NewRule,
  RuleBody,
  RuleOrder,
  RuleParams,
  RulePresetsAnswer,
  RuleRow,
  RulesAnswer,
  RulesStarted,
  RulesTested,
  RuleTest,
} from './contract/rules.ts';
import { adminFailures } from './failures.ts';
import { present } from './present.ts';
import { type AdminRoute, endpoint } from './route.ts';
import { ruleNames, toRule } from './rule-words.ts';
import type { Tasks } from './tasks.ts';

export function ruleRoutes(context: ServerContext, tasks: Tasks): readonly AdminRoute[] {
  const { store, clock, desks } = context;
  return [
    endpoint({
      method: 'GET',
      path: '/rules',
      summary: 'The approval rules, in the order in which they are asked',
      access: 'read',
      answer: RulesAnswer,
      handle: async () => ({
        items: await toRows(context, await rulesOf(context)),
        replica: (await store.setting<{ mode?: string }>('upstream'))?.mode === 'replica',
      }),
    }),
    endpoint({
      method: 'GET',
      path: '/rules/presets',
      summary: 'Rules that are ready to be added by name',
      access: 'read',
      answer: RulePresetsAnswer,
      handle: async () => ({
        items: RULE_PRESETS.map(({ name, about, rule }) => ({ name, about, rule: rule.name })),
      }),
    }),
    endpoint({
      method: 'POST',
      path: '/rules',
      summary: 'Adds a rule behind all others, or one of the presets',
      access: 'administer',
      body: NewRule,
      answer: RuleRow,
      handle: async ({ body: { preset, ...body }, actor }) => {
        const rule =
          preset === undefined
            ? await toRule(context, newGuid(), {
                name: body.name ?? '',
                conditions: body.conditions ?? [],
                actions: body.actions ?? [],
                ...present({ enabled: body.enabled, onMatch: body.onMatch }),
              })
            : { ...(await fromPreset(context, preset, actor)), ...present({ enabled: body.enabled }) };
        await putRule(context, rule, actor);
        return rowOf(context, rule.id);
      },
    }),
    endpoint({
      method: 'GET',
      path: '/rules/:rule',
      summary: 'One rule, by id or name',
      access: 'read',
      params: RuleParams,
      answer: RuleRow,
      handle: ({ params }) => rowOf(context, params.rule),
    }),
    endpoint({
      method: 'PUT',
      path: '/rules/:rule',
      summary: 'Changes a rule; what it decided before stays',
      access: 'administer',
      params: RuleParams,
      body: RuleBody,
      answer: RuleRow,
      handle: async ({ params, body, actor }) => {
        const { id } = await findRule(context, params.rule);
        await putRule(context, await toRule(context, id, body), actor);
        return rowOf(context, id);
      },
    }),
    endpoint({
      method: 'DELETE',
      path: '/rules/:rule',
      summary: 'Removes a rule; what it decided stays',
      access: 'administer',
      params: RuleParams,
      answer: RuleRow,
      handle: async ({ params, actor }) => {
        const row = await rowOf(context, params.rule);
        await removeRule(context, row.id, actor);
        return row;
      },
    }),
    endpoint({
      method: 'POST',
      path: '/rules/order',
      summary: 'Puts all rules in that order',
      access: 'administer',
      body: RuleOrder,
      answer: RulesAnswer,
      handle: async ({ body, actor }) => {
        const ids: string[] = [];
        for (const reference of body.ids) ids.push((await findRule(context, reference)).id);
        await reorderRules(context, ids, actor);
        return { items: await toRows(context, await rulesOf(context)), replica: false };
      },
    }),
    endpoint({
      method: 'POST',
      path: '/rules/test',
      summary: 'What rules would decide now and later for the updates that are here; changes nothing',
      access: 'read',
      body: RuleTest,
      answer: RulesTested,
      handle: async ({ body: { rule: reference, body, limit = 20 } }) => {
        const rules =
          body !== undefined
            ? [await toRule(context, newGuid(), body)]
            : reference !== undefined
              ? [await findRule(context, reference)]
              : await rulesOf(context);
        // A rule that is switched off is tested as if it were on: that is when one wants to know.
        const asked =
          body === undefined && reference === undefined
            ? rules
            : rules.map((rule) => ({ ...rule, enabled: true }));
        return tested(context, await desks.rules.run({ dryRun: true, rules: asked }), limit);
      },
    }),
    endpoint({
      method: 'POST',
      path: '/rules/run',
      summary: 'Asks all rules of all updates now (a task)',
      access: 'administer',
      answer: RulesStarted,
      noted: () => ({ verb: 'run-rules', subject: '' }),
      handle: async () =>
        tasks.start('rules', clock.now(), async (work) =>
          tested(context, await desks.rules.run({ dryRun: false, ...work }), 100),
        ),
    }),
  ];
}

async function rulesOf({ store }: ServerContext): Promise<readonly Rule[]> {
  return (await store.setting<readonly Rule[]>(RULES_SETTING)) ?? [];
}

/** By id, place in the order from 1, or name in any letter case. Fails with `admin/rule-not-found`. */
async function findRule(context: ServerContext, reference: string): Promise<Rule> {
  const rules = await rulesOf(context);
  const wanted = reference.trim().toLowerCase();
  const found =
    rules.find(({ id }) => id === wanted) ??
    rules.find(({ name }) => name.toLowerCase() === wanted) ??
    rules.find((_, index) => String(index + 1) === wanted);
  if (found === undefined) throw adminFailures.fail('rule-not-found', { subject: reference });
  return found;
}

async function rowOf(context: ServerContext, reference: string): Promise<RuleRow> {
  const { id } = await findRule(context, reference);
  return (await toRows(context, await rulesOf(context))).find((row) => row.id === id)!;
}

async function toRows(context: ServerContext, rules: readonly Rule[]): Promise<readonly RuleRow[]> {
  const rows: RuleRow[] = [];
  for (const [index, rule] of rules.entries())
    rows.push({ ...rule, order: index + 1, names: await ruleNames(context, rule) });
  return rows;
}

/** Makes the pilot group where the preset needs one and there is none. */
async function fromPreset(context: ServerContext, name: string, actor: string): Promise<Rule> {
  const preset = RULE_PRESETS.find((each) => each.name === name);
  if (preset === undefined) throw adminFailures.fail('rule-not-found', { subject: name });
  const rule = { ...preset.rule, id: newGuid() };
  if (preset.needsPilot !== true) return rule;
  const groups = await context.store.groups();
  const pilot =
    groups.find((group) => group.name.toLowerCase() === PILOT.toLowerCase()) ??
    (await createGroup(context, { name: PILOT }, actor));
  return { ...rule, actions: [{ action: 'approve', as: 'Install', groups: [pilot.id] }, ...rule.actions] };
}

async function tested(
  context: ServerContext,
  reports: readonly RuleReport[],
  limit: number,
): Promise<RulesTested> {
  const groups = new Map<string, string>((await context.store.groups()).map(({ id, name }) => [id, name]));
  const rows: RulesTested['reports'][number][] = [];
  for (const { rule, items, ...counts } of reports) {
    const { id, name, enabled, conditions } = rule;
    rows.push({
      rule: { id, name, enabled, conditions, names: await ruleNames(context, rule) },
      ...counts,
      items: items
        .slice(0, limit)
        .map((item) => ({ ...item, ...present({ group: groups.get(item.scope) }) })),
    });
  }
  return { reports: rows };
}
