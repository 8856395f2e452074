import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTodoku, readConfig } from '#app';
import { newGuid, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { enrolComputer, recordEvents } from '#changes';
import type { HealthAnswer } from '#server/admin';
import type { ComputerId } from '#update';
import { writeDocuments } from './test-catalog.ts';
import { answerOf, todoku } from './test-process.ts';

test('health ends with 1 exactly while there is an alarm, and doctor is the same', async () => {
  const data = ['--data', temporaryFolder('cli')];
  await todoku([...data, 'updates', 'import', await writeDocuments(temporaryFolder('cli'), [{ id: 1 }])]);
  for (const name of ['health', 'doctor']) {
    const { code, stdout } = await todoku([...data, name, '--json']);
    const { well, findings } = JSON.parse(stdout) as HealthAnswer;
    assert.equal(code, well ? 0 : 1);
    assert.equal(well, !findings.some(({ severity }) => severity === 'alarm'));
  }
  const japanese = await todoku([...data, 'health', '--lang', 'ja']);
  assert.match(japanese.stdout, /[ぁ-ん]/);
  assert.doesNotMatch(japanese.stdout, /^(Warning|Notice|ALARM|Try|Everything)/m);
  const refused = await todoku([...data, 'health', 'snooze', 'nonsense', '--days', '3']);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /no such finding[\s\S]*Try: /);
});

test('a look that has to rest comes to its end without a server', async () => {
  const directory = temporaryFolder('cli');
  const opened = await openTodoku(readConfig({ data: directory }), { log: nullLog });
  const computerId = '11111111-1111-4111-8111-111111111111' as ComputerId;
  await enrolComputer(opened, {
    computerId,
    dnsName: 'pc',
    requestedGroups: ['Pilot'],
    address: '192.0.2.1',
  });
  const now = opened.clock.now();
  await recordEvents(opened, [
    {
      instanceId: newGuid(),
      computerId,
      eventId: 147,
      namespaceId: 1,
      sourceId: 101,
      timeAtTarget: now,
      receivedAt: now,
      hresult: 0,
      replacementStrings: [],
      miscData: [],
    },
  ]);
  await opened.close();
  const { findings } = await answerOf<HealthAnswer>(['--data', directory, 'health']);
  assert.ok(findings.some(({ code }) => code === 'missing-groups'));
});
