import assert from 'node:assert/strict';
import { type OpenStore, storeTest } from './opened.ts';

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
        await tx.addAudit(entry(3));
      });
      const expected = [
        { ...entry(3), sequence: 2 },
        { ...entry(2), sequence: 2 },
        { ...entry(1), sequence: 1 },
      ];
      assert.deepEqual(await store.audit({ limit: 10, offset: 0 }), { items: expected, total: 3 });
      assert.deepEqual(await store.audit({ limit: 1, offset: 1 }), { items: [expected[1]], total: 3 });
      const again = await opened.reopen();
      assert.deepEqual((await again.audit({ limit: 10, offset: 0 })).items, expected);
    },
  );
}
