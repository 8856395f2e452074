import { type Compliance, ComplianceCount } from '#reports';
import {
  ComplianceAnswer,
  ComplianceQuery,
  ReportAnswer,
  ReportParams,
  ReportQuery,
} from './contract/reports.ts';
import { findGroup } from './lookup.ts';
import { approvalTest, type ReportGround, reportComputers } from './report-computers.ts';
import { reportRows } from './report-rows.ts';
import { reportStream } from './report-stream.ts';
import { reportUpdates } from './report-updates.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const reportRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/reports/:name',
    summary: 'A report as a stream, of whatever length: CSV or JSON',
    access: 'read',
    params: ReportParams,
    query: ReportQuery,
    answer: ReportAnswer,
    produces: ['application/json', 'text/csv'],
    handle: ({ params, query, language }) =>
      reportStream(params.name, query, reportRows(context, params.name, query, language)),
  }),
  endpoint({
    method: 'GET',
    path: '/compliance',
    summary: 'How many computers have what is approved for them, and all that applies to them',
    access: 'read',
    query: ComplianceQuery,
    answer: ComplianceAnswer,
    handle: ({ query }) => complianceOf(context, query),
  }),
];

/** Counts the computers of a group. Fails with `admin/group-not-found` and `admin/category-not-found`. */
export async function complianceOf(context: ReportGround, query: ComplianceQuery): Promise<ComplianceAnswer> {
  const { name } = await findGroup(context.store, query.group);
  const updates = await reportUpdates(context, query);
  const isApproved = approvalTest(context);
  const counts = { approved: new ComplianceCount(), applicable: new ComplianceCount() };
  let computers = 0;
  for await (const computer of reportComputers(context, query)) {
    computers += 1;
    const lacking = computer.status.flatMap(({ updateId, state }) => {
      const update = state === 'Installed' ? undefined : updates.get(updateId);
      return update ?? [];
    });
    const reported = computer.lastReportAt > 0;
    // What is approved on a server below is not known here: nor is, then, whether its computers have it.
    const isOwn = computer.server === '';
    const approved = lacking.filter((update) => isApproved(computer.groupIds, update));
    for (const [count, set, known] of [
      [counts.approved, approved, reported && isOwn],
      [counts.applicable, lacking, reported],
    ] as const) {
      const ages = set.flatMap(({ security, importedAt }) => (security ? importedAt : []));
      count.add({
        reported: known,
        missing: set.length,
        ...(ages.length === 0 ? {} : { oldestSecurity: Math.min(...ages) }),
      });
    }
  }
  const results: Record<'approved' | 'applicable', Compliance> = {
    approved: counts.approved.result(),
    applicable: counts.applicable.result(),
  };
  return { group: name, computers, ...results };
}
