import type { XmlElement } from '#xml';
import { fieldOf, readIntOrZero } from '../fields.ts';
import { leaf, wrap } from './elements.ts';
import type { RollupServerSummary } from './types.ts';

/** The ServerSummary of a server that rolls up (MS-WSUSSS 3.1.4.14.3.3); undefined when it is missing. Missing counts are 0. */
export function readServerSummary(server: XmlElement): RollupServerSummary | undefined {
  const summary = fieldOf(server, 'ServerSummary');
  if (summary === undefined) return undefined;
  return {
    updateCount: readIntOrZero(summary, 'UpdateCount'),
    declinedUpdateCount: readIntOrZero(summary, 'DeclinedUpdateCount'),
    approvedUpdateCount: readIntOrZero(summary, 'ApprovedUpdateCount'),
    notApprovedUpdateCount: readIntOrZero(summary, 'NotApprovedUpdateCount'),
    updatesWithStaleUpdateApprovalsCount: readIntOrZero(summary, 'UpdatesWithStaleUpdateApprovalsCount'),
    expiredUpdateCount: readIntOrZero(summary, 'ExpiredUpdateCount'),
    criticalOrSecurityUpdatesNotApprovedForInstallCount: readIntOrZero(
      summary,
      'CriticalOrSecurityUpdatesNotApprovedForInstallCount',
    ),
    wsusInfrastructureUpdatesNotApprovedForInstallCount: readIntOrZero(
      summary,
      'WsusInfrastructureUpdatesNotApprovedForInstallCount',
    ),
    updatesWithClientErrorsCount: readIntOrZero(summary, 'UpdatesWithClientErrorsCount'),
    updatesWithServerErrorsCount: readIntOrZero(summary, 'UpdatesWithServerErrorsCount'),
    updatesNeedingFilesCount: readIntOrZero(summary, 'UpdatesNeedingFilesCount'),
    updatesNeededByComputersCount: readIntOrZero(summary, 'UpdatesNeededByComputersCount'),
    updatesUpToDateCount: readIntOrZero(summary, 'UpdatesUpToDateCount'),
    customComputerTargetGroupCount: readIntOrZero(summary, 'CustomComputerTargetGroupCount'),
    computerTargetCount: readIntOrZero(summary, 'ComputerTargetCount'),
    computerTargetsNeedingUpdatesCount: readIntOrZero(summary, 'ComputerTargetsNeedingUpdatesCount'),
    computerTargetsWithUpdateErrorsCount: readIntOrZero(summary, 'ComputerTargetsWithUpdateErrorsCount'),
    computersUpToDateCount: readIntOrZero(summary, 'ComputersUpToDateCount'),
  };
}

/** The element; nothing when there is none. */
export function writeServerSummary(summary: RollupServerSummary | undefined): string {
  if (summary === undefined) return '';
  return wrap(
    'ServerSummary',
    leaf('UpdateCount', summary.updateCount) +
      leaf('DeclinedUpdateCount', summary.declinedUpdateCount) +
      leaf('ApprovedUpdateCount', summary.approvedUpdateCount) +
      leaf('NotApprovedUpdateCount', summary.notApprovedUpdateCount) +
      leaf('UpdatesWithStaleUpdateApprovalsCount', summary.updatesWithStaleUpdateApprovalsCount) +
      leaf('ExpiredUpdateCount', summary.expiredUpdateCount) +
      leaf(
        'CriticalOrSecurityUpdatesNotApprovedForInstallCount',
        summary.criticalOrSecurityUpdatesNotApprovedForInstallCount,
      ) +
      leaf(
        'WsusInfrastructureUpdatesNotApprovedForInstallCount',
        summary.wsusInfrastructureUpdatesNotApprovedForInstallCount,
      ) +
      leaf('UpdatesWithClientErrorsCount', summary.updatesWithClientErrorsCount) +
      leaf('UpdatesWithServerErrorsCount', summary.updatesWithServerErrorsCount) +
      leaf('UpdatesNeedingFilesCount', summary.updatesNeedingFilesCount) +
      leaf('UpdatesNeededByComputersCount', summary.updatesNeededByComputersCount) +
      leaf('UpdatesUpToDateCount', summary.updatesUpToDateCount) +
      leaf('CustomComputerTargetGroupCount', summary.customComputerTargetGroupCount) +
      leaf('ComputerTargetCount', summary.computerTargetCount) +
      leaf('ComputerTargetsNeedingUpdatesCount', summary.computerTargetsNeedingUpdatesCount) +
      leaf('ComputerTargetsWithUpdateErrorsCount', summary.computerTargetsWithUpdateErrorsCount) +
      leaf('ComputersUpToDateCount', summary.computersUpToDateCount),
  );
}
