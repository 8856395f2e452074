import { ZERO_GUID } from '#base';
import type { XmlElement } from '#xml';
import { leaf, leafIf, listIf, wrap } from '../compose.ts';
import {
  fieldOf,
  given,
  itemsOf,
  readComputerId,
  readGuid,
  readHresult,
  readIntOrZero,
  readText,
  readTexts,
  readToken,
} from '../fields.ts';
import { identityIn, writeIdentity } from './identity.ts';
import type { ReportingEvent } from './types.ts';

/** The eventBatch array (MS-WUSP 2.2.2.3.1); undefined when it is missing. */
export function readEvents(parent: XmlElement): ReportingEvent[] | undefined {
  const batch = fieldOf(parent, 'eventBatch');
  return batch === undefined ? undefined : itemsOf(batch, 'ReportingEvent').map(eventIn);
}

function eventIn(event: XmlElement): ReportingEvent {
  const basic = fieldOf(event, 'BasicData');
  const extended = fieldOf(event, 'ExtendedData');
  const update = fieldOf(basic, 'UpdateID');
  const version = fieldOf(extended, 'OSVersion');
  // Native clients write Win32HResult, the specification Win32Hresult (protocol-facts 3.1).
  const hresult = fieldOf(basic, 'Win32HResult') === undefined ? 'Win32Hresult' : 'Win32HResult';
  return given({
    targetId: readComputerId(fieldOf(basic, 'TargetID'), 'Sid') ?? '',
    sequenceNumber: readIntOrZero(basic, 'SequenceNumber'),
    timeAtTarget: readToken(basic, 'TimeAtTarget') ?? '',
    eventInstanceId: readGuid(basic, 'EventInstanceID') ?? ZERO_GUID,
    namespaceId: readIntOrZero(basic, 'NamespaceID'),
    eventId: readIntOrZero(basic, 'EventID'),
    sourceId: readIntOrZero(basic, 'SourceID'),
    update: update === undefined ? undefined : identityIn(update),
    win32HResult: readHresult(basic, hresult),
    appName: readText(basic, 'AppName'),
    replacementStrings: readTexts(extended, 'ReplacementStrings') ?? [],
    miscData: readTexts(extended, 'MiscData') ?? [],
    computerBrand: readText(extended, 'ComputerBrand'),
    computerModel: readText(extended, 'ComputerModel'),
    biosRevision: readText(extended, 'BiosRevision'),
    processorArchitecture: readToken(extended, 'ProcessorArchitecture') ?? 'Unknown',
    osVersion: {
      major: readIntOrZero(version, 'Major'),
      minor: readIntOrZero(version, 'Minor'),
      build: readIntOrZero(version, 'Build'),
      revision: readIntOrZero(version, 'Revision'),
      servicePackMajor: readIntOrZero(version, 'ServicePackMajor'),
      servicePackMinor: readIntOrZero(version, 'ServicePackMinor'),
    },
    osLocaleId: readIntOrZero(extended, 'OSLocaleID'),
    deviceId: readText(extended, 'DeviceID'),
  });
}

/** The eventBatch element as native clients write it; nothing when there is none. */
export function writeEvents(events: readonly ReportingEvent[] | undefined): string {
  return events === undefined ? '' : wrap('eventBatch', events.map(writeEvent).join(''));
}

function writeEvent(event: ReportingEvent): string {
  const basic =
    wrap('TargetID', leaf('Sid', event.targetId)) +
    leaf('SequenceNumber', event.sequenceNumber) +
    leaf('TimeAtTarget', event.timeAtTarget) +
    leaf('EventInstanceID', event.eventInstanceId) +
    leaf('NamespaceID', event.namespaceId) +
    leaf('EventID', event.eventId) +
    leaf('SourceID', event.sourceId) +
    (event.update === undefined ? '' : writeIdentity('UpdateID', event.update)) +
    leaf('Win32HResult', event.win32HResult) +
    leafIf('AppName', event.appName);
  const extended =
    listIf('ReplacementStrings', 'string', event.replacementStrings) +
    listIf('MiscData', 'string', event.miscData) +
    leafIf('ComputerBrand', event.computerBrand) +
    leafIf('ComputerModel', event.computerModel) +
    leafIf('BiosRevision', event.biosRevision) +
    leaf('ProcessorArchitecture', event.processorArchitecture) +
    writeOsVersion(event.osVersion) +
    leaf('OSLocaleID', event.osLocaleId) +
    leafIf('DeviceID', event.deviceId);
  // PrivateData's fields must be empty; native clients leave them out.
  return wrap('ReportingEvent', `${wrap('BasicData', basic) + wrap('ExtendedData', extended)}<PrivateData/>`);
}

function writeOsVersion(version: ReportingEvent['osVersion']): string {
  return wrap(
    'OSVersion',
    leaf('Major', version.major) +
      leaf('Minor', version.minor) +
      leaf('Build', version.build) +
      leaf('Revision', version.revision) +
      leaf('ServicePackMajor', version.servicePackMajor) +
      leaf('ServicePackMinor', version.servicePackMinor),
  );
}
