import { threadId } from 'node:worker_threads';
import type { RevisionId, UpdateId } from '#update';
import type { ApartFunction } from '../port.ts';
import { computerId, sampleComputer, sampleEvent } from './samples.ts';

// What the contract has done apart. In a module of its own: another thread loads it.

export interface Asked {
  readonly events: readonly number[];
  readonly ending?: 'throw' | 'refuse' | 'end-thread' | 'unchanged';
}

export interface Told {
  readonly added: number;
  readonly sequence: number;
  readonly thread: number;
}

/** Notes events of computer 1, then ends as it is asked to. */
export const noteEvents: ApartFunction<Asked, Told> = async (tx, { events, ending }) => {
  const added = await tx.addEvents(events.map((number) => sampleEvent(number)));
  if (ending === 'throw') throw new TypeError('as it was asked to');
  // A status of nobody: a failure of the store.
  if (ending === 'refuse') await tx.setStatus(computerId(99), [], 0);
  if (ending === 'end-thread') process.exit();
  const result = { added: added.length, sequence: tx.nextSequence, thread: threadId };
  return ending === 'unchanged' ? { result, unchanged: true } : { result };
};

/** Adds a computer, so that the sequence of writes shows in what both sides see. */
export const addComputer: ApartFunction<number, number> = async (tx, number) => {
  await tx.putComputer(sampleComputer(number));
  return { result: tx.nextSequence };
};

/** Notes for the audit who did something. */
export const noteActor: ApartFunction<string, undefined> = async (tx, actor) => {
  await tx.addAudit({ at: 1, actor, verb: 'test', subject: 'something', details: {} });
  return { result: undefined };
};

/** Removes a revision, where one is named; and tells which updates the status of computer 1 names. */
export const removeAndTell: ApartFunction<RevisionId | undefined, readonly UpdateId[]> = async (tx, id) => {
  if (id !== undefined) await tx.removeRevisions([id], { at: 5, reason: 'declined' });
  return { result: (await tx.statusOf(computerId(1))).map(({ updateId }) => updateId) };
};
