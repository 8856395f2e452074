import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { MailAnswer, SubscriptionRow } from '#server/admin';
import { answerOf, todoku } from './test-process.ts';

test('mail is set without its password being shown, and subscriptions are made, changed, tried and removed', async () => {
  const data = ['--data', temporaryFolder('cli')];
  const first = [
    'notices',
    'subscribe',
    'weekly',
    '--report',
    'compliance',
    '--weekly',
    'fri',
    '--at',
    '06:30',
  ];
  const made = await answerOf<SubscriptionRow>([...data, ...first, '--mail', 'a@b.example']);
  assert.deepEqual(made.about.schedule, { every: 'week', weekday: 5, at: 390 });
  const host = ['--host', '127.0.0.1', '--port', '1', '--from', 'todoku@example.com'];
  const set = await todoku([...data, 'notices', 'mail', ...host, '--user', 'todoku'], {
    TODOKU_MAIL_PASSWORD: 'geheim',
  });
  assert.equal(set.code, 0, set.stderr);
  assert.match(set.stdout, /Mail server +127\.0\.0\.1:1\n/);
  assert.ok(!`${set.stdout}${set.stderr}`.includes('geheim'));
  const { mail } = await answerOf<MailAnswer>([...data, 'notices', 'mail']);
  assert.deepEqual([mail?.user, mail?.hasPassword, mail?.security], ['todoku', true, 'starttls']);
  const changed = await answerOf<SubscriptionRow>([
    ...data,
    ...['notices', 'subscribe', 'weekly', '--group', 'All Computers', '--language', 'ja'],
  ]);
  assert.deepEqual(changed.about.schedule, made.about.schedule, 'the rest stays');
  assert.equal(changed.about.filter?.group, 'All Computers');
  assert.deepEqual([changed.language, changed.mail], ['ja', ['a@b.example']]);
  assert.match((await todoku([...data, 'notices', 'list'])).stdout, /weekly +compliance, fri 06:30/);
  const tried = await todoku([...data, 'notices', 'test', 'weekly']);
  assert.equal(tried.code, 1);
  assert.match(tried.stderr, /the mail server cannot be reached/);
  const log = await todoku([...data, 'notices', 'log', '--failed']);
  assert.match(
    log.stdout,
    /weekly[\s\S]*Error: +the mail server cannot be reached \(notices\/mail-unreachable\)[\s\S]*Try:/,
  );
  assert.match((await todoku([...data, 'notices', 'remove', 'weekly'])).stdout, /weekly is removed/);
  assert.match((await todoku([...data, 'notices', 'list'])).stdout, /Nobody is told anything yet/);
});
