import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HealthAnswer } from '#server/admin';
import { writeDocuments } from './test-catalog.ts';
import { temporaryDirectory, todoku } from './test-process.ts';

test('health ends with 1 exactly while there is an alarm, and doctor is the same', async (t) => {
  const data = ['--data', await temporaryDirectory(t)];
  await todoku([
    ...data,
    'updates',
    'import',
    await writeDocuments(await temporaryDirectory(t), [{ id: 1 }]),
  ]);
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
