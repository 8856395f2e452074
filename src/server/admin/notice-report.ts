import { Readable } from 'node:stream';
import { type NoticeLanguage, packTable, type ReportTable } from '#notices';
import { complianceOf } from './compliance.ts';
import type { ReportName, ReportQuery } from './contract/reports.ts';
import { REPORT_COLUMNS } from './report-columns.ts';
import type { ReportGround } from './report-computers.ts';
import { type ReportRow, reportRows } from './report-rows.ts';
import { csvOf } from './report-stream.ts';

/**
 * A report as it is sent: a table in CSV. `filter` as the report is asked over the API. Fails with `admin/group-not-found` and
 * `admin/category-not-found`.
 */
export async function reportTable(
  ground: ReportGround,
  report: string,
  filter: Readonly<Record<string, string | boolean>>,
  language: NoticeLanguage,
): Promise<ReportTable> {
  const query: ReportQuery = { format: 'csv', subgroups: true, downstream: false, ...filter };
  const rows =
    report === 'compliance'
      ? complianceRows(ground, query)
      : reportRows(ground, report as ReportName, query, language);
  const columns = report === 'compliance' ? COMPLIANCE_COLUMNS : REPORT_COLUMNS[report as ReportName];
  let count = 0;
  async function* counted(): AsyncGenerator<ReportRow> {
    for await (const row of rows) {
      count += 1;
      yield row;
    }
  }
  const file = await packTable(`${report}.csv`, csvOf(Readable.from(counted()), columns));
  return { rows: count, ...(file === undefined ? {} : { file }) };
}

const COMPLIANCE_COLUMNS = [
  'group',
  'of',
  'computers',
  'compliant',
  'missing',
  'unknown',
  'compliantPercent',
  'oldestSecurity',
];

async function* complianceRows(
  ground: ReportGround,
  query: ReportQuery,
): AsyncGenerator<ReportRow, void, undefined> {
  const { group, computers, ...figures } = await complianceOf(ground, query);
  for (const [of, { compliant, missing, unknown, share, oldestSecurity }] of Object.entries(figures))
    yield {
      group,
      of,
      computers,
      compliant,
      missing,
      unknown,
      compliantPercent: share ?? '',
      oldestSecurity: oldestSecurity === undefined ? '' : new Date(oldestSecurity).toISOString(),
    };
}
