import { type Static, type TSchema, Type } from 'typebox';
import { Count, ErrorBody, listOf, objectOf, oneOf, Text, Time } from './shapes.ts';

// Long work answers with a task at once; GET /tasks/{id}/events tells how far it is until it is over, or GET /tasks/{id} until `state` is
// not `running`; DELETE /tasks/{id} asks it to end.

const fields = {
  id: Type.String(),
  kind: Type.String({ description: 'what it does: one of each kind goes on at a time' }),
  state: oneOf(['running', 'done', 'failed', 'cancelled']),
  startedAt: Time,
  step: Type.String({ description: 'what it is at, in words' }),
  done: Count,
  total: Type.Integer({ minimum: 0, description: '0: not known' }),
  error: Type.Optional(ErrorBody),
};

/** A task whose result is of that kind. */
export function taskOf<Result extends TSchema>(result: Result) {
  return Type.Unsafe<TaskView<Static<Result>>>(objectOf({ ...fields, result: Type.Optional(result) }));
}

/** A task of any kind. */
export const TaskRow = objectOf({ ...fields, result: Type.Optional(Type.Unknown()) });

export interface TaskView<Result = unknown> extends Omit<Static<typeof TaskRow>, 'result'> {
  readonly result?: Result;
}

/** GET /tasks: in the order in which they were started. */
export const TasksAnswer = objectOf({ items: listOf(TaskRow) });
export type TasksAnswer = Static<typeof TasksAnswer>;

/** GET /tasks/{id}/events */
export const TaskEvents = Type.String({
  description:
    'server-sent events. `progress` at once and whenever it is further, at last one of `done`, `failed`, `cancelled`; the data of each is a `TaskRow`',
});

/** {id} of a task. */
export const TaskParams = objectOf({ id: Text });
