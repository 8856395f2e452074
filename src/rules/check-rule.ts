import { questionOf } from './conditions/kinds.ts';
import { rulesFailures } from './failures.ts';
import type { Rule, RuleAction } from './rule.ts';

/** Most conditions and actions of a rule. */
const MOST = 20;
/** Ten years. */
const LONGEST = 3650;

/** Throws `rules/bad-rule`, `rules/bad-condition` or `rules/bad-pattern` for a rule that would not mean anything. */
export function checkRule(rule: Rule): void {
  const bad = (detail: string) => rulesFailures.fail('bad-rule', { subject: rule.name, detail });
  if (rule.name.trim() === '' || rule.name.length > 200) throw bad('its name has 1 to 200 characters');
  // Without one it would decide for everything that ever comes.
  if (rule.conditions.length === 0) throw bad('it has no condition');
  if (rule.conditions.length > MOST) throw bad(`it has more than ${MOST} conditions`);
  if (rule.actions.length === 0 || rule.actions.length > MOST) throw bad(`it has 1 to ${MOST} actions`);
  for (const condition of rule.conditions) questionOf(condition);
  for (const action of rule.actions) {
    const wrong = whyWrong(action);
    if (wrong !== undefined) throw bad(wrong);
  }
  if (rule.actions.length > 1 && rule.actions.some(({ action }) => action === 'decline'))
    throw bad('what declines does nothing else');
  if (rule.actions.filter(({ action }) => action === 'hold').length > 1) throw bad('it holds more than once');
}

function whyWrong(action: RuleAction): string | undefined {
  const { delayDays = 0 } = action;
  if (!Number.isInteger(delayDays) || delayDays < 0 || delayDays > LONGEST)
    return `a delay has 0 to ${LONGEST} whole days`;
  if (action.action === 'decline') return undefined;
  if (action.action === 'hold') {
    const { days } = action;
    return Number.isInteger(days) && days >= 1 && days <= LONGEST
      ? undefined
      : `a hold lasts 1 to ${LONGEST} whole days`;
  }
  if (action.groups.length === 0) return 'an approval names no group';
  if (action.deadline === undefined) return undefined;
  const { days, minutes } = action.deadline;
  if (action.as === 'OptionalInstall') return 'what is optional has no deadline';
  if (!Number.isInteger(days) || days < 0 || days > LONGEST) return `a deadline has 0 to ${LONGEST} days`;
  return Number.isInteger(minutes) && minutes >= 0 && minutes < 1440 ? undefined : 'a day has 1440 minutes';
}
