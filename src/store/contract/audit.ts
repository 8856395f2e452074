import assert from 'node:assert/strict';
import type { AuditFilter } from '../audit-port.ts';
import { listOf, type OpenStore, storeTest } from './opened.ts';

export function auditContract(open: OpenStore): void {
  storeTest(
    open,
    'what was done is listed newest first, with the change sequence of its write',
    async (opened) => {
      const { store } = opened;
      const entry = (number: number) => ({
        at: number,
        actor: 'api:alice',
        verb: 'approve',
        subject: `update ${number} "quoted"`,
        details: { group: 'パイロット', deadline: null, list: [number] },
      });
      await store.write(async (tx) => tx.addAudit(entry(1)));
      await store.write(async (tx) => {
        await tx.addAudit(entry(2));
        await tx.addAudit({ ...entry(3), from: '10.0.0.7' });
      });
      const expected = [
        { ...entry(3), from: '10.0.0.7', sequence: 2 },
        { ...entry(2), sequence: 2 },
        { ...entry(1), sequence: 1 },
      ];
      assert.deepEqual(await store.audit({ limit: 10, offset: 0 }), { items: expected, total: 3 });
      assert.deepEqual(await store.audit({ limit: 1, offset: 1 }), { items: [expected[1]], total: 3 });
      const again = await opened.reopen();
      assert.deepEqual((await again.audit({ limit: 10, offset: 0 })).items, expected);
    },
  );

  storeTest(open, 'entries are found by who, what, when and any text in them', async ({ store }) => {
    const entry = (at: number, actor: string, verb: string, subject: string) => ({
      at,
      actor,
      verb,
      subject,
      details: { group: `"${verb}"` },
    });
    await store.write(async (tx) => {
      await tx.addAudit(entry(1, 'user:alice', 'approve', 'Cumulative Update'));
      await tx.addAudit(entry(2, 'user:alice', 'decline', 'Preview 100%'));
      await tx.addAudit(entry(3, 'rules', 'approve', 'パイロット'));
    });
    const found = async (filter: AuditFilter) => {
      const { items, total } = await store.audit({ ...filter, limit: 10, offset: 0 });
      const walked = await listOf(store.everyAuditEntry(filter));
      assert.deepEqual([walked, total], [items, items.length]);
      return items.map(({ at }) => at);
    };
    assert.deepEqual(await found({}), [3, 2, 1]);
    assert.deepEqual(await found({ actor: 'user:alice' }), [2, 1]);
    assert.deepEqual(await found({ verb: 'approve' }), [3, 1]);
    assert.deepEqual(await found({ since: 2 }), [3, 2]);
    assert.deepEqual(await found({ since: 1, until: 2 }), [1]);
    assert.deepEqual(await found({ text: 'cumulative' }), [1]);
    assert.deepEqual(await found({ text: '%' }), [2]);
    assert.deepEqual(await found({ text: 'パイロット' }), [3]);
    assert.deepEqual(await found({ text: '"approve"', actor: 'rules' }), [3]);
    assert.deepEqual(await found({ text: 'nothing' }), []);
  });

  storeTest(open, 'the audit is one chain, and a head that was noted is found again', async (opened) => {
    const { store } = opened;
    const add = (at: number) =>
      store.write(async (tx) =>
        tx.addAudit({ at, actor: 'user:alice', verb: 'approve', subject: 'it', details: {} }),
      );
    const empty = await store.verifyAudit();
    assert.deepEqual(empty, { entries: 0, head: '0'.repeat(64) });
    await add(1);
    const { head, ...rest } = await store.verifyAudit();
    assert.deepEqual(rest, { entries: 1 });
    await add(1);
    const again = await opened.reopen();
    const later = await again.verifyAudit(head);
    assert.deepEqual([later.entries, later.broken, later.headFound], [2, undefined, true]);
    assert.notEqual(later.head, head);
    assert.equal((await again.verifyAudit('f'.repeat(64))).headFound, false);
  });
}
