import { type Static, Type } from 'typebox';
import { Bytes, Count, ErrorBody, Guid, listOf, objectOf, oneOf, Path, Text, Time } from './shapes.ts';
import { taskOf } from './tasks.ts';
import { RevisionName } from './updates.ts';

const Sha1 = Type.String({ pattern: '^[0-9A-Fa-f]{40}$' });

export const ContentSum = objectOf({ files: Count, bytes: Bytes });
export type ContentSum = Static<typeof ContentSum>;

/** The files that approvals for install need here, bundle members included. */
export const ApprovedContent = objectOf({
  ...ContentSum.properties,
  missingFiles: Count,
  missingBytes: Bytes,
});
export type ApprovedContent = Static<typeof ApprovedContent>;

export const MissingFile = objectOf({
  fileName: Type.String({ description: 'empty where no revision names the file' }),
  sha1: Type.String(),
  size: Bytes,
});
export type MissingFile = Static<typeof MissingFile>;

/** GET /content */
export const ContentStatus = objectOf({
  /** Every file that some revision names. */
  named: ContentSum,
  present: ContentSum,
  approved: ApprovedContent,
  /** Some of the approved files that are missing, biggest first. */
  missing: listOf(MissingFile),
  /** Stored here, but named by no revision. */
  unnamed: ContentSum,
});
export type ContentStatus = Static<typeof ContentStatus>;

/** {sha1} of a file. */
export const ContentParams = objectOf({ sha1: Text });

/** GET /content/{sha1}, PUT /content/{sha1} (raw bytes): the file as some revision names it. */
export const ContentFile = objectOf({
  sha1: Type.String(),
  sha256: Type.Optional(Type.String()),
  fileName: Type.String(),
  size: Bytes,
  present: Type.Boolean(),
  updates: listOf(RevisionName),
});
export type ContentFile = Static<typeof ContentFile>;

/** POST /content/verify: the next few of the files that are here. Ask again with `next` until there is none. */
export const VerifyRequest = objectOf({
  after: Type.Optional(
    Type.String({ pattern: '^[0-9A-Fa-f]{40}$', description: '`next` of the step before' }),
  ),
});
export type VerifyRequest = Static<typeof VerifyRequest>;

export const VerifyAnswer = objectOf({
  checked: ContentSum,
  /** Files that were here and no longer are what they should be: put aside, to be imported again. */
  corrupt: listOf(MissingFile),
  next: Type.Optional(Type.String({ description: 'left out when there is nothing more to read' })),
});
export type VerifyAnswer = Static<typeof VerifyAnswer>;

export const FetchView = objectOf({
  sha1: Type.String(),
  fileName: Type.String(),
  size: Bytes,
  reason: Type.String(),
});
export type FetchView = Static<typeof FetchView>;

/** GET /content/fetches */
export const FetchesAnswer = objectOf({
  active: listOf(objectOf({ ...FetchView.properties, received: Bytes, from: Type.String() })),
  waiting: listOf(FetchView),
  failed: listOf(
    objectOf({
      ...FetchView.properties,
      error: ErrorBody,
      attempts: Count,
      nextAttemptAt: Type.Optional(Time),
    }),
  ),
  paused: Type.Optional(oneOf(['disk-full', 'window', 'no-upstream', 'from-microsoft'])),
  bytesPerSecond: Type.Number({ minimum: 0 }),
});
export type FetchesAnswer = Static<typeof FetchesAnswer>;

/** POST /content/fetches: fetches until nothing is due any more. */
export const FetchesStarted = taskOf(FetchesAnswer);

const UpdateIds = listOf(Guid, { maxItems: 10_000 });

/** POST /content/fetch: wants files now, in front of others; failed ones are tried again. */
export const FetchRequest = objectOf({
  sha1s: Type.Optional(listOf(Sha1, { maxItems: 10_000 })),
  updateIds: Type.Optional(UpdateIds),
  retry: Type.Optional(Type.Boolean({ description: 'every failed file again' })),
});
export type FetchRequest = Static<typeof FetchRequest>;
export const FetchAnswer = objectOf({ queued: Count, present: Count });
export type FetchAnswer = Static<typeof FetchAnswer>;

/** POST /content/forecast */
export const ForecastRequest = objectOf({ updateIds: UpdateIds });
export type ForecastRequest = Static<typeof ForecastRequest>;
export const ForecastAnswer = objectOf({
  ...ApprovedContent.properties,
  freeBytes: Bytes,
  fits: Type.Boolean(),
});
export type ForecastAnswer = Static<typeof ForecastAnswer>;

const Speed = Type.Integer({ minimum: 1 });
const policy = {
  mode: oneOf(['on-approval', 'everything', 'from-microsoft']),
  express: Type.Boolean(),
  parallel: Type.Integer({ minimum: 1, maximum: 32 }),
  windows: listOf(
    Type.String({
      minLength: 1,
      maxLength: 512,
      description: '`Mon-Fri 08:00-18:00 500k` and the like, the first that fits counts',
    }),
    { maxItems: 100 },
  ),
  hosts: listOf(Text, { maxItems: 1000 }),
};

/** GET and PUT /content/policy */
export const ContentPolicyView = objectOf({ ...policy, bytesPerSecond: Type.Optional(Speed) });
export type ContentPolicyView = Static<typeof ContentPolicyView>;

/** PUT /content/policy: what is left out stays, a speed of null is taken away. */
export const ContentPolicyChange = Type.Partial(
  objectOf({
    ...policy,
    bytesPerSecond: Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 1 }),
  }),
  { additionalProperties: false },
);
export type ContentPolicyChange = Static<typeof ContentPolicyChange>;

/** POST /content/move (a task): copies every file to another directory, verified, and goes on from there after a restart. */
export const MoveContentRequest = objectOf({ path: Path });
export type MoveContentRequest = Static<typeof MoveContentRequest>;
export const MoveContentAnswer = objectOf({
  moved: ContentSum,
  corrupt: listOf(Type.String({ description: 'SHA-1 of a file that is damaged: it stays behind' })),
  path: Type.String(),
});
export type MoveContentAnswer = Static<typeof MoveContentAnswer>;
export const MoveContentStarted = taskOf(MoveContentAnswer);
