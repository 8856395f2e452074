import assert from 'node:assert/strict';
import { ALL_COMPUTERS, type RevisionNumber, UNASSIGNED_COMPUTERS } from '#update';
import type { NewDecision } from '../decision-port.ts';
import { isFailure, listOf, type OpenStore, storeTest } from './opened.ts';
import { addComputers, addSamples, computerId, updateId } from './samples.ts';

function decision(number: number, more: Partial<NewDecision> = {}): NewDecision {
  return {
    updateId: updateId(number),
    scope: ALL_COMPUTERS,
    verb: 'approve',
    actor: 'user:alice',
    at: 5,
    before: {},
    after: { deployments: [{ groupId: ALL_COMPUTERS, action: 'Install', author: 'user:alice' }] },
    ...more,
  };
}

export function decisionContract(open: OpenStore): void {
  storeTest(open, 'who decided what comes back, newest first, also what was undone', async (opened) => {
    const { store } = opened;
    await addSamples(store, 1, 2);
    const [one, two] = await store.write(async (tx) => [
      await tx.addDecision(decision(1, { reason: 'as agreed' })),
      await tx.addDecision(decision(1, { scope: 'server', verb: 'decline', actor: 'rule:7', rule: '7' })),
      await tx.addDecision(decision(2)),
    ]);
    const undone = { at: 9, by: 'user:bob', decision: 4 };
    await store.write(async (tx) => {
      await tx.markDecisionUndone(one!.id, undone);
      await assert.rejects(tx.markDecisionUndone(99, undone), isFailure('unknown-decision'));
      await assert.rejects(tx.addDecision(decision(99)), isFailure('unknown-update'));
    });
    const again = await opened.reopen();
    assert.deepEqual(await again.decisionsOf(updateId(1)), [two, { ...one, undone }]);
    assert.deepEqual(await again.decision(one!.id), { ...one, undone });
    assert.equal(await again.decision(99), undefined);
  });

  storeTest(
    open,
    'the last decision of each scope says whether a person decided there',
    async ({ store }) => {
      await addSamples(store, 1, 2, 3);
      await store.write(async (tx) => {
        await tx.addDecision(decision(1, { actor: 'rule:7' }));
        await tx.addDecision(decision(1));
        await tx.addDecision(decision(1, { scope: 'server', verb: 'hold' }));
        await tx.addDecision(decision(2));
        await tx.addDecision(decision(2, { actor: 'housekeeping' }));
      });
      const persons = await store.personDecisions([1, 2, 3].map(updateId));
      assert.deepEqual([...persons.keys()], [updateId(1)]);
      assert.deepEqual([...persons.get(updateId(1))!].toSorted(), [ALL_COMPUTERS, 'server'].toSorted());
    },
  );

  storeTest(open, 'a hold is in every summary until it is released, also after a restart', async (opened) => {
    const { store } = opened;
    const [one] = await addSamples(store, 1, 2);
    const hold = { until: 500, at: 5, actor: 'user:alice', reason: 'it breaks printers' };
    await store.write(async (tx) => tx.setHold(updateId(1), hold));
    const sequence = await store.sequence();
    const again = await opened.reopen();
    assert.deepEqual(await again.holds(), [{ updateId: updateId(1), sequence, hold }]);
    assert.equal((await again.revision(one!.id))?.heldUntil, 500);
    assert.equal((await again.revisionsOf(updateId(2)))[0]?.heldUntil, undefined);
    await again.write(async (tx) => {
      await tx.setHold(updateId(1), undefined);
      await assert.rejects(tx.setHold(updateId(99), hold), isFailure('unknown-update'));
    });
    assert.deepEqual(await again.holds(), [{ updateId: updateId(1), sequence: sequence + 1 }]);
    assert.equal((await again.revision(one!.id))?.heldUntil, undefined);
  });

  storeTest(open, 'a pin stays until it is taken away, also after a restart', async (opened) => {
    const { store } = opened;
    await addSamples(store, 1, 2);
    const number = 100 as RevisionNumber;
    await store.write(async (tx) => tx.setPin(updateId(1), number));
    const sequence = await store.sequence();
    const again = await opened.reopen();
    assert.deepEqual(await again.pins(), [{ updateId: updateId(1), sequence, revisionNumber: number }]);
    assert.deepEqual([await again.pinOf(updateId(1)), await again.pinOf(updateId(2))], [number, undefined]);
    await again.write(async (tx) => {
      await tx.setPin(updateId(1), undefined);
      await assert.rejects(tx.setPin(updateId(99), number), isFailure('unknown-update'));
    });
    assert.deepEqual(await again.pins(), [{ updateId: updateId(1), sequence: sequence + 1 }]);
    assert.equal(await again.pinOf(updateId(1)), undefined);
  });

  storeTest(
    open,
    'how the computers of a group stand to an update is told, one by one',
    async ({ store }) => {
      await addSamples(store, 1);
      await addComputers(store, 1, 2, 3);
      await store.write(async (tx) => {
        const status = { updateId: updateId(1), changedAt: 5 } as const;
        await tx.setStatus(computerId(1), [{ ...status, state: 'Failed' }], 7);
        await tx.setStatus(computerId(2), [{ ...status, state: 'Installed' }], 8);
      });
      const members = await listOf(store.audienceOf(updateId(1), [UNASSIGNED_COMPUTERS]));
      assert.deepEqual(
        members.map((member) => [member.computerId, member.lastReportAt, member.state]),
        [
          [computerId(1), 7, 'Failed'],
          [computerId(2), 8, 'Installed'],
          [computerId(3), 0, undefined],
        ],
      );
      assert.deepEqual(members[0]?.groupIds, [UNASSIGNED_COMPUTERS]);
      assert.deepEqual(await listOf(store.audienceOf(updateId(1), [ALL_COMPUTERS])), []);
    },
  );

  storeTest(open, 'what waits for licence terms waits until it is ended', async (opened) => {
    const { store } = opened;
    await addSamples(store, 1, 2);
    const waiting = (number: number, at: number) => ({
      updateId: updateId(number),
      groupId: ALL_COMPUTERS,
      action: 'Install' as const,
      author: 'rule:7',
      rule: '7',
      eulaId: 'terms',
      at,
    });
    await store.write(async (tx) => {
      await tx.awaitEula(waiting(1, 9));
      await tx.awaitEula(waiting(1, 8));
      await tx.awaitEula(waiting(2, 4));
      await assert.rejects(tx.awaitEula(waiting(99, 1)), isFailure('unknown-update'));
    });
    const again = await opened.reopen();
    assert.deepEqual(await again.awaitedEulas(), [waiting(2, 4), waiting(1, 8)]);
    await again.write(async (tx) => {
      await tx.endAwaitedEulas(updateId(1), ALL_COMPUTERS);
      await tx.endAwaitedEulas(updateId(2));
    });
    assert.deepEqual(await again.awaitedEulas(), []);
  });
}
