import type { Language } from '#diagnosis';
import {
  diagnosePresent,
  groupLackers,
  type LookedAt,
  reportOnUpdates,
  type WhyQuestion,
  type WhyReport,
} from '#why';
import type { ServerContext } from '../../context.ts';
import { WhyAnswer, WhyQuery } from '../contract/why.ts';
import { adminFailures } from '../failures.ts';
import { findComputer } from '../lookup.ts';
import { present } from '../present.ts';
import { endpoint, type RoutesOf } from '../route.ts';
import { findCandidates } from './find-candidates.ts';
import { gatherFleet } from './gather-fleet.ts';
import { gatherPresent } from './gather-present.ts';
import { machineReport } from './machine-report.ts';
import { fitOf, presentGround } from './present-ground.ts';
import { toWhyAnswer } from './report-view.ts';

/** Updates of one name that are looked at in full; those that fit best. */
const MOST_LOOKED_AT = 20;

export const whyRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/why',
    summary:
      'Why an update is not on a computer, or is delivered to nobody: the cause with evidence and what to do',
    access: 'read',
    query: WhyQuery,
    answer: WhyAnswer,
    handle: async ({ query: { lang, ...question }, language }) =>
      toWhyAnswer(await why(context, question), (lang ?? language) satisfies Language),
  }),
];

/** Answers the question. Fails with `admin/why-what`, `admin/update-not-found`, `admin/computer-not-found` and `admin/computer-ambiguous`. */
async function why(context: ServerContext, question: WhyQuestion): Promise<WhyReport> {
  const { update, computer: name } = question;
  const computer = name === undefined ? undefined : await findComputer(context.store, name);
  if (update === undefined) {
    if (computer === undefined) throw adminFailures.fail('why-what');
    return machineReport(context, question, computer);
  }
  const { items, members, total } = await findCandidates(context, update);
  const ground = await presentGround(context, computer);
  const meant = items
    .map((latest) => ({ latest, fit: fitOf(ground, latest) }))
    .sort((left, right) => right.fit - left.fit || right.latest.importedAt - left.latest.importedAt);
  const lookedAt: LookedAt[] = [];
  let groups: WhyReport['groups'];
  for (const { latest, fit } of meant.slice(0, MOST_LOOKED_AT)) {
    const { updateId, title, kbArticleIds, importedAt } = latest;
    const facts = await gatherPresent(ground, latest, members.get(updateId));
    // The first one is what the answer is about.
    if (computer === undefined && lookedAt.length === 0 && latest.explicitlyDeployable)
      groups = groupLackers(await gatherFleet(ground, latest, facts));
    lookedAt.push({
      update: { updateId, title, kbArticleIds },
      importedAt,
      fit,
      findings: diagnosePresent(facts),
    });
  }
  const [first, ...rest] = lookedAt;
  if (first === undefined) throw adminFailures.fail('update-not-found', { subject: update });
  return reportOnUpdates(question, computer?.dnsName || computer?.id, [first, ...rest], {
    matches: total,
    ...present({ groups }),
  });
}
