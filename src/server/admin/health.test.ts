import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enrolComputer, registerComputer } from '#changes';
import type { ComputerId } from '#update';
import type { AuditRow, HealthAnswer, HealthFinding, PageAnswer } from './contract.ts';
import { importAll, open } from './fixture.ts';

const PC = '11111111-1111-4111-8111-111111111111' as ComputerId;

test('the inbox has what is wrong with one next step, and what is put off says so', async (t) => {
  const opened = await open(t);
  const { todoku, ask } = opened;
  await importAll(opened, [{ number: 1 }]);
  await enrolComputer(todoku, {
    computerId: PC,
    dnsName: 'pc.corp.example',
    requestedGroups: ['Pilot'],
    address: '192.0.2.1',
  });
  await registerComputer(todoku, PC, 'pc.corp.example', {});
  const { status, answer } = await ask<HealthAnswer>('GET', '/health');
  assert.equal(status, 200, JSON.stringify(answer));
  const found = answer.findings.find(({ code }) => code === 'missing-groups');
  assert.deepEqual(
    [found?.severity, found?.evidence, found?.next],
    ['warning', { name: 'Pilot', groups: 1, computers: 1 }, 'todoku groups create Pilot'],
  );
  const japanese = await ask<HealthAnswer>('GET', '/health?lang=ja');
  assert.equal(
    japanese.answer.findings.find(({ code }) => code === 'missing-groups')?.sentence,
    'コンピューター 1 台が指定しているターゲット グループ「Pilot」は、このサーバーに存在しません。',
  );
  assert.equal((await ask('GET', '/health?lang=de')).status, 400);
  const off = await ask<HealthFinding>('POST', '/health/missing-groups/snooze', { days: 7 });
  assert.equal(off.answer.snoozedUntil, todoku.clock.now() + 7 * 86_400_000);
  const after = await ask<HealthAnswer>('GET', '/health');
  assert.equal(
    after.answer.findings.find(({ code }) => code === 'missing-groups')?.snoozedUntil,
    off.answer.snoozedUntil,
  );
  const audit = await ask<PageAnswer<AuditRow>>('GET', '/audit');
  assert.deepEqual(
    [audit.answer.items[0]?.verb, audit.answer.items[0]?.actor],
    ['snooze-finding', 'api:local'],
  );
  for (const [path, body, code, expected] of [
    ['/health/sync-age/snooze', { days: 7 }, 'jobs/nothing-to-snooze', 404],
    ['/health/missing-groups/snooze', { days: 0 }, 'admin/bad-request', 400],
    ['/health/missing-groups/snooze', {}, 'admin/bad-request', 400],
  ] as const) {
    const refused = await ask('POST', path, body);
    assert.deepEqual([refused.status, refused.answer.code], [expected, code]);
    assert.ok(refused.answer.hint !== '');
  }
});
