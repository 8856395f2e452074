import { REPORT_STATES, type ReportName } from './contract/reports.ts';

const UPDATE = ['updateId', 'title', 'kb', 'severity', 'arrived'];
const COMPUTER = ['computerId', 'computer', 'server', 'lastContact', 'lastReport'];
const STATE = ['state', 'since', 'result', 'meaning', 'remedy'];
const COUNTS = [...REPORT_STATES, 'installedOrNotApplicablePercent'];
const UPDATES = [...UPDATE, 'categories', ...COUNTS];
const COMPUTERS = [...COMPUTER, 'windows', ...COUNTS];

/** The columns of each report: a table has them whatever its rows are, and also without any. */
export const REPORT_COLUMNS: Readonly<Record<ReportName, readonly string[]>> = {
  'updates-summary': [...UPDATE, 'categories', 'approvals', ...COUNTS],
  'updates-detailed': [...UPDATE, ...COMPUTER, ...STATE],
  'updates-tabular': UPDATES,
  'updates-tabular-approved': UPDATES,
  'computers-summary': [...COMPUTER, 'groups', 'windows', ...COUNTS],
  'computers-detailed': [...COMPUTER, ...UPDATE, ...STATE],
  'computers-tabular': COMPUTERS,
  'computers-tabular-approved': COMPUTERS,
  synchronisation: [
    'run',
    'began',
    'ended',
    'why',
    'by',
    'from',
    'result',
    'new',
    'revised',
    'expired',
    'quarantined',
    'bytes',
    'findings',
  ],
};
