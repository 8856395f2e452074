import { type Static, Type } from 'typebox';
import { Count, objectOf, oneOf, pageOf, Text, Time } from './shapes.ts';

/** The eight reports of WSUS, and that of synchronisations. */
export const REPORT_NAMES = [
  'updates-summary',
  'updates-detailed',
  'updates-tabular',
  'updates-tabular-approved',
  'computers-summary',
  'computers-detailed',
  'computers-tabular',
  'computers-tabular-approved',
  'synchronisation',
] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

export const REPORT_STATES = [
  'needed',
  'downloaded',
  'pendingRestart',
  'failed',
  'installed',
  'notApplicable',
  'noStatus',
] as const;
export const ReportState = oneOf(REPORT_STATES);
export type ReportState = Static<typeof ReportState>;

/** GET /reports/{name} */
export const ReportParams = objectOf({ name: oneOf(REPORT_NAMES) });
export const ReportQuery = objectOf({
  format: Type.Unsafe<'csv' | 'json'>({ type: 'string', enum: ['csv', 'json'], default: 'json' }),
  group: Type.Optional(Text),
  subgroups: Type.Boolean({ default: true, description: 'computers of the groups beneath count too' }),
  classification: Type.Optional(Type.String({ ...Text, description: 'title or id' })),
  product: Type.Optional(Type.String({ ...Text, description: 'title or id' })),
  state: Type.Optional(ReportState),
  approved: Type.Optional(
    Type.Boolean({ description: 'only updates approved for the computer, or only others' }),
  ),
  downstream: Type.Boolean({ default: false, description: 'computers of servers below count too' }),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 10_000, description: 'no more rows; the total counts all of them' }),
  ),
});
export type ReportQuery = Static<typeof ReportQuery>;

/** One line of a report; its columns are those of the CSV. */
export const ReportLine = Type.Unsafe<Readonly<Record<string, string | number>>>(
  Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
);
export const ReportAnswer = pageOf(ReportLine);

const ComplianceFigures = objectOf({
  compliant: Count,
  missing: Count,
  unknown: Type.Integer({ minimum: 0, description: 'never reported; part of the whole' }),
  share: Type.Optional(Type.Number({ description: 'compliant in per cent of all, unknown ones included' })),
  oldestSecurity: Type.Optional(Time),
});

/** GET /compliance */
export const ComplianceQuery = objectOf({
  group: Type.Optional(Text),
  subgroups: Type.Boolean({ default: true }),
  classification: Type.Optional(Text),
  product: Type.Optional(Text),
  downstream: Type.Boolean({ default: false }),
});
export type ComplianceQuery = Static<typeof ComplianceQuery>;

export const ComplianceAnswer = objectOf({
  group: Type.String(),
  computers: Count,
  approved: ComplianceFigures,
  applicable: ComplianceFigures,
});
export type ComplianceAnswer = Static<typeof ComplianceAnswer>;
