import { ZERO_GUID } from '#base';
import type { XmlElement } from '#xml';
import { fieldOf, given, itemsOf, readGuid, readIntOrZero, readText } from '../fields.ts';
import { leaf, leafIf, listOf, wrap } from './elements.ts';
import type { RollupClientSummary } from './types.ts';

/** The ClientSummaries of a server that rolls up (MS-WSUSSS 3.1.4.14.3.4); none when they are missing. */
export function readClientSummaries(server: XmlElement): RollupClientSummary[] {
  const summaries = itemsOf(fieldOf(server, 'ClientSummaries'), 'DownstreamServerRollupClientSummary');
  return summaries.map((summary) =>
    given({
      osMajorVersion: readIntOrZero(summary, 'OSMajorVersion'),
      osMinorVersion: readIntOrZero(summary, 'OSMinorVersion'),
      osBuildNumber: readIntOrZero(summary, 'OSBuildNumber'),
      osServicePackMajorNumber: readIntOrZero(summary, 'OSServicePackMajorNumber'),
      osServicePackMinorNumber: readIntOrZero(summary, 'OSServicePackMinorNumber'),
      osLocale: readText(summary, 'OSLocale'),
      suiteMask: readIntOrZero(summary, 'SuiteMask'),
      oldProductType: readIntOrZero(summary, 'OldProductType'),
      newProductType: readIntOrZero(summary, 'NewProductType'),
      systemMetrics: readIntOrZero(summary, 'SystemMetrics'),
      processorArchitecture: readText(summary, 'ProcessorArchitecture'),
      count: readIntOrZero(summary, 'Count'),
      activitySummaries: activitiesIn(summary),
    }),
  );
}

function activitiesIn(summary: XmlElement): RollupClientSummary['activitySummaries'] {
  const activities = fieldOf(summary, 'ActivitySummaries');
  return itemsOf(activities, 'DownstreamServerRollupClientActivitySummary').map((activity) => ({
    updateId: readGuid(activity, 'UpdateId') ?? ZERO_GUID,
    revisionNumber: readIntOrZero(activity, 'RevisionNumber'),
    installSuccessCount: readIntOrZero(activity, 'InstallSuccessCount'),
    installFailureCount: readIntOrZero(activity, 'InstallFailureCount'),
  }));
}

export function writeClientSummaries(summaries: readonly RollupClientSummary[]): string {
  return listOf('ClientSummaries', summaries, (summary) =>
    wrap(
      'DownstreamServerRollupClientSummary',
      leaf('OSMajorVersion', summary.osMajorVersion) +
        leaf('OSMinorVersion', summary.osMinorVersion) +
        leaf('OSBuildNumber', summary.osBuildNumber) +
        leaf('OSServicePackMajorNumber', summary.osServicePackMajorNumber) +
        leaf('OSServicePackMinorNumber', summary.osServicePackMinorNumber) +
        leafIf('OSLocale', summary.osLocale) +
        leaf('SuiteMask', summary.suiteMask) +
        leaf('OldProductType', summary.oldProductType) +
        leaf('NewProductType', summary.newProductType) +
        leaf('SystemMetrics', summary.systemMetrics) +
        leafIf('ProcessorArchitecture', summary.processorArchitecture) +
        leaf('Count', summary.count) +
        listOf('ActivitySummaries', summary.activitySummaries, writeActivity),
    ),
  );
}

function writeActivity(activity: RollupClientSummary['activitySummaries'][number]): string {
  return wrap(
    'DownstreamServerRollupClientActivitySummary',
    leaf('UpdateId', activity.updateId) +
      leaf('RevisionNumber', activity.revisionNumber) +
      leaf('InstallSuccessCount', activity.installSuccessCount) +
      leaf('InstallFailureCount', activity.installFailureCount),
  );
}
