import type {
  ChannelEvent,
  Collected,
  CollectedCertificate,
  CollectedTransfers,
  UpdateSource,
} from './collected.ts';
import { decodeText, parseJson } from './decode-text.ts';
import { collectorFailures } from './failures.ts';
import { count, filled, isCut, type Loose, list, moment, present, record, text, truth } from './loose.ts';
import { readMachine } from './machine.ts';
import { readHttpProbe, readNameProbe } from './probe.ts';
import { readProxy } from './proxy.ts';
import { readRegistryValue } from './registry-value.ts';
import { readReportingLine } from './reporting-line.ts';
import { readService } from './service.ts';

/** What the script writes today, and the newest that is read. */
export const COLLECTED_VERSION = 1;

const PARTS = ['machine', 'registry', 'services', 'proxy', 'probes', 'reportingevents', 'errors'];

/**
 * Reads what the script for a machine printed: bytes of a file, its text, or the JSON parsed already. Liberal: parts may be missing,
 * others may be there, and whatever ConvertTo-Json of either PowerShell makes of lists, dates and enumerations is read as what it was.
 * What cannot be read is left out and told in `errors`. Bounded: at most 8 MB, and of each list no more than a machine has.
 * Throws `collector/too-large`, `collector/not-json`, `collector/not-collected`, `collector/newer-version`.
 */
export function readCollected(input: unknown): Collected {
  const written = input instanceof Uint8Array ? decodeText(input) : input;
  const parts = record(typeof written === 'string' ? parseJson(written) : written);
  if (parts === undefined || !PARTS.some((part) => parts[part] !== undefined))
    throw collectorFailures.fail('not-collected');
  const version = count(parts['version']) ?? COLLECTED_VERSION;
  if (version > COLLECTED_VERSION)
    throw collectorFailures.fail('newer-version', { detail: `version ${version}, not ${COLLECTED_VERSION}` });
  return collectedOf(parts, version);
}

function collectedOf(parts: Loose, version: number): Collected {
  const unread: Collected['errors'][number][] = [];

  /** A list whose entries are read one by one; of more than `most` those at the end are kept, which in logs are the newest. */
  const listOf = <Read>(part: string, most: number, read: (loose: unknown) => Read | undefined): Read[] => {
    const loose = parts[part.toLowerCase()];
    if (isCut(loose))
      unread.push({ part, message: 'cut off by ConvertTo-Json, which was given too small a depth' });
    const entries = list(loose);
    const kept = entries.slice(-most);
    const known = kept.map(read).filter((entry) => entry !== undefined);
    if (entries.length > most)
      unread.push({ part, message: `only the last ${most} of ${entries.length} were read` });
    if (known.length < kept.length)
      unread.push({ part, message: `${kept.length - known.length} entries could not be read` });
    return known;
  };

  const lists = {
    registry: listOf('registry', 4000, readRegistryValue),
    services: listOf('services', 200, readService),
    names: listOf('names', 50, readNameProbe),
    probes: listOf('probes', 100, readHttpProbe),
    certificates: listOf('certificates', 2000, readCertificate),
    reportingEvents: listOf('reportingEvents', 2000, readReportingLine),
    channelEvents: listOf('channelEvents', 2000, readChannelEvent),
    updateSources: listOf('updateSources', 50, readUpdateSource),
  };
  const errors = listOf('errors', 500, readError);
  return {
    version,
    collectedAt: moment(parts['collectedat']) ?? 0,
    machine: readMachine(parts['machine']),
    ...lists,
    ...present({
      proxy: readProxy(parts['proxy']),
      pendingRestart: readPendingRestart(parts['pendingrestart']),
      disk: readDisk(parts['disk']),
      transfers: readTransfers(parts['transfers']),
      lastSearch: moment(parts['lastsearch']),
      lastInstallation: moment(parts['lastinstallation']),
    }),
    errors: [...errors, ...unread],
  };
}

function readCertificate(loose: unknown): CollectedCertificate | undefined {
  const parts = record(loose) ?? {};
  const store = filled(parts['store'], 128);
  const thumbprint = filled(parts['thumbprint'], 128)?.toUpperCase();
  const notAfter = moment(parts['notafter']);
  if (store === undefined || thumbprint === undefined || notAfter === undefined) return undefined;
  return {
    store,
    subject: text(parts['subject']) ?? '',
    issuer: text(parts['issuer']) ?? '',
    thumbprint,
    notAfter,
  };
}

function readChannelEvent(loose: unknown): ChannelEvent | undefined {
  const parts = record(loose) ?? {};
  const at = moment(parts['at']);
  const eventId = count(parts['eventid']);
  if (at === undefined || eventId === undefined) return undefined;
  return { at, eventId, message: text(parts['message'], 2048) ?? '' };
}

function readUpdateSource(loose: unknown): UpdateSource | undefined {
  const parts = record(loose) ?? {};
  const id = filled(parts['id'], 64)?.toLowerCase();
  if (id === undefined) return undefined;
  return { id, name: text(parts['name'], 256) ?? '', isDefault: truth(parts['isdefault']) ?? false };
}

function readError(loose: unknown): Collected['errors'][number] | undefined {
  const parts = record(loose);
  const message = filled(parts === undefined ? loose : parts['message'], 2048);
  return message === undefined ? undefined : { part: filled(parts?.['part'], 128) ?? '', message };
}

function readPendingRestart(loose: unknown): Collected['pendingRestart'] {
  const parts = record(loose) ?? {};
  const pending = truth(parts['pending']);
  if (pending === undefined) return undefined;
  return {
    pending,
    reasons: list(parts['reasons'])
      .slice(0, 50)
      .flatMap((reason) => filled(reason, 128) ?? []),
  };
}

function readDisk(loose: unknown): Collected['disk'] {
  const parts = record(loose) ?? {};
  const [free, total] = [count(parts['free']), count(parts['total'])];
  if (free === undefined || total === undefined) return undefined;
  return { drive: filled(parts['drive'], 64) ?? '', free, total };
}

function readTransfers(loose: unknown): CollectedTransfers | undefined {
  const parts = record(loose);
  if (parts === undefined) return undefined;
  const known = present({
    bitsJobs: count(parts['bitsjobs']),
    bitsInError: count(parts['bitsinerror']),
    deliveryOptimization: filled(parts['deliveryoptimization'], 2048),
  });
  return Object.keys(known).length === 0 ? undefined : known;
}
