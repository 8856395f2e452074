import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentCut, httpPage, slow } from '#simulator';
import type {
  PageAnswer,
  QuarantineRow,
  ReleaseAnswer,
  ScheduleView,
  StatusAnswer,
  StopSyncAnswer,
  SyncRunDetails,
  SyncRunRow,
  SyncStatusAnswer,
} from './contract.ts';
import { open, synchronised, syncNow, taskOf, upstreamOf } from './fixture.ts';

test('without an upstream a run is refused, and status says that none is set', async (t) => {
  const { ask } = await open(t);
  const refused = await ask('POST', '/sync', {});
  assert.deepEqual([refused.status, refused.answer.code], [409, 'upstream/not-set']);
  const status = (await ask<SyncStatusAnswer>('GET', '/sync')).answer;
  assert.deepEqual(status, { lastSucceededAt: 0, alarms: [], quarantined: 0, staged: 0 });
  assert.equal((await ask<StopSyncAnswer>('DELETE', '/sync')).answer.stopped, false);
  for (const reference of ['last', '7', 'x', '99999999999999999999']) {
    const none = await ask('GET', `/sync/runs/${reference}`);
    assert.deepEqual([none.status, none.answer.code], [404, 'admin/no-such-run'], reference);
  }
});

test('a run stands in the history with what it brought and what was selected then', async (t) => {
  const opened = await open(t);
  const upstream = await upstreamOf(t);
  await synchronised(opened, upstream);
  const { items, total } = (await opened.ask<PageAnswer<SyncRunRow>>('GET', '/sync/runs')).answer;
  assert.equal(total, 2);
  assert.deepEqual(
    items.map(({ id, outcome, trigger }) => [id, outcome, trigger]),
    [
      [2, 'succeeded', 'manual'],
      [1, 'succeeded', 'manual'],
    ],
  );
  assert.ok(items[0]!.counts.new > 0);
  const last = (await opened.ask<SyncRunDetails>('GET', '/sync/runs/last')).answer;
  assert.equal(last.id, 2);
  assert.ok(last.selection.products.length > 0);
  for (const { title } of [...last.selection.products, ...last.selection.classifications])
    assert.notEqual(title, '');
  assert.deepEqual(last.phases.map(({ name }) => name).slice(0, 4), [
    'authorization',
    'configuration',
    'categories',
    'updates',
  ]);
  const { sync } = (await opened.ask<StatusAnswer>('GET', '/status')).answer;
  assert.deepEqual(
    [sync.upstream, sync.running, sync.lastOutcome, sync.errors, sync.warnings],
    [upstream.url, false, 'succeeded', 0, 0],
  );
  assert.ok(sync.lastSucceededAt > 0);
});

test('a failed run is an alarm until one succeeds, and says what happened and what to do', async (t) => {
  const opened = await open(t, { searchCatalog: async () => ({ rows: [], hasMore: false }) });
  const upstream = await upstreamOf(t);
  await synchronised(opened, upstream);
  upstream.faults.add(httpPage('every', 403));
  const failed = await syncNow(opened);
  assert.equal(failed.outcome, 'failed');
  assert.notEqual(failed.summary, undefined);
  const [alarm] = (await opened.ask<SyncStatusAnswer>('GET', '/sync')).answer.alarms;
  assert.deepEqual([alarm?.level, alarm?.code], ['error', 'upstream/forbidden']);
  assert.ok(alarm!.hint !== '' && alarm!.message !== '');
  assert.equal((await opened.ask<StatusAnswer>('GET', '/status')).answer.sync.errors, 1);
  upstream.faults.clear();
  // An import of a single update says nothing about the synchronisation.
  await taskOf(opened, '/catalog/import', { references: ['00000000-0000-4000-8000-000000000001'] });
  const status = (await opened.ask<SyncStatusAnswer>('GET', '/sync')).answer;
  assert.deepEqual([status.last?.trigger, status.alarms[0]?.code], ['catalog', 'upstream/forbidden']);
  assert.equal((await syncNow(opened)).outcome, 'succeeded');
  assert.deepEqual((await opened.ask<SyncStatusAnswer>('GET', '/sync')).answer.alarms, []);
});

test('a second run is refused while one goes on, which can be watched and stopped', async (t) => {
  const opened = await open(t);
  const upstream = await upstreamOf(t);
  await opened.ask('PUT', '/upstream', { url: upstream.url });
  upstream.faults.add(slow('GetConfigData', 60_000));
  const { answer } = await opened.ask<SyncRunRow>('POST', '/sync', {});
  const second = await opened.ask('POST', '/sync', {});
  assert.deepEqual([second.status, second.answer.code], [409, 'upstream/already-running']);
  let running: SyncStatusAnswer['running'];
  while (running === undefined) running = (await opened.ask<SyncStatusAnswer>('GET', '/sync')).answer.running;
  assert.equal(running.run.id, answer.id);
  assert.equal((await opened.ask<StopSyncAnswer>('DELETE', '/sync')).answer.stopped, true);
  const over = (await opened.ask<SyncRunDetails>('GET', `/sync/runs/${answer.id}`)).answer;
  assert.equal(over.outcome, 'cancelled');
});

test('what cannot be read is in quarantine with its reason until it is released', async (t) => {
  const opened = await open(t);
  const upstream = await upstreamOf(t);
  await synchronised(opened, upstream);
  const { updateId } = upstream.world.revise(
    upstream.world.live.newestRevisions().find(({ bytes }) => bytes.includes('Update for Windows 11'))!
      .updateId,
  );
  upstream.faults.add(documentCut((id) => id.updateId === updateId));
  assert.equal((await syncNow(opened)).outcome, 'partial');
  const rows = (await opened.ask<{ items: readonly QuarantineRow[] }>('GET', '/sync/quarantine')).answer
    .items;
  assert.deepEqual(
    rows.map((row) => [row.updateId, row.reason]),
    [[updateId, 'unreadable']],
  );
  assert.ok(rows[0]!.title !== '' && rows[0]!.detail !== '');
  assert.equal((await opened.ask<StatusAnswer>('GET', '/status')).answer.sync.quarantined, 1);
  const release = async (body: object) =>
    (await opened.ask<ReleaseAnswer>('POST', '/sync/quarantine/release', body)).answer.released;
  assert.equal(await release({ updateIds: ['00000000-0000-4000-8000-000000000001'] }), 0);
  assert.equal(await release({ updateIds: [updateId.toUpperCase()] }), 1);
  upstream.faults.clear();
  assert.equal((await syncNow(opened)).counts.revised, 1);
});

test('the schedule is set by parts, and its next run is told only where it can run', async (t) => {
  const { ask } = await open(t);
  const before = (await ask<ScheduleView>('GET', '/sync/schedule')).answer;
  const after = (await ask<ScheduleView>('PUT', '/sync/schedule', { perDay: 3, firstAt: '02:30' })).answer;
  assert.deepEqual(after, { perDay: 3, firstAt: '02:30', randomOffset: before.randomOffset });
  for (const body of [{ perDay: 25 }, { firstAt: '24:00' }, { firstAt: '2:30' }, { randomOffset: -1 }]) {
    const { status, answer } = await ask('PUT', '/sync/schedule', body);
    assert.deepEqual([status, answer.code], [400, 'admin/bad-request']);
  }
  assert.equal((await ask<ScheduleView>('PUT', '/sync/schedule', { perDay: 0 })).answer.firstAt, '02:30');
});
