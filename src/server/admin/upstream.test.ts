import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NetworkSettings } from '#outgoing';
import type { PreflightAnswer, UpstreamAnswer } from './contract.ts';
import { open, upstreamOf } from './fixture.ts';

const PIN = `${'AB:'.repeat(31)}CD`;

test('what is not named stays as it is, and what belongs to one upstream does not go to another', async (t) => {
  const { ask } = await open(t);
  const set = async (body: object) => (await ask<UpstreamAnswer>('PUT', '/upstream', body)).answer.upstream;
  assert.deepEqual((await ask<UpstreamAnswer>('GET', '/upstream')).answer, {});
  const first = await set({
    url: 'https://wsus.example:8531/',
    accountName: 'Osaka',
    pinnedCertificate: PIN,
  });
  assert.deepEqual(
    [first?.kind, first?.url, first?.mode, first?.accountName, first?.rollup],
    ['server', 'https://wsus.example:8531', 'autonomous', 'Osaka', true],
  );
  const replica = await set({ mode: 'replica', guard: { freezeDays: 7 } });
  assert.deepEqual(
    [replica?.url, replica?.accountName, replica?.mode, replica?.pinnedCertificate],
    ['https://wsus.example:8531', 'Osaka', 'replica', PIN],
  );
  assert.deepEqual([replica?.guard.freezeDays, replica?.guard.growthFactor], [7, 10]);
  const refused = await ask('PUT', '/upstream', { url: 'microsoft' });
  assert.deepEqual([refused.status, refused.answer.code], [409, 'admin/microsoft-has-no-replicas']);
  const microsoft = await set({ url: 'Microsoft', mode: 'autonomous' });
  assert.deepEqual(
    [microsoft?.kind, microsoft?.url, microsoft?.rollup, microsoft?.pinnedCertificate],
    ['microsoft', 'https://sws.update.microsoft.com', false, undefined],
  );
  assert.equal(await set({ url: '' }), undefined);
});

test('passwords go in and never come out, and no proxy is told the password of another', async (t) => {
  const { ask, todoku } = await open(t);
  const network = async () => todoku.store.setting<NetworkSettings>('network');
  await ask('PUT', '/upstream', {
    url: 'microsoft',
    proxy: 'http://proxy.example:3128',
    proxyUser: 'todoku',
    proxyPassword: 'geheim',
  });
  assert.deepEqual((await network())?.proxy, {
    url: 'http://proxy.example:3128',
    user: 'todoku',
    password: 'geheim',
  });
  const { answer } = await ask<UpstreamAnswer>('GET', '/upstream');
  assert.equal(answer.upstream?.proxy, 'http://proxy.example:3128');
  assert.ok(!JSON.stringify(answer).includes('geheim'));
  await ask('PUT', '/upstream', { noProxy: ['.corp.example'] });
  assert.equal((await network())?.proxy?.password, 'geheim');
  await ask('PUT', '/upstream', { proxy: 'http://other.example:3128' });
  assert.deepEqual((await network())?.proxy, { url: 'http://other.example:3128' });
  await ask('PUT', '/upstream', { proxy: '' });
  assert.equal((await network())?.proxy, undefined);
  const audit = await ask('GET', '/audit');
  assert.ok(!JSON.stringify(audit.answer).includes('geheim'));
});

test('what cannot be an upstream or a way to one is refused, and nothing of it is kept', async (t) => {
  const { ask } = await open(t);
  const cases: readonly (readonly [number, string, object])[] = [
    [400, 'admin/upstream-url', { url: 'wsus' }],
    [400, 'admin/upstream-url', { url: 'ftp://wsus.example' }],
    [400, 'admin/upstream-url', { url: 'http://me:secret@wsus.example:8530' }],
    [400, 'admin/upstream-url', { url: 'http://wsus.example:8530/?x=1' }],
    [409, 'admin/microsoft-has-no-replicas', { url: 'microsoft', mode: 'replica' }],
    [400, 'admin/proxy-url', { url: 'microsoft', proxy: 'proxy:3128' }],
    [400, 'admin/proxy-url', { url: 'microsoft', proxy: 'http://me:secret@proxy.example:3128' }],
    [409, 'admin/no-proxy', { url: 'microsoft', proxyUser: 'me' }],
    [400, 'admin/not-a-fingerprint', { url: 'https://wsus.example', pinnedCertificate: 'AB:CD' }],
    [400, 'admin/not-a-certificate', { url: 'microsoft', certificateAuthorities: ['no PEM'] }],
    [400, 'admin/bad-request', { url: 'microsoft', guard: { freezeDays: 0 } }],
    [400, 'admin/bad-request', { address: 'microsoft' }],
  ];
  for (const [status, code, body] of cases) {
    const refused = await ask('PUT', '/upstream', body);
    assert.deepEqual([refused.status, refused.answer.code], [status, code], JSON.stringify(body));
    assert.ok(!JSON.stringify(refused.answer).includes('secret'), JSON.stringify(refused.answer));
  }
  assert.deepEqual((await ask<UpstreamAnswer>('GET', '/upstream')).answer, {});
});

test('an upstream can be tried before it is set, and the step that fails is named', async (t) => {
  const { ask } = await open(t);
  const upstream = await upstreamOf(t);
  const unset = await ask('POST', '/upstream/test', {});
  assert.deepEqual([unset.status, unset.answer.code], [409, 'upstream/not-set']);
  const good = (await ask<PreflightAnswer>('POST', '/upstream/test', { url: upstream.url })).answer;
  assert.ok(good.ok, JSON.stringify(good.steps));
  assert.deepEqual((await ask<UpstreamAnswer>('GET', '/upstream')).answer, {}, 'a test sets nothing');
  await upstream.close();
  const bad = (await ask<PreflightAnswer>('POST', '/upstream/test', { url: upstream.url })).answer;
  assert.equal(bad.ok, false);
  const failed = bad.steps.filter(({ outcome }) => outcome === 'failed');
  assert.deepEqual(
    failed.map(({ name, finding }) => [name, finding?.code]),
    [['tcp', 'outgoing/refused']],
  );
});
