import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corruptContent } from '#simulator';
import type {
  ApproveAnswer,
  ContentPolicyView,
  FetchAnswer,
  FetchesAnswer,
  ForecastAnswer,
  PageAnswer,
  UpdateDetails,
  UpdateRow,
} from './contract.ts';
import { id, importAll, type Opened, open, synchronised, taskOf, upstreamOf } from './fixture.ts';

async function approvable({ ask }: Opened): Promise<readonly UpdateRow[]> {
  return (await ask<PageAnswer<UpdateRow>>('GET', '/updates?approvable=true')).answer.items;
}

async function approve({ ask }: Opened, updateId: string): Promise<ApproveAnswer> {
  const body = { group: 'All Computers', action: 'Install' };
  return (await ask<ApproveAnswer>('POST', `/updates/${updateId}/approvals`, body)).answer;
}

test('an approval says how its files come, and whether the disk has room for them', async (t) => {
  const opened = await open(t);
  const file = Buffer.from('small');
  await importAll(opened, [
    { number: 1, file },
    { number: 2, file: Buffer.from('huge'), size: 2 ** 50 },
    { number: 3 },
  ]);
  assert.deepEqual((await approve(opened, id(1))).notes, ['content-missing', 'no-computers']);
  await opened.ask('PUT', '/upstream', { url: 'http://wsus.example:8530' });
  const small = await approve(opened, id(1));
  assert.deepEqual(small.notes, ['content-on-its-way', 'no-computers']);
  assert.deepEqual([small.forecast?.missingBytes, small.forecast?.fits], [5, true]);
  const huge = await approve(opened, id(2));
  assert.deepEqual(huge.notes, ['content-on-its-way', 'disk-too-small', 'no-computers']);
  assert.ok(huge.forecast!.freeBytes > 0 && huge.forecast!.freeBytes < 2 ** 50);
  assert.equal((await approve(opened, id(3))).forecast, undefined);
  await opened.ask('PUT', '/content/policy', { mode: 'from-microsoft' });
  const clientsOwn = await approve(opened, id(2));
  assert.deepEqual(clientsOwn.notes, ['content-from-microsoft', 'no-computers']);
  assert.equal(clientsOwn.forecast, undefined);
});

test('what is approved is fetched, verified, and named while it fails', async (t) => {
  const opened = await open(t);
  const upstream = await upstreamOf(t);
  await synchronised(opened, upstream);
  const [update] = await approvable(opened);
  const ids = { updateIds: [update!.updateId] };
  const before = (await opened.ask<ForecastAnswer>('POST', '/content/forecast', ids)).answer;
  assert.ok(before.missingFiles > 0 && before.fits);
  await approve(opened, update!.updateId);
  upstream.faults.add(corruptContent('Content'), corruptContent('Microsoft'));
  const bad = await taskOf<FetchesAnswer>(opened, '/content/fetches');
  assert.equal(bad.state, 'done');
  assert.equal(bad.result?.failed.length, before.missingFiles);
  for (const { fileName, error, attempts } of bad.result?.failed ?? []) {
    assert.ok(fileName !== '' && error.hint !== '' && attempts > 0);
  }
  upstream.faults.clear();
  const again = (await opened.ask<FetchAnswer>('POST', '/content/fetch', { retry: true })).answer;
  assert.deepEqual(again, { queued: before.missingFiles, present: 0 });
  const good = await taskOf<FetchesAnswer>(opened, '/content/fetches');
  assert.deepEqual([good.result?.failed, good.result?.waiting], [[], []]);
  const { files } = (await opened.ask<UpdateDetails>('GET', `/updates/${update!.updateId}`)).answer;
  assert.ok(files.length > 0 && files.every(({ present }) => present));
  const after = (await opened.ask<ForecastAnswer>('POST', '/content/forecast', ids)).answer;
  assert.deepEqual([after.files, after.missingFiles], [before.files, 0]);
  const here = (await opened.ask<FetchAnswer>('POST', '/content/fetch', ids)).answer;
  assert.deepEqual(here, { queued: 0, present: before.files });
});

test('files of an update that nobody approved come when a person wants them', async (t) => {
  const opened = await open(t);
  await synchronised(opened, await upstreamOf(t));
  const [update] = await approvable(opened);
  const wanted = await opened.ask<FetchAnswer>('POST', '/content/fetch', { updateIds: [update!.updateId] });
  assert.ok(wanted.answer.queued > 0);
  assert.deepEqual((await taskOf<FetchesAnswer>(opened, '/content/fetches')).result?.failed, []);
  const { files } = (await opened.ask<UpdateDetails>('GET', `/updates/${update!.updateId}`)).answer;
  assert.ok(files.every(({ present }) => present));
});

test('the policy is set by parts, and what is null is taken away', async (t) => {
  const { ask } = await open(t);
  const set = async (body: object) => (await ask<ContentPolicyView>('PUT', '/content/policy', body)).answer;
  const before = (await ask<ContentPolicyView>('GET', '/content/policy')).answer;
  const limited = await set({ bytesPerSecond: 1024, windows: ['22:00-06:00 unlimited'] });
  assert.deepEqual(
    { ...limited, bytesPerSecond: undefined, windows: [] },
    {
      ...before,
      bytesPerSecond: undefined,
      windows: [],
    },
  );
  assert.deepEqual([limited.bytesPerSecond, limited.windows.length], [1024, 1]);
  const free = await set({ bytesPerSecond: null, mode: 'everything' });
  assert.deepEqual([free.bytesPerSecond, free.windows.length, free.mode], [undefined, 1, 'everything']);
});
