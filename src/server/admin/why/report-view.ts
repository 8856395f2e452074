import { type Action, type Finding, type Language, valueIn } from '#diagnosis';
import type { WhyReport } from '#why';
import type { WhyAction, WhyAnswer, WhyFinding } from '../contract/why.ts';
import { present } from '../present.ts';

/** A report as the API tells it: every text in one language. */
export function toWhyAnswer(report: WhyReport, language: Language): WhyAnswer {
  const { question, state, headline, update, computer, cause, groups } = report;
  const finding = (each: Finding) => toFinding(each, language);
  return {
    question,
    state,
    headline: headline[language],
    ...present({ update, computer, cause: cause && finding(cause) }),
    blockers: report.blockers.map(finding),
    unknowns: report.unknowns.map(finding),
    passed: report.passed.map(finding),
    matches: report.matches,
    others: report.others.map((other) => ({
      update: other.update,
      state: other.state,
      headline: other.headline[language],
      ...present({ cause: other.cause && finding(other.cause) }),
    })),
    ...present({
      groups: groups?.map(({ code, says, computers, some, next }) => ({
        code,
        says: says[language],
        computers,
        some,
        next: next.map((action) => toAction(action, language)),
      })),
    }),
  };
}

/** What one check found, in one language. */
export function toFinding(finding: Finding, language: Language): WhyFinding {
  const { check, code, verdict, says, evidence, next, decidedBy } = finding;
  return {
    check,
    code,
    verdict,
    says: says[language],
    evidence: evidence.map(({ name, value, ...rest }) => ({
      name: name[language],
      value: valueIn(value, language),
      ...rest,
    })),
    next: next.map((action) => toAction(action, language)),
    ...present({ then: finding.then?.[language], decidedBy: decidedBy?.[language] }),
  };
}

function toAction({ where, says, command }: Action, language: Language): WhyAction {
  return { where, says: says[language], ...present({ command }) };
}
