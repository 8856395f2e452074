import { type Static, Type } from 'typebox';
import { Count, objectOf, pageOf, paging, Time } from './shapes.ts';

/** GET /audit: newest first. */
export const AuditQuery = objectOf(paging);

export const AuditRow = objectOf({
  at: Time,
  sequence: Count,
  actor: Type.String(),
  verb: Type.String(),
  subject: Type.String(),
  details: Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Record(Type.String(), Type.Unknown())),
});
export type AuditRow = Static<typeof AuditRow>;

export const AuditAnswer = pageOf(AuditRow);
