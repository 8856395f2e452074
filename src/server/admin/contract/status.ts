import { type Static, Type } from 'typebox';
import { ApprovedContent } from './content.ts';
import { MissingGroup } from './groups.ts';
import { Bytes, Count, listOf, objectOf } from './shapes.ts';
import { SyncSummary } from './sync.ts';

/** GET /identity */
export const IdentityAnswer = objectOf({ serverId: Type.String(), version: Type.String() });
export type IdentityAnswer = Static<typeof IdentityAnswer>;

/** GET /status */
export const StatusAnswer = objectOf({
  version: Type.String(),
  serverId: Type.String(),
  updates: objectOf({
    total: Count,
    revisions: Count,
    inScope: Type.Integer({ minimum: 0, description: 'revisions that some client may be sent' }),
    incomplete: Count,
    declined: Count,
    approvals: Count,
  }),
  computers: objectOf({ total: Count, groups: Count, missingRequestedGroups: listOf(MissingGroup) }),
  content: ApprovedContent,
  sync: SyncSummary,
  index: objectOf({ bytes: Bytes, sequence: Count }),
});
export type StatusAnswer = Static<typeof StatusAnswer>;
