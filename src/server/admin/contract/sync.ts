import { type Static, Type } from 'typebox';
import {
  Bytes,
  Count,
  ErrorBody,
  Guid,
  listOf,
  objectOf,
  oneOf,
  pageOf,
  paging,
  Text,
  Time,
} from './shapes.ts';
import { UpdateName } from './updates.ts';

export const FindingView = objectOf({
  ...ErrorBody.properties,
  level: oneOf(['error', 'warning', 'notice']),
  at: Time,
});
export type FindingView = Static<typeof FindingView>;

const UpstreamMode = oneOf(['autonomous', 'replica']);
const SyncOutcome = oneOf(['running', 'succeeded', 'partial', 'failed', 'cancelled', 'held', 'interrupted']);

/** GET /sync/runs: newest first. */
export const SyncRunRow = objectOf({
  id: Count,
  trigger: oneOf(['manual', 'schedule', 'catch-up', 'catalog', 'migration']),
  actor: Type.String(),
  startedAt: Time,
  endedAt: Type.Optional(Time),
  outcome: SyncOutcome,
  upstream: Type.String(),
  mode: UpstreamMode,
  counts: objectOf({
    new: Count,
    revised: Count,
    expired: Count,
    quarantined: Count,
    deployments: Count,
    declines: Count,
    groups: Count,
  }),
  bytes: Bytes,
  requests: Count,
  summary: Type.Optional(Type.String({ description: 'the first error, in one line' })),
  summaryCode: Type.Optional(Type.String({ description: 'its code, `room/code`' })),
});
export type SyncRunRow = Static<typeof SyncRunRow>;
export const SyncRunsQuery = objectOf(paging);
export const SyncRunsAnswer = pageOf(SyncRunRow);

export const SyncProgressView = objectOf({
  run: SyncRunRow,
  phase: Type.String(),
  done: Count,
  total: Count,
  revisionsPerSecond: Type.Number({ minimum: 0 }),
  bytesPerSecond: Type.Number({ minimum: 0 }),
});
export type SyncProgressView = Static<typeof SyncProgressView>;

/** GET /sync */
export const SyncStatusAnswer = objectOf({
  upstream: Type.Optional(Type.String({ description: 'base URL; left out where none is set' })),
  running: Type.Optional(SyncProgressView),
  last: Type.Optional(SyncRunRow),
  lastSucceededAt: Time,
  nextAt: Type.Optional(Time),
  alarms: listOf(FindingView),
  quarantined: Count,
  staged: Type.Integer({
    minimum: 0,
    description: 'revisions that are here and wait for the rest of their generation',
  }),
});
export type SyncStatusAnswer = Static<typeof SyncStatusAnswer>;

/** How synchronisation is, as far as one line holds it; all of it: GET /sync. */
export const SyncSummary = objectOf({
  upstream: Type.Optional(Type.String({ description: 'base URL; left out where none is set' })),
  running: Type.Boolean(),
  lastSucceededAt: Time,
  lastOutcome: Type.Optional(SyncOutcome),
  nextAt: Type.Optional(Time),
  errors: Count,
  warnings: Count,
  quarantined: Type.Integer({ minimum: 0, description: 'revisions that were not taken in' }),
});
export type SyncSummary = Static<typeof SyncSummary>;

/** POST /sync: starts a run and answers at once. */
export const StartSyncRequest = objectOf({
  acceptGrowth: Type.Optional(Type.Boolean()),
  categoriesOnly: Type.Optional(Type.Boolean({ description: 'only configuration and the category tree' })),
});
export type StartSyncRequest = Static<typeof StartSyncRequest>;

/** DELETE /sync: asks the run under way to end, and waits until it has. */
export const StopSyncAnswer = objectOf({ stopped: Type.Boolean() });
export type StopSyncAnswer = Static<typeof StopSyncAnswer>;

/** {id} of a run, or `last` for the newest. */
export const SyncRunParams = objectOf({ id: Text });

/** GET /sync/runs/{id} */
export const SyncRunDetails = objectOf({
  ...SyncRunRow.properties,
  phases: listOf(
    objectOf({
      name: Type.String(),
      startedAt: Time,
      endedAt: Type.Optional(Time),
      total: Type.Optional(Count),
      done: Type.Optional(Count),
    }),
  ),
  findings: listOf(FindingView),
  selection: objectOf({
    products: listOf(UpdateName),
    classifications: listOf(UpdateName),
    languages: listOf(Type.String()),
  }),
});
export type SyncRunDetails = Static<typeof SyncRunDetails>;

const schedule = {
  perDay: Type.Integer({ minimum: 0, maximum: 24, description: '0: manual' }),
  firstAt: Type.String({
    pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
    description: "`HH:MM`, the server's local time",
  }),
  randomOffset: Type.Integer({ minimum: 0, maximum: 720, description: 'minutes' }),
};

/** GET and PUT /sync/schedule */
export const ScheduleView = objectOf({
  ...schedule,
  nextAt: Type.Optional(
    Type.Integer({
      minimum: 0,
      description: 'left out where it is manual, no upstream is set or no server runs',
    }),
  ),
});
export type ScheduleView = Static<typeof ScheduleView>;

/** PUT /sync/schedule: what is left out stays. */
export const ScheduleChange = Type.Partial(objectOf(schedule), { additionalProperties: false });
export type ScheduleChange = Static<typeof ScheduleChange>;

/** GET /sync/quarantine */
export const QuarantineRow = objectOf({
  ...UpdateName.properties,
  revisionNumber: Count,
  reason: Type.String(),
  code: Type.String(),
  detail: Type.String(),
  since: Time,
  runId: Count,
  attempts: Count,
});
export type QuarantineRow = Static<typeof QuarantineRow>;
export const QuarantineAnswer = objectOf({ items: listOf(QuarantineRow) });
export type QuarantineAnswer = Static<typeof QuarantineAnswer>;

/** POST /sync/quarantine/release: the next run tries them again. All of them when none is named. */
export const ReleaseRequest = objectOf({ updateIds: Type.Optional(listOf(Guid, { maxItems: 10_000 })) });
export type ReleaseRequest = Static<typeof ReleaseRequest>;
export const ReleaseAnswer = objectOf({ released: Count });
export type ReleaseAnswer = Static<typeof ReleaseAnswer>;
