import { type Static, Type } from 'typebox';
import { CONDITION_KINDS } from '#rules';
import { Count, listOf, objectOf, oneOf, Text, Time } from './shapes.ts';
import { taskOf } from './tasks.ts';

const Days = Type.Integer({ minimum: 0, maximum: 3650 });

export const RuleCondition = objectOf({
  kind: oneOf(CONDITION_KINDS),
  not: Type.Optional(Type.Boolean({ description: 'holds where it otherwise would not' })),
  values: Type.Optional(listOf(Text, { maxItems: 200 })),
  days: Type.Optional(Type.Integer({ minimum: 1, description: 'of age: at least so many days' })),
  since: Type.Optional(oneOf(['arrival', 'creation'])),
  computers: Type.Optional(Type.Integer({ minimum: 1, description: 'of needed: at least so many' })),
});
export type RuleCondition = Static<typeof RuleCondition>;

export const RuleActionBody = objectOf({
  action: oneOf(['approve', 'decline', 'hold']),
  as: Type.Optional(oneOf(['Install', 'OptionalInstall', 'Uninstall'])),
  groups: Type.Optional(listOf(Text, { maxItems: 200 })),
  deadline: Type.Optional(
    objectOf(
      { days: Days, minutes: Type.Integer({ minimum: 0, maximum: 1439 }) },
      'days after the approval, minutes after midnight UTC',
    ),
  ),
  delayDays: Type.Optional(Days),
  days: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 3650, description: 'of hold: so many after it arrived' }),
  ),
});
export type RuleActionBody = Static<typeof RuleActionBody>;

const fields = {
  name: Type.String({ ...Text, maxLength: 200 }),
  conditions: listOf(RuleCondition, { maxItems: 20 }),
  actions: listOf(RuleActionBody, { maxItems: 20 }),
};

/** POST /rules, PUT /rules/{id}: categories and groups by id or by name. */
export const RuleBody = objectOf({
  ...fields,
  enabled: Type.Optional(Type.Boolean({ default: true })),
  onMatch: Type.Optional(oneOf(['stop', 'continue'])),
});
export type RuleBody = Static<typeof RuleBody>;

/** POST /rules */
export const NewRule = Type.Partial(
  objectOf(
    { ...RuleBody.properties, preset: Type.Optional(Text) },
    'a preset, which `enabled` may leave switched off, or a rule',
  ),
  { additionalProperties: false },
);
export type NewRule = Static<typeof NewRule>;

/** Categories and groups by id, their titles beside. */
export const RuleRow = objectOf({
  id: Type.String(),
  ...fields,
  enabled: Type.Boolean(),
  onMatch: oneOf(['stop', 'continue']),
  order: Count,
  names: Type.Unsafe<Readonly<Record<string, string>>>(Type.Record(Type.String(), Type.String())),
});
export type RuleRow = Static<typeof RuleRow>;

/** GET /rules: in the order in which they are asked. */
export const RulesAnswer = objectOf({
  items: listOf(RuleRow),
  /** On a replica rules do not run: approvals come from the upstream. */
  replica: Type.Boolean(),
});
export type RulesAnswer = Static<typeof RulesAnswer>;

export const RuleParams = objectOf({ rule: Text });

/** POST /rules/order: all of them, by id or name. */
export const RuleOrder = objectOf({ ids: listOf(Text, { maxItems: 1000 }) });

/** POST /rules/test: a rule that is kept, or one that is not yet; neither: all. */
export const RuleTest = objectOf({
  rule: Type.Optional(Text),
  body: Type.Optional(RuleBody),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
export type RuleTest = Static<typeof RuleTest>;

export const RuleFindingRow = objectOf({
  updateId: Type.String(),
  title: Type.String(),
  scope: Type.String(),
  group: Type.Optional(Type.String()),
  verb: oneOf(['approve', 'decline', 'hold']),
  dueAt: Time,
  deadline: Type.Optional(Time),
  until: Type.Optional(Time),
  skipped: Type.Optional(oneOf(['person', 'decided', 'licence', 'expired', 'not-removable', 'no-group'])),
});
export type RuleFindingRow = Static<typeof RuleFindingRow>;

const RuleLook = objectOf({
  updateId: Type.String(),
  title: Type.String(),
  /** Whether each condition holds, in their order. */
  held: listOf(Type.Boolean()),
});

/** How a rule looked at the updates, so that one sees why it decides, and why not. */
export const RuleTraceRow = objectOf({
  asked: Type.Integer({
    minimum: 0,
    description: 'updates it was asked about; others an earlier rule decided that stops',
  }),
  /** For how many of those each condition holds. */
  held: listOf(Count),
  matching: listOf(RuleLook),
  /** Some that come nearest. */
  missing: listOf(RuleLook),
});
export type RuleTraceRow = Static<typeof RuleTraceRow>;

export const RuleReportRow = objectOf({
  rule: objectOf({
    id: Type.String(),
    name: Type.String(),
    enabled: Type.Boolean(),
    conditions: listOf(RuleCondition),
    names: Type.Unsafe<Readonly<Record<string, string>>>(Type.Record(Type.String(), Type.String())),
  }),
  matched: Count,
  due: Count,
  later: Count,
  waiting: Type.Integer({ minimum: 0, description: 'due, and waiting for licence terms to be accepted' }),
  skipped: Count,
  items: listOf(RuleFindingRow),
  trace: RuleTraceRow,
});
export type RuleReportRow = Static<typeof RuleReportRow>;

/** POST /rules/test */
export const RulesTested = objectOf({ reports: listOf(RuleReportRow) });
export type RulesTested = Static<typeof RulesTested>;

/** POST /rules/run (a task) */
export const RulesStarted = taskOf(RulesTested);

/** GET /rules/presets */
export const RulePresetsAnswer = objectOf({
  items: listOf(
    objectOf({
      name: Type.String(),
      about: Type.String(),
      rule: Type.String({ description: 'what the rule is called that is made of it' }),
    }),
  ),
});
export type RulePresetsAnswer = Static<typeof RulePresetsAnswer>;
