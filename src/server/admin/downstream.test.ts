import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberDownstream } from '#changes';
import type { DownstreamAnswer, DownstreamRow } from './contract.ts';
import { importAll, open, START } from './fixture.ts';

const ID = 'd1c2b3a4-0000-4000-8000-00000000bbbb';

test('servers below are listed with how far they are, and allowed, refused and forgotten by name', async (t) => {
  const opened = await open(t);
  const { ask, todoku } = opened;
  assert.deepEqual((await ask<DownstreamAnswer>('GET', '/downstream')).answer, {
    items: [],
    unknownServers: 'welcome',
  });
  await rememberDownstream(todoku, ID, () => ({
    id: ID,
    name: 'Osaka',
    firstContactAt: START,
    lastContactAt: START,
    lastAddress: '10.0.0.9',
  }));
  await importAll(opened, [{ number: 1 }]);
  const [row] = (await ask<DownstreamAnswer>('GET', '/downstream')).answer.items;
  assert.deepEqual(
    [row?.id, row?.name, row?.allowed, row?.address, row?.lastSyncAt, row?.lag],
    [ID, 'Osaka', 'by-policy', '10.0.0.9', 0, undefined],
  );
  assert.equal(row?.lastContactAt, START);
  const allow = async (name: string, allowed: boolean) =>
    (await ask<DownstreamRow>('PATCH', `/downstream/${name}`, { allowed })).answer.allowed;
  assert.equal(await allow('OSAKA', false), 'no');
  assert.equal(await allow(ID.toUpperCase(), true), 'yes');
  const policy = await ask<DownstreamAnswer>('PUT', '/downstream-policy', { unknownServers: 'refused' });
  assert.deepEqual(
    [policy.answer.unknownServers, policy.answer.items[0]?.allowed],
    ['refused', 'yes'],
    'a decision about one server outlasts the policy',
  );
  assert.equal((await ask<DownstreamRow>('DELETE', '/downstream/osaka')).answer.id, ID);
  assert.deepEqual((await ask<DownstreamAnswer>('GET', '/downstream')).answer.items, []);
});
