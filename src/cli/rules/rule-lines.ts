import type { RuleActionBody, RuleCondition, RuleReportRow, RuleRow } from '#server/admin';
import { plural } from '../quantity.ts';
import { showTime } from '../time.ts';

/** One condition in words. */
export function conditionWords(
  { kind, not, values, days, since, computers }: RuleCondition,
  names: RuleRow['names'],
): string {
  const list = (values ?? []).map((value) => names[value] ?? value).join(' or ');
  const what =
    kind === 'age'
      ? `at least ${plural(days ?? 0, 'day')} old${since === 'creation' ? ' by its publisher' : ' here'}`
      : kind === 'needed'
        ? `needed by at least ${plural(computers ?? 0, 'computer')}`
        : kind === 'superseded'
          ? 'superseded'
          : kind === 'architecture-absent'
            ? 'for an architecture that no computer here has'
            : `${kind} ${list}`;
  return not === true ? `not: ${what}` : what;
}

/** One action in words. */
export function actionWords(
  { action, as = 'Install', groups = [], deadline, delayDays = 0 }: RuleActionBody,
  names: RuleRow['names'],
): string {
  const when = delayDays === 0 ? 'at once' : `after ${plural(delayDays, 'day')}`;
  if (action === 'decline') return `decline ${when}`;
  const hour = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')} UTC`;
  const by =
    deadline === undefined ? '' : `, by ${hour(deadline.minutes)} of day ${deadline.days} after the approval`;
  const who = groups.map((id) => names[id] ?? `a group that is gone (${id})`).join(', ');
  return `approve for ${who} ${when}${as === 'Install' ? '' : ` (${as})`}${by}`;
}

/** A rule in full. */
export function ruleLines(rule: RuleRow): readonly string[] {
  return [
    `${rule.order}. ${rule.name}${rule.enabled ? '' : ' (switched off)'}`,
    ...rule.conditions.map(
      (condition, index) => `  ${index === 0 ? 'if ' : 'and'} ${conditionWords(condition, rule.names)}`,
    ),
    ...rule.actions.map((action) => `  then ${actionWords(action, rule.names)}`),
    `  and ${rule.onMatch === 'stop' ? 'ask no later rule' : 'go on with the next rule'}`,
    `  id ${rule.id}`,
  ];
}

const WHY = {
  person: 'a person decided otherwise',
  decided: 'decided already',
  licence: 'waits for its licence terms: todoku updates approve --accept-eula',
  expired: 'withdrawn by its publisher',
  'not-removable': 'cannot be removed',
  'no-group': 'its group is gone',
} as const;

/** What rules decided, or would. */
export function reportLines(reports: readonly RuleReportRow[], isTest: boolean): readonly string[] {
  return reports.flatMap(({ rule, matched, due, later, skipped, items }) => [
    `${rule.name}${rule.enabled ? '' : ' (switched off)'}: ${plural(matched, 'update')} ${matched === 1 ? 'matches' : 'match'}, ${isTest ? 'would decide' : 'decided'} ${due}, later ${later}, left alone ${skipped}`,
    ...items.map(
      ({ title, verb, group, dueAt, skipped: why }) =>
        `  ${title}: ${verb}${group === undefined ? '' : ` for ${group}`}${why === undefined ? (dueAt > Date.now() ? ` from ${showTime(dueAt)}` : '') : `: left alone, ${WHY[why]}`}`,
    ),
  ]);
}
