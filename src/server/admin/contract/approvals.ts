import { type Static, Type } from 'typebox';
import { ApprovedContent, ForecastAnswer } from './content.ts';
import { GroupName } from './groups.ts';
import { Bytes, Count, listOf, objectOf, oneOf, Text, Time } from './shapes.ts';
import { ApprovalActionName, ApprovalRow, UpdateName, UpdateRow } from './updates.ts';

// Approvals in one call, what they would do, and which decision counts.

/** The last millisecond of the year 9999: what xs:dateTime and every client can still say. */
const LAST_DEADLINE = 253_402_300_799_999;

/** POST /updates/{updateId}/approvals: `group` by its id or its name. */
export const ApproveRequest = objectOf({
  group: Text,
  action: ApprovalActionName,
  deadline: Type.Optional(Type.Integer({ minimum: 0, maximum: LAST_DEADLINE })),
  acceptEula: Type.Optional(
    Type.Boolean({
      description: 'the licence terms were read and are accepted for everybody in the group',
    }),
  ),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 1000, description: 'why, for people' })),
});
export type ApproveRequest = Static<typeof ApproveRequest>;

/** Why it will not arrive as it stands, or what to mind. */
export const ApprovalNote = oneOf([
  'content-missing',
  'disk-too-small',
  'content-on-its-way',
  'content-from-microsoft',
  'update-incomplete',
  'update-held',
  'update-expired',
  'deadline-passed',
  'no-computers',
]);
export type ApprovalNote = Static<typeof ApprovalNote>;

export const ApproveAnswer = objectOf({
  update: UpdateRow,
  group: GroupName,
  action: ApprovalActionName,
  /** What is in force now; left out where nothing is: "not approved" for All Computers overrides nothing. */
  approval: Type.Optional(ApprovalRow),
  replaced: Type.Optional(ApprovalRow),
  computers: Type.Integer({ minimum: 0, description: 'in the group and in the groups below it' }),
  content: ApprovedContent,
  /** What it brings onto the disk, as it was before the approval; left out where nothing is to be fetched. */
  forecast: Type.Optional(ForecastAnswer),
  notes: listOf(ApprovalNote),
});
export type ApproveAnswer = Static<typeof ApproveAnswer>;

/** POST /approvals: each update for each group, in one step. */
export const ApprovalsRequest = objectOf({
  updates: Type.Unsafe<readonly string[]>(
    Type.Array(Text, { minItems: 1, maxItems: 10_000, description: 'UpdateIDs, or KB numbers' }),
  ),
  groups: Type.Unsafe<readonly string[]>(
    Type.Array(Text, { minItems: 1, maxItems: 1_000, description: 'ids or names' }),
  ),
  action: ApprovalActionName,
  deadline: Type.Optional(Type.Integer({ minimum: 0, maximum: LAST_DEADLINE })),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
  acceptEula: Type.Optional(Type.Boolean({ description: 'the licence terms were read and are accepted' })),
  preview: Type.Optional(Type.Boolean({ description: 'changes nothing and says what would happen' })),
});
export type ApprovalsRequest = Static<typeof ApprovalsRequest>;

export const ApprovalResult = objectOf({
  updateId: Type.String(),
  title: Type.String(),
  groupId: Type.String(),
  groupName: Type.String(),
  outcome: oneOf(['approved', 'unchanged', 'awaits-eula', 'refused']),
  eulaId: Type.Optional(Type.String()),
  code: Type.Optional(Type.String({ description: 'of a refused one: why, stable' })),
  why: Type.Optional(Type.String({ description: 'of a refused one: why, for people' })),
});
export type ApprovalResult = Static<typeof ApprovalResult>;

/** How an approval would reach one computer. */
export const Reach = oneOf(
  ['will', 'has', 'not', 'unknown'],
  'gets it; has it already; does not get it; not known, because it has not reported since the update came',
);
export type Reach = Static<typeof Reach>;

const ReachCounts = objectOf({ will: Count, has: Count, not: Count, unknown: Count });

/** Why an approval reaches a computer, or does not. */
export const ReachCause = oneOf([
  'needs',
  'downloaded',
  'failed-before',
  'removes',
  'has',
  'has-and-restarts',
  'does-not-have',
  'not-applicable',
  'not-approved',
  'overruled',
  'never-reported',
  'not-reported-since',
]);
export type ReachCause = Static<typeof ReachCause>;

export const ReachedComputer = objectOf({
  computerId: Type.String(),
  dnsName: Type.String(),
  reach: Reach,
  cause: ReachCause,
  instead: Type.Optional(
    objectOf(
      { groupId: Type.String(), groupName: Type.String(), action: ApprovalActionName },
      'of an overruled one: the decision that counts',
    ),
  ),
  why: Type.String({ description: 'in words' }),
});
export type ReachedComputer = Static<typeof ReachedComputer>;

export const ApprovalWarning = oneOf([
  'declined',
  'expired',
  'held',
  'incomplete',
  'eula',
  'not-removable',
  'not-approvable',
  'deadline-passed',
  'deadline-asks-user',
  'disk-too-small',
  'superseded',
]);
export type ApprovalWarning = Static<typeof ApprovalWarning>;

/** What approving one update would do. */
export const ApprovalPreview = objectOf({
  update: UpdateName,
  counts: ReachCounts,
  computers: listOf(ReachedComputer),
  missingFiles: Count,
  missingBytes: Bytes,
  freeBytes: Bytes,
  supersedes: listOf(UpdateName),
  supersededBy: listOf(UpdateName),
  restart: Type.Optional(Type.String({ description: '`RebootBehavior` as its publisher wrote it' })),
  forcesRestart: Type.Boolean({
    description: 'it may restart the computer, and with a deadline does so whatever else waits',
  }),
  warnings: listOf(ApprovalWarning),
});
export type ApprovalPreview = Static<typeof ApprovalPreview>;

export const ApprovalsAnswer = objectOf({
  items: listOf(ApprovalResult),
  counts: objectOf({ approved: Count, unchanged: Count, waiting: Count, refused: Count }),
  previews: Type.Optional(listOf(ApprovalPreview)),
  notPreviewed: Type.Optional(
    Type.Integer({ minimum: 0, description: 'updates beyond those that are looked at one by one' }),
  ),
});
export type ApprovalsAnswer = Static<typeof ApprovalsAnswer>;

/** GET /updates/:updateId/effective */
export const EffectiveQuery = objectOf({ computer: Type.Optional(Text), group: Type.Optional(Text) });

export const CountedDecision = objectOf({
  groupId: Type.String(),
  groupName: Type.String(),
  action: ApprovalActionName,
  deadline: Type.Optional(Time),
  author: Type.String(),
});

export const EffectiveAnswer = objectOf({
  update: UpdateName,
  offered: oneOf(['Install', 'OptionalInstall', 'Uninstall', 'NotApproved']),
  heldUntil: Type.Optional(Time),
  declined: Type.Boolean(),
  winner: Type.Optional(CountedDecision),
  losers: listOf(
    objectOf({
      ...CountedDecision.properties,
      why: oneOf([
        'nearer-group',
        'deeper-group',
        'stronger-action',
        'has-deadline',
        'earlier-deadline',
        'older-decision',
      ]),
      against: Type.String({ description: 'the name of the group whose decision is stronger' }),
    }),
  ),
  approvedRevision: Type.Optional(Type.Integer({ description: 'the newest when it was approved' })),
  newestRevision: Type.Integer(),
  offeredRevision: Type.Optional(Type.Integer({ description: 'what computers really get' })),
});
export type EffectiveAnswer = Static<typeof EffectiveAnswer>;
