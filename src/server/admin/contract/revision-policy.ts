import { type Static, Type } from 'typebox';
import { Count, listOf, objectOf } from './shapes.ts';
import { UpdateName } from './updates.ts';

const fields = {
  approveNew: Type.Boolean({
    description:
      'new revisions of approved updates are approved too; otherwise computers keep the one they have until somebody approves',
  }),
  declineExpired: Type.Boolean({ description: 'updates that their publisher withdraws are declined' }),
};

/** GET /revision-policy */
export const RevisionPolicyAnswer = objectOf({
  ...fields,
  /** Updates with a revision that waits for an approval, the first of them. */
  waiting: listOf(
    objectOf(
      { ...UpdateName.properties, offered: Type.Integer(), newest: Type.Integer() },
      'revision numbers',
    ),
  ),
  totalWaiting: Count,
});
export type RevisionPolicyAnswer = Static<typeof RevisionPolicyAnswer>;

/** PUT /revision-policy: what is left out stays. */
export const RevisionPolicyChange = Type.Partial(objectOf(fields), { additionalProperties: false });
export type RevisionPolicyChange = Static<typeof RevisionPolicyChange>;
