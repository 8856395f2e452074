import { type Static, Type } from 'typebox';
import { Count, objectOf } from './shapes.ts';
import { taskOf } from './tasks.ts';

/** POST /sample (a task) */
export const SampleRequest = Type.Object({}, { additionalProperties: false });
export type SampleRequest = Static<typeof SampleRequest>;

export const SampleAnswer = objectOf({ updates: Count, computers: Count });
export type SampleAnswer = Static<typeof SampleAnswer>;
export const SampleStarted = taskOf(SampleAnswer);
