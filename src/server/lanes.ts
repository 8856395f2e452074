import type { IncomingMessage } from 'node:http';
import {
  type Envelope,
  type KnownLists,
  readEnvelope,
  readReportHead,
  readRollupEnvelope,
  type ServiceName,
} from '#wire';
import { Admission } from './admission.ts';
import type { ServerSettings } from './context.ts';
import { GivingWay } from './giving-way.ts';

/** How one kind of call is let in: how large it may be, and how many at once. */
export interface Lane {
  readonly admission: Admission;
  /** Longest request body. */
  readonly maxBytes: number;
  readonly read: (body: Uint8Array) => Envelope;
  /** Answers go out gzip coded to those who ask for that and not for Xpress. */
  readonly gzips: boolean;
  /** Where nobody waits for the answer, scans go before: reading a report and answering it take their turns. */
  readonly way?: GivingWay;
}

/** Waiting calls for each one that is worked on. */
const QUEUE_FACTOR = 4;
/** Room for this many requests of the largest size at once. */
const BODY_FACTOR = 32;
/** What downstream servers ask for is a thousand times what a scan asks for, and there are few of them. */
const DOWNSTREAM_RUNNING = 8;
const DOWNSTREAM_WAITING = 128;
/** A batch of 500 computers with the status of all their updates. */
const ROLLUP_BYTES = 16 * 1024 * 1024;
const ROLLUPS_HELD = 4;

const ROLLUP = /\/(?:Rollup|GetOutOfSync)\w+["']?/;

/** Every lane by its name, and which one a call takes. */
export interface Lanes {
  readonly all: Readonly<Record<'clients' | 'reports' | 'downstream' | 'rollups', Lane>>;
  of(service: ServiceName, request: IncomingMessage): Lane;
}

/**
 * Makes the lanes. Downstream servers have their own, so that however busy they are, clients are served; and so have reports, which wait
 * for the disk and would take the places of scans.
 */
export function createLanes(
  settings: Pick<ServerSettings, 'maxConcurrentRequests' | 'maxRequestBytes'>,
  knownLists: KnownLists,
): Lanes {
  const { maxConcurrentRequests, maxRequestBytes } = settings;
  const ofClients = (): Lane => ({
    admission: new Admission({
      running: maxConcurrentRequests,
      waiting: maxConcurrentRequests * QUEUE_FACTOR,
      bodyBytes: maxRequestBytes * BODY_FACTOR,
    }),
    maxBytes: maxRequestBytes,
    read: (body) => readEnvelope(body, knownLists),
    gzips: false,
  });
  const clients = ofClients();
  const reports: Lane = { ...ofClients(), read: readReportHead, way: new GivingWay() };
  const downstream: Lane = {
    admission: new Admission({
      running: DOWNSTREAM_RUNNING,
      waiting: DOWNSTREAM_WAITING,
      bodyBytes: maxRequestBytes * BODY_FACTOR,
    }),
    maxBytes: maxRequestBytes,
    read: (body) => readEnvelope(body),
    gzips: true,
  };
  const rollups: Lane = {
    admission: new Admission({
      running: 1,
      waiting: DOWNSTREAM_WAITING,
      bodyBytes: ROLLUP_BYTES * ROLLUPS_HELD,
    }),
    maxBytes: Math.max(ROLLUP_BYTES, maxRequestBytes),
    read: readRollupEnvelope,
    gzips: true,
  };
  return {
    all: { clients, reports, downstream, rollups },
    of: (service, request) => {
      if (service === 'server-sync' || service === 'dss-auth') return downstream;
      if (service !== 'reporting') return clients;
      return isRollup(request) ? rollups : reports;
    },
  };
}

/** SOAP 1.1 names the operation in a header of its own, SOAP 1.2 in the content type. It is believed only for the size. */
function isRollup({ headers }: IncomingMessage): boolean {
  const { soapaction = '', 'content-type': contentType = '' } = headers;
  return ROLLUP.test(String(soapaction)) || ROLLUP.test(contentType);
}
