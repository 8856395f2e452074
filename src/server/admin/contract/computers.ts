import { type Static, Type } from 'typebox';
import { FAULTS } from '#results';
import { GroupRule } from './group-rule.ts';
import { Bytes, Count, listOf, objectOf, oneOf, pageOf, paging, Text, Time } from './shapes.ts';
import { UpdateName } from './updates.ts';

export const ComputerSummary = objectOf({
  needed: Count,
  downloaded: Count,
  installed: Count,
  failed: Count,
  pendingReboot: Count,
});
export type ComputerSummary = Static<typeof ComputerSummary>;

export const ComputerRow = objectOf({
  id: Type.String(),
  dnsName: Type.String(),
  groups: listOf(Type.String()),
  osVersion: Type.Optional(Type.String({ description: 'as far as the machine told: `10.0.26100`' })),
  osDescription: Type.Optional(Type.String()),
  address: Type.String(),
  lastContactAt: Time,
  lastScanAt: Time,
  lastReportAt: Time,
  archivedAt: Type.Optional(Time),
  archiveReason: Type.Optional(Type.String()),
  summary: ComputerSummary,
});
export type ComputerRow = Static<typeof ComputerRow>;

/** An HRESULT, readable, in the language asked for. */
export const ResultCode = objectOf({
  hex: Type.String({ description: '`0x80240022`' }),
  name: Type.Optional(Type.String({ description: 'symbolic name in the headers of Windows' })),
  meaning: Type.Optional(Type.String({ description: 'what it means here, where it is a known one' })),
  cause: Type.Optional(Type.String({ description: 'why it usually arises' })),
  remedy: Type.Optional(Type.String({ description: 'what to do' })),
  faults: Type.Optional(listOf(oneOf(FAULTS, 'whose fault it usually is, the likeliest first'))),
  fault: Type.Optional(Type.String({ description: 'the same in words' })),
  origin: Type.Optional(oneOf(['connection', 'protocol', 'download', 'install'])),
  family: Type.Optional(
    Type.String({ description: 'of a code that is not in the table: what part of Windows it comes from' }),
  ),
});
export type ResultCode = Static<typeof ResultCode>;

export const InstallStateName = oneOf([
  'NotInstalled',
  'Downloaded',
  'Installed',
  'Failed',
  'InstalledPendingReboot',
]);
export type InstallStateName = Static<typeof InstallStateName>;

export const ComputerUpdate = objectOf({
  ...UpdateName.properties,
  kbArticleIds: listOf(Type.String()),
  state: InstallStateName,
  changedAt: Time,
  result: Type.Optional(ResultCode),
});
export type ComputerUpdate = Static<typeof ComputerUpdate>;

/** GET /computers/{computer}/events */
export const EventRow = objectOf({
  at: Time,
  eventId: Type.Integer(),
  name: Type.String({ description: 'what kind of event it is, in words' }),
  updateId: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  result: Type.Optional(ResultCode),
  appName: Type.Optional(Type.String()),
});
export type EventRow = Static<typeof EventRow>;

/** A group name from a computer's policy, and what came of it. */
export const RequestedGroup = objectOf({
  name: Type.String(),
  exists: Type.Boolean(),
  inForce: Type.Boolean(),
  because: Type.Optional(
    oneOf(['no-such-group', 'built-in', 'has-a-rule', 'not-yet'], 'why it is not in force'),
  ),
});
export type RequestedGroup = Static<typeof RequestedGroup>;

/** A group that a computer is in, and by whom. */
export const EffectiveGroup = objectOf({
  id: Type.String(),
  name: Type.String(),
  by: oneOf(['administrator', 'policy', 'rule', 'nobody'], '`nobody`: it is in no other group'),
  rule: Type.Optional(GroupRule),
});
export type EffectiveGroup = Static<typeof EffectiveGroup>;

/** As what one id was seen. */
export const SightingRow = objectOf({
  kind: oneOf(['name', 'hardware']),
  value: Type.String(),
  firstSeenAt: Time,
  lastSeenAt: Time,
  address: Type.String(),
  returns: Type.Integer({ description: 'how often it came back after another value, the latest few' }),
});
export type SightingRow = Static<typeof SightingRow>;

/** Machines that send one id, because they were cloned with it. */
export const CloneSet = objectOf({
  sharedId: Type.String({ description: 'the SusClientId that they all send' }),
  computers: listOf(
    objectOf({ id: Type.String(), dnsName: Type.String(), address: Type.String(), lastContactAt: Time }),
  ),
  sightings: listOf(SightingRow),
  keptApart: Type.Boolean({
    description: 'each has a record of its own; otherwise only the hardware differs',
  }),
  since: Time,
  lastSeenAt: Time,
  remedy: Type.String(),
});
export type CloneSet = Static<typeof CloneSet>;

/** GET /computers/clones */
export const ClonesAnswer = objectOf({ items: listOf(CloneSet) });
export type ClonesAnswer = Static<typeof ClonesAnswer>;

const computerFilter = {
  group: Type.Optional(Text),
  withSubgroups: Type.Optional(Type.Boolean()),
  name: Type.Optional(
    Type.String({ minLength: 1, maxLength: 256, description: 'DNS name or first label, with * and ?' }),
  ),
  os: Type.Optional(
    Type.String({ minLength: 1, maxLength: 32, description: 'first parts of the version: `10.0.26100`' }),
  ),
  archived: Type.Boolean({ default: false, description: 'only archived ones; otherwise they are left out' }),
  contactBefore: Type.Optional(Time),
  contactAfter: Type.Optional(Time),
  asksInVain: Type.Optional(Type.Boolean({ description: 'its policy asks for a group that does not exist' })),
  standing: Type.Optional(
    oneOf(
      ['failed', 'needing', 'restart', 'complete', 'unknown'],
      'by the worst that it reported, as computers are counted',
    ),
  ),
};

/** GET /computers */
export const ComputersQuery = objectOf({
  ...paging,
  ...computerFilter,
  sort: Type.Optional(oneOf(['name', 'contact', 'os'])),
  descending: Type.Optional(Type.Boolean()),
});
export type ComputersQuery = Static<typeof ComputersQuery>;

export const ComputersAnswer = pageOf(ComputerRow);

/** GET /computers/stale: silent for so long, longest first. */
export const StaleQuery = objectOf({
  days: Type.Integer({ minimum: 1, maximum: 3650, default: 30 }),
  limit: paging.limit,
});

export const StaleAnswer = objectOf({ items: listOf(ComputerRow), before: Time });
export type StaleAnswer = Static<typeof StaleAnswer>;

/** POST /computers/archive, POST /computers/restore */
export const ArchiveRequest = objectOf({
  computers: Type.Unsafe<readonly string[]>(Type.Array(Text, { minItems: 1, maxItems: 10_000 })),
  reason: Type.Optional(Text),
});
export type ArchiveRequest = Static<typeof ArchiveRequest>;

export const RestoreRequest = objectOf({ computers: ArchiveRequest.properties.computers });

/** Those whose state changed. */
export const ArchiveAnswer = objectOf({ changed: listOf(ComputerRow), unchanged: Count });
export type ArchiveAnswer = Static<typeof ArchiveAnswer>;

export const ComputerParams = objectOf({ computer: Text });
export const PageOfQuery = objectOf(paging);
export const EventsAnswer = pageOf(EventRow);

/** GET /computers/{computer}: by id, DNS name or its first label. */
export const ComputerDetails = objectOf({
  ...ComputerRow.properties,
  createdAt: Time,
  registered: Type.Boolean(),
  requestedGroups: listOf(RequestedGroup),
  effectiveGroups: listOf(EffectiveGroup),
  clones: Type.Optional(CloneSet),
  manufacturer: Type.Optional(Type.String()),
  model: Type.Optional(Type.String()),
  biosVersion: Type.Optional(Type.String()),
  architecture: Type.Optional(Type.String()),
  clientVersion: Type.Optional(Type.String({ description: 'of the Windows Update Agent' })),
  needed: listOf(ComputerUpdate),
  failed: listOf(ComputerUpdate),
  events: listOf(EventRow),
});
export type ComputerDetails = Static<typeof ComputerDetails>;

/** GET /updates/{updateId}/computers: a computer that has that update in some state. */
export const UpdateComputer = objectOf({
  computerId: Type.String(),
  dnsName: Type.String(),
  state: InstallStateName,
  changedAt: Time,
  result: Type.Optional(ResultCode),
});
export type UpdateComputer = Static<typeof UpdateComputer>;

/** GET /updates/{updateId}/computers: without a state, everybody who is still without it. */
export const UpdateComputersQuery = objectOf({ ...paging, state: Type.Optional(InstallStateName) });
export type UpdateComputersQuery = Static<typeof UpdateComputersQuery>;
export const UpdateComputersAnswer = pageOf(UpdateComputer);
export type UpdateComputersAnswer = Static<typeof UpdateComputersAnswer>;

/** One SOAP call of a computer, as it went. */
export const ExchangeRow = objectOf({
  at: Time,
  operation: Type.String({
    description: '`SyncUpdates` and so on; empty where the request could not be read',
  }),
  outcome: Type.String({ description: '`ok`, or the ErrorCode of the fault' }),
  message: Type.Optional(Type.String({ description: 'of the fault: which parameter' })),
  faultId: Type.Optional(Type.String({ description: 'by which the log of the server has it' })),
  address: Type.String(),
  took: Type.Number({ description: 'milliseconds that this server worked for it' }),
  requestBytes: Bytes,
  responseBytes: Bytes,
  counts: Type.Record(Type.String(), Type.Integer()),
});
export type ExchangeRow = Static<typeof ExchangeRow>;

/** GET /computers/{computer}/exchanges */
export const ExchangesAnswer = objectOf({
  remembered: Type.Boolean({ description: 'false: no server runs, so nothing is known of calls' }),
  items: listOf(ExchangeRow),
  nameless: Type.Unsafe<readonly ExchangeRow[]>(
    Type.Array(ExchangeRow, {
      description: 'calls from its last address that told no computer; another machine may have made them',
    }),
  ),
  lastFault: Type.Optional(ExchangeRow),
  lastScan: Type.Optional(
    objectOf({
      since: Time,
      at: Time,
      trips: Count,
      requestBytes: Bytes,
      responseBytes: Bytes,
      took: Type.Number({ description: 'milliseconds that this server worked for it' }),
      newUpdates: Count,
      finished: Type.Boolean(),
    }),
  ),
});
export type ExchangesAnswer = Static<typeof ExchangesAnswer>;
