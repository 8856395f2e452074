import assert from 'node:assert/strict';
import type { NewNotice, NoticeRecord } from '../notice-port.ts';
import type { Store } from '../port.ts';
import { isFailure, type OpenStore, storeTest } from './opened.ts';

const ALL = { limit: 100, offset: 0 };

function notice(subscription: string, dueAt: number, more: Partial<NewNotice> = {}): NewNotice {
  return { subscription, occasion: 'due', dueAt, about: { kind: 'report', of: ['a', 1] }, ...more };
}

function add(store: Store, each: NewNotice): Promise<NoticeRecord | undefined> {
  return store.write((tx) => tx.addNotice(each));
}

const idsOf = (notices: readonly NoticeRecord[]): readonly number[] => notices.map(({ id }) => id);

export function noticeContract(open: OpenStore): void {
  storeTest(open, 'a subscription has one notice for each due time, whoever makes it', async (opened) => {
    const { store } = opened;
    const first = await add(store, notice('weekly', 10));
    assert.deepEqual(
      [first?.state, first?.attempts, first?.about],
      ['waiting', 0, notice('weekly', 10).about],
    );
    assert.equal(await add(store, notice('weekly', 10, { about: { kind: 'other' } })), undefined);
    const others = [
      await add(store, notice('weekly', 11)),
      await add(store, notice('daily', 10)),
      await add(store, notice('weekly', 10, { occasion: 'test' })),
    ];
    assert.ok(others.every((each) => each !== undefined));
    const again = await opened.reopen();
    assert.equal((await again.notices(ALL)).total, 4);
    assert.equal(await add(again, notice('weekly', 10)), undefined, 'also after a restart');
    assert.deepEqual((await again.openNotices())[0], first);
  });

  storeTest(open, 'what became of a notice is kept, and found by it', async (opened) => {
    const { store } = opened;
    const [one, two, three] = [
      (await add(store, notice('weekly', 1)))!,
      (await add(store, notice('weekly', 2)))!,
      (await add(store, notice('daily', 3)))!,
    ];
    const failure = { code: 'notices/mail-login', message: 'no', hint: 'do', detail: '535', at: 5 };
    const sent: NoticeRecord = {
      ...one,
      state: 'sent',
      endedAt: 9,
      subject: 's',
      to: ['a@b'],
      refused: ['c@d'],
    };
    const retried: NoticeRecord = { ...two, attempts: 2, nextAttemptAt: 99, failure };
    await store.write(async (tx) => {
      await tx.putNotice(sent);
      await tx.putNotice(retried);
      await tx.putNotice({ ...three, state: 'sending' });
    });
    const again = await opened.reopen();
    assert.deepEqual((await again.notices({ ...ALL, subscription: 'weekly' })).items, [retried, sent]);
    assert.deepEqual((await again.notices({ ...ALL, state: 'sent' })).items, [sent]);
    assert.deepEqual(await again.notices({ ...ALL, failed: true }), { items: [retried, sent], total: 2 });
    assert.deepEqual(idsOf((await again.notices({ limit: 1, offset: 1 })).items), [two.id]);
    assert.deepEqual(idsOf(await again.openNotices()), [two.id, three.id]);
    assert.deepEqual(idsOf(await again.latestNotices()), [two.id, three.id]);
    await add(again, notice('weekly', 4, { occasion: 'test' }));
    assert.deepEqual(idsOf(await again.latestNotices()), [two.id, three.id], 'a test is no due time');
    await assert.rejects(
      again.write((tx) => tx.putNotice({ ...sent, id: 999 })),
      isFailure('unknown-entry'),
    );
    assert.deepEqual(await again.check(), []);
  });

  storeTest(open, 'only notices that are over are forgotten, the oldest first', async ({ store }) => {
    for (let dueAt = 1; dueAt <= 4; dueAt++) {
      const kept = (await add(store, notice('weekly', dueAt)))!;
      if (dueAt === 1) continue;
      await store.write((tx) => tx.putNotice({ ...kept, state: dueAt === 2 ? 'given-up' : 'sent' }));
    }
    const forget = (before: number, limit: number) => store.write((tx) => tx.forgetNotices(before, limit));
    assert.equal(await forget(4, 1), 1);
    assert.equal(await forget(4, 10), 1);
    assert.equal(await forget(4, 10), 0);
    assert.deepEqual(
      (await store.notices(ALL)).items.map(({ dueAt }) => dueAt),
      [4, 1],
    );
  });
}
