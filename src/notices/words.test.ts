import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkMail, checkSubscription, isMailAddress } from './check-subscription.ts';
import { packTable } from './pack-table.ts';
import type { MailSettings, Subscription } from './subscription.ts';
import { healthMessage, newUpdatesMessage, reportMessage, type Speaking } from './words.ts';

const AT = new Date(2026, 10, 29, 7, 5).getTime();
const EN: Speaking = { language: 'en', server: 'srv', subscription: 'weekly', at: AT, isTest: false };
const JA: Speaking = { ...EN, language: 'ja' };

test('a report says what it is, of when, and how many rows it has, in both languages', () => {
  const file = { name: 'updates-summary.csv', type: 'text/csv', bytes: Buffer.from('x') };
  const english = reportMessage(EN, 'updates-summary', { rows: 1234, file });
  assert.equal(english.subject, '[Todoku] Updates, summary 2026-11-29');
  assert.match(english.text, /^Updates, summary, made 2026-11-29 07:05: 1,234 rows\.\n/);
  assert.deepEqual(english.attachments, [file]);
  const japanese = reportMessage(JA, 'updates-summary', { rows: 1234, file });
  assert.equal(japanese.subject, '[Todoku] 更新プログラムの概要 2026-11-29');
  assert.match(japanese.text, /1,234 行/);
  const large = reportMessage(EN, 'computers-detailed', { rows: 9 });
  assert.match(large.text, /todoku report computers-detailed --output/);
});

test('new updates are named, and of many it is said how many more there are', () => {
  const updates = Array.from({ length: 60 }, (_, index) => ({
    id: `${index}`,
    title: `Update ${index}`,
    kb: `${5_000_000 + index}`,
    severity: index === 0 ? 'Critical' : '',
  }));
  const { subject, text } = newUpdatesMessage(EN, updates, 1060);
  assert.equal(subject, '[Todoku] 1,060 new updates');
  assert.match(text, /^- Update 0 \(KB5000000\) \[Critical\]$/m);
  assert.match(text, /^- and 1,010 more$/m);
  assert.ok(!text.includes('Update 50 '));
  assert.match(newUpdatesMessage(JA, updates.slice(0, 1), 1).subject, /新しい更新プログラム 1 件/);
});

test('findings come with their next step, and a test says that it is one', () => {
  const finding = {
    code: 'disk-space',
    severity: 'alarm',
    sentence: 'Full.',
    next: 'todoku cleanup',
  } as const;
  const { subject, text } = healthMessage({ ...EN, isTest: true }, [finding]);
  assert.equal(subject, '[Todoku] Test: 1 thing needs a look, today');
  assert.match(text, /^This is a test/);
  assert.match(text, /ALARM: Full\.\n {2}Next step: todoku cleanup/);
  assert.match(healthMessage(JA, []).text, /すべて正常です。/);
});

test('a subject is one line, whatever a name says', () => {
  const { subject } = reportMessage(EN, 'x\r\nBcc: everybody@example', { rows: 0 });
  assert.ok(!/[\r\n]/.test(subject));
});

const MAIL: MailSettings = {
  host: 'mail.example',
  port: 587,
  security: 'starttls',
  from: 'todoku@example.com',
  language: 'en',
};

test('addresses that could smuggle something in are none', () => {
  for (const good of ['a@b.example', 'a.b+c@b', '利用者@例え.jp']) assert.ok(isMailAddress(good), good);
  const bad = ['a', '@b', 'a@', 'a b@c', 'a@b\r\nRCPT TO:<x@y>', 'a@b>', 'a@b,c@d', '"a"@b', 'a@b@c', 'a@-b'];
  for (const each of bad) assert.ok(!isMailAddress(each), each);
  assert.throws(() => checkMail({ ...MAIL, from: 'x' }), { code: 'notices/bad-mail' });
  assert.throws(() => checkMail({ ...MAIL, host: 'mail example' }), { code: 'notices/bad-mail' });
  checkMail(MAIL);
});

test('a password never goes over an open line', () => {
  const named = { ...MAIL, user: 'todoku', password: 'secret' };
  checkMail(named);
  assert.throws(() => checkMail({ ...named, security: 'none' }), { code: 'notices/open-password' });
});

test('a subscription goes one way, with a schedule that says all it needs and no more', () => {
  const schedule = { every: 'week', weekday: 1, at: 0 } as const;
  const good: Subscription = {
    name: 'weekly',
    on: true,
    about: { kind: 'report', report: 'updates-summary', filter: {}, schedule },
    mail: ['a@b.example'],
    language: 'en',
    since: 0,
  };
  checkSubscription(good);
  const { mail: _, ...nowhere } = good;
  const webhook = { url: 'https://hooks.example/x', isPrivate: false };
  checkSubscription({ ...nowhere, webhook });
  const wrong: Subscription[] = [
    nowhere,
    { ...good, webhook },
    { ...good, mail: [] },
    { ...good, mail: ['nobody'] },
    { ...good, name: 'a/b' },
    { ...good, name: ' x' },
    { ...nowhere, webhook: { ...webhook, url: 'ftp://hooks.example' } },
    { ...nowhere, webhook: { ...webhook, url: 'https://me:secret@hooks.example' } },
    { ...good, about: { ...good.about, schedule: { every: 'week', at: 0 } } as Subscription['about'] },
    { ...good, about: { ...good.about, schedule: { every: 'day', day: 3, at: 0 } } as Subscription['about'] },
  ];
  for (const each of wrong)
    assert.throws(() => checkSubscription(each), { code: 'notices/bad-subscription' }, JSON.stringify(each));
});

async function* bytes(pieces: number, make: (index: number) => Buffer): AsyncGenerator<Buffer> {
  for (let index = 0; index < pieces; index++) yield make(index);
}

test('a table is attached as it is, compressed when it is large, and left out when that is not enough', async () => {
  const small = await packTable(
    'x.csv',
    bytes(2, () => Buffer.from('a,b\r\n')),
  );
  assert.deepEqual([small?.name, small?.bytes.toString()], ['x.csv', 'a,b\r\na,b\r\n']);
  const megabyte = Buffer.alloc(1024 * 1024, 'same');
  const large = await packTable(
    'x.csv',
    bytes(12, () => megabyte),
  );
  assert.equal(large?.name, 'x.csv.gz');
  const { gunzipSync, randomFillSync } = await import('node:zlib').then(async (zlib) => ({
    ...zlib,
    ...(await import('node:crypto')),
  }));
  assert.equal(gunzipSync(large?.bytes ?? '').length, 12 * megabyte.length);
  const noise = await packTable(
    'x.csv',
    bytes(12, () => randomFillSync(Buffer.alloc(1024 * 1024))),
  );
  assert.equal(noise, undefined);
});
