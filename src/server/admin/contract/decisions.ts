import { type Static, Type } from 'typebox';
import { Count, Guid, listOf, objectOf, oneOf, paging, Time } from './shapes.ts';
import { ApprovalActionName, UpdateName } from './updates.ts';

// Declines, holds, licence terms and what was decided about an update when and by whom.

const Reason = Type.Optional(Type.String({ minLength: 1, maxLength: 1000, description: 'why, for people' }));
const UpdateIds = Type.Unsafe<readonly string[]>(Type.Array(Guid, { minItems: 1, maxItems: 10_000 }));

/** POST /updates/decline, POST /updates/undecline, POST /updates/release */
export const DeclineRequest = objectOf({ updateIds: UpdateIds, reason: Reason });
export type DeclineRequest = Static<typeof DeclineRequest>;

export const DeclineAnswer = objectOf({
  changed: listOf(UpdateName),
  unchanged: listOf(UpdateName),
});
export type DeclineAnswer = Static<typeof DeclineAnswer>;

/** POST /updates/hold */
export const HoldRequest = objectOf({
  updateIds: UpdateIds,
  until: Type.Optional(Type.Integer({ minimum: 0, description: 'milliseconds since 1970, UTC; 30 days' })),
  reason: Reason,
});
export type HoldRequest = Static<typeof HoldRequest>;

export const HeldUpdate = objectOf({
  updateId: Type.String(),
  title: Type.String(),
  until: Time,
  installed: Type.Integer({ minimum: 0, description: 'computers that have it already' }),
  canUninstall: Type.Boolean(),
});
export type HeldUpdate = Static<typeof HeldUpdate>;

export const HoldAnswer = objectOf({ held: listOf(HeldUpdate), unchanged: listOf(HeldUpdate) });
export type HoldAnswer = Static<typeof HoldAnswer>;

export const DecidedApproval = objectOf({
  groupId: Type.String(),
  groupName: Type.String(),
  action: ApprovalActionName,
  deadline: Type.Optional(Time),
  author: Type.String(),
  reason: Type.Optional(Type.String()),
  rule: Type.Optional(Type.String()),
});
export type DecidedApproval = Static<typeof DecidedApproval>;

const DecidedStateView = objectOf({
  approvals: listOf(DecidedApproval),
  declined: Type.Optional(Type.Boolean()),
  heldUntil: Type.Optional(Type.Integer({ minimum: 0, description: '0: not held' })),
});

export const DecisionRow = objectOf({
  id: Count,
  scope: Type.String({ description: 'the id of a group, or `server`: for every computer' }),
  scopeName: Type.String(),
  verb: oneOf(['approve', 'not-approved', 'end', 'decline', 'undecline', 'hold', 'release', 'undo']),
  actor: Type.String(),
  actorName: Type.Optional(Type.String({ description: 'of rules' })),
  at: Time,
  reason: Type.Optional(Type.String()),
  rule: Type.Optional(Type.String()),
  before: DecidedStateView,
  after: DecidedStateView,
  undone: Type.Optional(objectOf({ at: Time, by: Type.String(), decision: Count })),
});
export type DecisionRow = Static<typeof DecisionRow>;

/** GET /updates/:updateId/decisions: newest first. */
export const DecisionsQuery = objectOf(paging);
export const DecisionsAnswer = objectOf({ update: UpdateName, items: listOf(DecisionRow), total: Count });
export type DecisionsAnswer = Static<typeof DecisionsAnswer>;

/** POST /decisions/:id/undo */
export const DecisionParams = objectOf({ id: Type.Integer({ minimum: 1 }) });
export const UndoAnswer = objectOf({
  update: UpdateName,
  decision: DecisionRow,
  restored: listOf(DecidedApproval),
  lost: listOf(Type.String({ description: 'the id of a group whose approval could not come back' })),
});
export type UndoAnswer = Static<typeof UndoAnswer>;

/** GET /eulas: licence terms that nobody has accepted, with the approvals that wait for it. */
export const EulaRow = objectOf({
  eulaId: Type.String(),
  waiting: listOf(
    objectOf({
      updateId: Type.String(),
      title: Type.String(),
      at: Time,
      ...DecidedApproval.properties,
    }),
  ),
});
export type EulaRow = Static<typeof EulaRow>;
export const EulasAnswer = objectOf({ items: listOf(EulaRow) });
export type EulasAnswer = Static<typeof EulasAnswer>;

/** POST /eulas/:eulaId/accept */
export const EulaParams = objectOf({ eulaId: Type.String({ minLength: 1, maxLength: 200 }) });
export const AcceptEulaAnswer = objectOf({
  eulaId: Type.String(),
  approved: Count,
  refused: listOf(objectOf({ updateId: Type.String(), groupId: Type.String(), why: Type.String() })),
});
export type AcceptEulaAnswer = Static<typeof AcceptEulaAnswer>;
