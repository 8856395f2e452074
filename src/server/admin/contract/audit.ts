import { type Static, Type } from 'typebox';
import { Count, listOf, objectOf, oneOf, pageOf, paging, Text, Time } from './shapes.ts';

const filter = {
  actor: Type.Optional(Type.String({ ...Text, description: 'exactly this one, like `cli:root`' })),
  verb: Type.Optional(Type.String({ ...Text, description: 'exactly this one, like `approve`' })),
  text: Type.Optional(
    Type.String({ ...Text, description: 'anywhere in an entry: an UpdateID, a title, a group' }),
  ),
  since: Type.Optional(Time),
  until: Type.Optional(Time),
};

/** GET /audit: newest first. */
export const AuditQuery = objectOf({ ...filter, ...paging });

/** GET /audit/export. */
export const AuditExportQuery = objectOf(filter);

export const AuditRow = objectOf({
  at: Time,
  sequence: Count,
  actor: Type.String(),
  actorName: Type.Optional(Type.String({ description: 'of a rule that is still there: what it is called' })),
  verb: Type.String(),
  subject: Type.String(),
  from: Type.Optional(Type.String({ description: 'the address that it was asked from' })),
  details: Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Record(Type.String(), Type.Unknown())),
});
export type AuditRow = Static<typeof AuditRow>;

export const AuditAnswer = pageOf(AuditRow);

export const AuditExport = listOf(AuditRow);

const Head = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, lower-case hex' });

/** GET /audit/verify. `head`: one that was noted earlier, to be looked for. */
export const AuditVerifyQuery = objectOf({ head: Type.Optional(Head) });

export const AuditVerdict = objectOf({
  entries: Count,
  head: Type.String({ description: 'digest of the last entry; note it where nobody can change it' }),
  broken: Type.Optional(
    objectOf({
      number: Type.Integer({ minimum: 1 }),
      kind: oneOf(['missing', 'changed']),
    }),
  ),
  headFound: Type.Optional(Type.Boolean()),
});
export type AuditVerdict = Static<typeof AuditVerdict>;
