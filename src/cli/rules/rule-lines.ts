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
  { action, as = 'Install', groups = [], deadline, delayDays = 0, days = 0 }: RuleActionBody,
  names: RuleRow['names'],
): string {
  const when = delayDays === 0 ? 'at once' : `after ${plural(delayDays, 'day')}`;
  if (action === 'decline') return `decline ${when}`;
  if (action === 'hold')
    return `hold ${when === 'at once' ? '' : `${when} `}until ${plural(days + delayDays, 'day')} after it arrived`;
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
  licence: 'waits until its licence terms are accepted: todoku updates eulas',
  expired: 'withdrawn by its publisher',
  'not-removable': 'cannot be removed',
  'no-group': 'its group is gone',
} as const;

/** What rules decided, or would. */
export function reportLines(reports: readonly RuleReportRow[], isTest: boolean): readonly string[] {
  return reports.flatMap((report) => [
    sumLine(report, isTest),
    ...(isTest ? traceLines(report) : []),
    ...report.items.map(findingLine),
  ]);
}

function sumLine({ rule, matched, due, later, waiting, skipped, trace }: RuleReportRow, isTest: boolean) {
  return [
    `${rule.name}${rule.enabled ? '' : ' (switched off)'}: ${matched} of ${plural(trace.asked, 'update')} ${matched === 1 ? 'matches' : 'match'}`,
    `${isTest ? 'would decide' : 'decided'} ${due}`,
    `later ${later}`,
    ...(waiting === 0 ? [] : [`waiting for licence terms ${waiting}`]),
    `left alone ${skipped}`,
  ].join(', ');
}

/** Why updates match and why not. */
function traceLines({ rule: { conditions, names }, trace }: RuleReportRow): readonly string[] {
  const words = conditions.map((condition) => conditionWords(condition, names));
  return [
    ...words.map(
      (text, index) => `  ${index === 0 ? 'if ' : 'and'} ${text}: so with ${trace.held[index]} of them`,
    ),
    ...trace.matching.map(({ title, updateId }) => `  matches: ${title || updateId}`),
    ...trace.missing.map(
      ({ title, updateId, held }) =>
        `  does not: ${title || updateId}, for it is not so: ${words.filter((_, index) => held[index] === false).join('; ')}`,
    ),
  ];
}

function findingLine({
  title,
  updateId,
  verb,
  group,
  dueAt,
  until,
  skipped,
}: RuleReportRow['items'][number]) {
  const what = `${verb}${group === undefined ? '' : ` for ${group}`}${until === undefined ? '' : ` until ${showTime(until)}`}`;
  const when = dueAt > Date.now() ? ` from ${showTime(dueAt)}` : '';
  const rest =
    skipped === undefined
      ? when
      : skipped === 'licence'
        ? `${when}: ${WHY.licence}`
        : `: left alone, ${WHY[skipped]}`;
  return `  ${title || updateId}: ${what}${rest}`;
}
