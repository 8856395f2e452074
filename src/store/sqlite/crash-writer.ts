// Runs in a process of its own that `crash.test.ts` kills: writes without end and prints the change sequence of each
// write once it is acknowledged.

import { ALL_COMPUTERS } from '#update';
import {
  computerId,
  revisionNumber,
  sampleComputer,
  sampleEvent,
  sampleImport,
  sampleRun,
  updateId,
} from '../contract/samples.ts';
import type { Store, StoreWriter } from '../port.ts';

/** What each write adds. */
export const PER_WRITE = { revisions: 3, events: 4 } as const;

/** Each write stages one revision, every so many writes publish what is staged. */
const PUBLISHED_EVERY = 4;
/** Far from the numbers of the other revisions. */
const STAGED = 0x40_0000;

/** One write of several kinds of things that belong together; its numbers follow from its change sequence. */
async function writeOne(tx: StoreWriter): Promise<number> {
  const sequence = tx.nextSequence;
  const first = sequence * PER_WRITE.revisions;
  for (let number = first; number < first + PER_WRITE.revisions; number++) {
    const sample = sampleImport(number);
    const document = Buffer.from(`${'some text '.repeat(300)}${number}`);
    const { id } = await tx.addRevision({ ...sample, document }, sequence);
    // Other work gets its turn in the middle of the transaction, as it does in the server.
    await new Promise((resolve) => setImmediate(resolve));
    if (number === first) {
      const deployment = { updateId: updateId(number), revisionId: id, groupId: ALL_COMPUTERS };
      await tx.putDeployment({ ...deployment, action: 'Install', createdAt: sequence, author: 'crash' });
    }
  }
  const computer = computerId(sequence % 5);
  if ((await tx.computer(computer)) === undefined) await tx.putComputer(sampleComputer(sequence % 5));
  const status = { updateId: updateId(first), changedAt: sequence } as const;
  await tx.setStatus(
    computer,
    [
      { ...status, state: 'Installed' },
      { ...status, updateId: updateId(first + 1), state: 'Failed', hresult: -1 },
    ],
    sequence,
  );
  const events = Array.from({ length: PER_WRITE.events }, (_, index) =>
    sampleEvent(sequence * PER_WRITE.events + index, { computerId: computer }),
  );
  await tx.addEvents(events);
  await tx.addRevision(sampleImport(STAGED + sequence), sequence, { staged: true });
  if (sequence % PUBLISHED_EVERY === 0) await tx.publishStaged(sequence);
  await tx.putSyncRun(sampleRun({ bytes: sequence }));
  await tx.setSetting('last', sequence);
  await tx.addAudit({ at: sequence, actor: 'crash', verb: 'write', subject: String(sequence), details: {} });
  return sequence;
}

/** Writes until the process is killed. */
export async function writeForEver(store: Store, acknowledge: (sequence: number) => void): Promise<never> {
  for (;;) acknowledge(await store.write(writeOne));
}

/** What is wrong with a store that only `writeForEver` wrote to; empty when every write is there whole and nothing else. */
export async function judge(store: Store, acknowledged: number): Promise<readonly string[]> {
  const findings = [...(await store.check())];
  const sequence = await store.sequence();
  if (sequence < acknowledged) findings.push(`${acknowledged} was acknowledged, ${sequence} is there`);
  const counts = await store.counts();
  const found = [counts.revisions, counts.deployments, counts.events, await store.setting('last')];
  const expected = [
    sequence * PER_WRITE.revisions + sequence - (sequence % PUBLISHED_EVERY),
    sequence,
    sequence * PER_WRITE.events,
    sequence === 0 ? undefined : sequence,
  ];
  if (found.join() !== expected.join()) findings.push(`found ${found.join()}, expected ${expected.join()}`);
  const deployments = await store.deployments();
  for (let write = 1; write <= sequence; write++) {
    const first = updateId(write * PER_WRITE.revisions);
    const id = await store.revisionIdOf(first, revisionNumber(200));
    const deployment = deployments[write - 1];
    if (id === undefined || deployment?.revisionId !== id || deployment.sequence !== write) {
      findings.push(`write ${write} is not whole`);
    }
  }
  const staged = (await store.stagedIdentities()).map((identity) => identity.updateId);
  const waiting = Array.from({ length: sequence % PUBLISHED_EVERY }, (_, index) =>
    updateId(STAGED + sequence - (sequence % PUBLISHED_EVERY) + index + 1),
  );
  if (staged.join() !== waiting.join()) findings.push(`staged is ${staged.join()}`);
  if ((await store.syncRuns({ limit: 1, offset: 0 })).total !== sequence) findings.push('a run is missing');
  const { items, total } = await store.audit({ limit: 1, offset: 0 });
  if (total !== sequence || (items[0]?.sequence ?? 0) !== sequence)
    findings.push('the audit does not end there');
  return findings;
}
