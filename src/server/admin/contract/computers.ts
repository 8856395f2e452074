import { type Static, Type } from 'typebox';
import { Count, listOf, objectOf, oneOf, Time } from './shapes.ts';
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

/** GET /computers/{computer}: by id, DNS name or its first label. */
export const ComputerDetails = objectOf({
  ...ComputerRow.properties,
  createdAt: Time,
  registered: Type.Boolean(),
  requestedGroups: listOf(
    objectOf({ name: Type.String(), exists: Type.Boolean() }, 'group names from its policy'),
  ),
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
