import type { XmlElement } from '#xml';
import {
  fieldOf,
  given,
  readGuids,
  readIntOrZero,
  readText,
  readTexts,
  readToken,
  withAttributesAsFields,
} from '../fields.ts';
import { list, wrapWith } from './elements.ts';
import type { ComputerRollupDetails } from './types.ts';

/** The Details of a computer that is rolled up: two lists, everything else in attributes (MS-WSUSSS 3.1.4.15.3.3); undefined when they are missing. */
export function readComputerDetails(computer: XmlElement): ComputerRollupDetails | undefined {
  const element = fieldOf(computer, 'Details');
  if (element === undefined) return undefined;
  const details = withAttributesAsFields(element);
  return given({
    targetGroupIds: readGuids(details, 'TargetGroupIdList'),
    requestedTargetGroupNames: readTexts(details, 'RequestedTargetGroupNames') ?? [],
    ipAddress: readToken(details, 'IPAddress'),
    fullDomainName: readText(details, 'FullDomainName'),
    osMajorVersion: readIntOrZero(details, 'OSMajorVersion'),
    osMinorVersion: readIntOrZero(details, 'OSMinorVersion'),
    osBuildNumber: readIntOrZero(details, 'OSBuildNumber'),
    osServicePackMajorNumber: readIntOrZero(details, 'OSServicePackMajorNumber'),
    osServicePackMinorNumber: readIntOrZero(details, 'OSServicePackMinorNumber'),
    osLocale: readText(details, 'OSLocale'),
    osFamily: readText(details, 'OSFamily'),
    osDescription: readText(details, 'OSDescription'),
    computerMake: readText(details, 'ComputerMake'),
    computerModel: readText(details, 'ComputerModel'),
    biosVersion: readText(details, 'BiosVersion'),
    biosName: readText(details, 'BiosName'),
    biosReleaseDate: readToken(details, 'BiosReleaseDate') ?? '',
    processorArchitecture: readText(details, 'ProcessorArchitecture'),
    suiteMask: readIntOrZero(details, 'SuiteMask'),
    oldProductType: readIntOrZero(details, 'OldProductType'),
    newProductType: readIntOrZero(details, 'NewProductType'),
    systemMetrics: readIntOrZero(details, 'SystemMetrics'),
    clientVersion: readToken(details, 'ClientVersion'),
  });
}

/** The element; nothing when there is none. */
export function writeComputerDetails(details: ComputerRollupDetails | undefined): string {
  if (details === undefined) return '';
  return wrapWith(
    'Details',
    {
      IPAddress: details.ipAddress,
      FullDomainName: details.fullDomainName,
      OSMajorVersion: details.osMajorVersion,
      OSMinorVersion: details.osMinorVersion,
      OSBuildNumber: details.osBuildNumber,
      OSServicePackMajorNumber: details.osServicePackMajorNumber,
      OSServicePackMinorNumber: details.osServicePackMinorNumber,
      OSLocale: details.osLocale,
      OSFamily: details.osFamily,
      OSDescription: details.osDescription,
      ComputerMake: details.computerMake,
      ComputerModel: details.computerModel,
      BiosVersion: details.biosVersion,
      BiosName: details.biosName,
      BiosReleaseDate: details.biosReleaseDate,
      ProcessorArchitecture: details.processorArchitecture,
      SuiteMask: details.suiteMask,
      OldProductType: details.oldProductType,
      NewProductType: details.newProductType,
      SystemMetrics: details.systemMetrics,
      ClientVersion: details.clientVersion,
    },
    list('TargetGroupIdList', 'guid', details.targetGroupIds) +
      list('RequestedTargetGroupNames', 'string', details.requestedTargetGroupNames),
  );
}
