import { complianceOf } from './compliance.ts';
import {
  ComplianceAnswer,
  ComplianceQuery,
  ReportAnswer,
  ReportParams,
  ReportQuery,
} from './contract/reports.ts';
import { reportRows } from './report-rows.ts';
import { reportStream } from './report-stream.ts';
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
