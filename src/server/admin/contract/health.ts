import { type Static, Type } from 'typebox';
import { ErrorsQuery } from './errors.ts';
import { listOf, objectOf, oneOf, Time } from './shapes.ts';

export const HealthFinding = objectOf({
  code: Type.String({ description: 'stable' }),
  severity: oneOf(['alarm', 'warning', 'notice']),
  sentence: Type.String({ description: 'in the language asked for' }),
  evidence: Type.Unsafe<Readonly<Record<string, string | number>>>(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), { description: 'in figures' }),
  ),
  next: Type.String({ description: 'the one next step, a command' }),
  since: Time,
  snoozedUntil: Type.Optional(Time),
});
export type HealthFinding = Static<typeof HealthFinding>;

/** GET /health, and the snooze of a finding */
export const HealthQuery = ErrorsQuery;

/** GET /health: the worst first; what was put off is among it and says so. */
export const HealthAnswer = objectOf({
  /** False while there is an alarm that nobody put off. */
  well: Type.Boolean({ description: 'false while there is an alarm that nobody put off' }),
  findings: listOf(HealthFinding),
});
export type HealthAnswer = Static<typeof HealthAnswer>;

/** POST /health/{code}/snooze */
export const SnoozeParams = objectOf({ code: Type.String({ minLength: 1, maxLength: 64 }) });
export const SnoozeRequest = objectOf({
  days: Type.Integer({ minimum: 1, maximum: 365, description: 'it comes back before when it gets worse' }),
});
export type SnoozeRequest = Static<typeof SnoozeRequest>;
