import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { enrolComputer, noteNotice } from '#changes';
import type { HealthAnswer, MailAnswer, NoticeLogAnswer, NoticeRow, SubscriptionRow } from '#server/admin';
import type { ComputerId } from '#update';
import { synchronised, syncNow, upstreamOf } from '../../src/server/admin/fixture.ts';
import { type MailServer, mailServer, readLetter, webhookReceiver } from './receivers.ts';
import { DAY, HOUR, MINUTE, type World, world } from './world.ts';

const DAILY = {
  kind: 'report',
  report: 'updates-summary',
  schedule: { every: 'day', at: 7 * 60 },
} as const;

/** Tells the server where mail is handed in, and trusts the authority of that mail server. */
async function mailBy({ ask }: World, mail: MailServer, more: object = {}): Promise<void> {
  await ask('PUT', '/upstream', { certificateAuthorities: [mail.authority] });
  const settings = { host: '127.0.0.1', port: mail.port, from: 'todoku@example.com', ...more };
  const { status, answer } = await ask('PUT', '/notices/mail', settings);
  assert.equal(status, 200, JSON.stringify(answer));
}

async function subscribe({ ask }: World, name: string, body: object): Promise<SubscriptionRow> {
  const { status, answer } = await ask<SubscriptionRow>('PUT', `/notices/subscriptions/${name}`, body);
  assert.equal(status, 200, JSON.stringify(answer));
  return answer;
}

async function log({ ask }: World): Promise<readonly NoticeRow[]> {
  return (await ask<NoticeLogAnswer>('GET', '/notices/log')).answer.items;
}

async function plainWorld(t: TestContext): Promise<{ here: World; mail: MailServer }> {
  const here = await world(t);
  const mail = await mailServer(t, { security: 'none' });
  await mailBy(here, mail, { security: 'none' });
  return { here, mail };
}

test('a report goes out at its time with its table, over STARTTLS and with a password, once', async (t) => {
  const here = await world(t);
  const mail = await mailServer(t, { security: 'starttls', password: 'geheim' });
  await mailBy(here, mail, { user: 'todoku', password: 'geheim' });
  const { nextAt } = await subscribe(here, 'daily', {
    about: DAILY,
    mail: ['it@example.com', 'me@example.com'],
  });
  assert.equal(nextAt, new Date(2026, 10, 30, 7).getTime());
  await here.pass(29 * MINUTE);
  assert.equal(mail.letters.length, 0, 'not before its time');
  await here.pass(MINUTE);
  await here.pass(10 * MINUTE);
  assert.equal(mail.letters.length, 1);
  const [letter] = mail.letters;
  assert.deepEqual(
    [letter?.from, letter?.to, letter?.isSecure, letter?.user],
    ['todoku@example.com', ['it@example.com', 'me@example.com'], true, 'todoku'],
  );
  assert.equal(readLetter(letter!).subject, '[Todoku] Updates, summary 2026-11-30');
  assert.match(letter!.raw, /filename=updates-summary\.csv/);
  assert.match(letter!.raw, /^Auto-Submitted: auto-generated/m);
  const [row] = await log(here);
  assert.deepEqual([row?.state, row?.dueAt, row?.attempts], ['sent', nextAt, 0]);
  await here.pass(DAY);
  assert.equal(mail.letters.length, 2, 'and again the next day');
});

test('TLS from the first byte works, and Japanese arrives as it was written', async (t) => {
  const here = await world(t);
  const mail = await mailServer(t, { security: 'tls', password: 'geheim' });
  await mailBy(here, mail, { security: 'tls', user: 'todoku', password: 'geheim', language: 'ja' });
  await subscribe(here, 'compliance', {
    about: { ...DAILY, report: 'compliance' },
    mail: ['it@example.com'],
  });
  const { status, answer } = await here.ask<NoticeRow>('POST', '/notices/subscriptions/compliance/test');
  assert.deepEqual([status, answer.state], [200, 'sent'], JSON.stringify(answer));
  const [letter] = mail.letters;
  assert.equal(letter?.isSecure, true);
  assert.equal(readLetter(letter!).subject, '[Todoku] テスト: 適用状況 2026-11-30');
});

test('a mail server that is not what it should be gets no password and no message', async (t) => {
  const here = await world(t);
  const open = await mailServer(t, { security: 'none', password: 'geheim' });
  const secure = await mailServer(t, { security: 'starttls', password: 'geheim' });
  const attempt = async (mail: MailServer, more: object): Promise<string> => {
    const settings = { host: '127.0.0.1', port: mail.port, from: 'a@b.example', user: 'todoku', ...more };
    await here.ask('PUT', '/notices/mail', settings);
    await subscribe(here, 'daily', { about: DAILY, mail: ['it@example.com'] });
    here.time.clock.advance(1);
    const { status, answer } = await here.ask('POST', '/notices/subscriptions/daily/test');
    assert.equal(status, 502, JSON.stringify(answer));
    return answer.code;
  };
  const right = { password: 'geheim' };
  assert.equal(await attempt(open, right), 'notices/mail-tls', 'it offers no STARTTLS');
  assert.equal(await attempt(secure, right), 'notices/mail-tls', 'nobody trusts its certificate');
  await here.ask('PUT', '/upstream', { certificateAuthorities: [secure.authority] });
  assert.equal(await attempt(secure, { password: 'falsch' }), 'notices/mail-login');
  assert.equal(await attempt(secure, { ...right, port: 1 }), 'notices/mail-unreachable');
  const refused = await here.ask('PUT', '/notices/mail', { security: 'none', password: 'geheim' });
  assert.equal(refused.answer.code, 'notices/open-password');
  assert.deepEqual([open.letters, secure.letters], [[], []]);
});

test('what fails is tried again, further and further apart, is a finding meanwhile, and arrives in the end', async (t) => {
  const { here, mail } = await plainWorld(t);
  await subscribe(here, 'daily', { about: DAILY, mail: ['it@example.com'] });
  mail.failure = { code: 451, text: 'come back later' };
  await here.pass(30 * MINUTE);
  const [first] = await log(here);
  assert.deepEqual(
    [first?.state, first?.attempts, first?.failure?.code],
    ['waiting', 1, 'notices/mail-refused'],
  );
  assert.match(first?.failure?.detail ?? '', /come back later/);
  assert.equal(first?.nextAttemptAt, new Date(2026, 10, 30, 7, 1).getTime());
  await here.pass(MINUTE);
  assert.equal((await log(here))[0]?.attempts, 2);
  await here.pass(MINUTE);
  assert.equal((await log(here))[0]?.attempts, 2, 'the second rest is longer');
  const { answer } = await here.ask<HealthAnswer>('GET', '/health');
  const finding = answer.findings.find(({ code }) => code === 'undelivered-notices');
  assert.match(finding?.sentence ?? '', /daily \(notices\/mail-refused\)/);
  mail.failure = undefined;
  await here.restart();
  await here.pass(10 * MINUTE);
  assert.equal(mail.letters.length, 1, 'also after a restart in between');
  const after = await here.ask<HealthAnswer>('GET', '/health');
  assert.ok(!after.answer.findings.some(({ code }) => code === 'undelivered-notices'));
  assert.equal((await log(here)).length, 1, 'all of it was one notice');
});

test('what nobody takes for two days is given up, and the next one is sent all the same', async (t) => {
  const { here, mail } = await plainWorld(t);
  const about = { ...DAILY, schedule: { every: 'month', day: 30, at: 7 * 60 } };
  await subscribe(here, 'monthly', { about, mail: ['it@example.com'] });
  mail.failure = { code: 550, text: 'never' };
  await here.pass(HOUR);
  for (let hours = 0; hours < 60; hours++) await here.pass(HOUR);
  const [row] = await log(here);
  assert.deepEqual([row?.state, row?.attempts, row?.failure?.code], ['given-up', 9, 'notices/mail-refused']);
  mail.failure = undefined;
  await here.pass(31 * DAY);
  assert.equal(mail.letters.length, 1);
});

test('a server that was off at the due time sends it once when it is back', async (t) => {
  const { here, mail } = await plainWorld(t);
  await subscribe(here, 'daily', { about: DAILY, mail: ['it@example.com'] });
  here.time.clock.advance(3 * DAY);
  await here.restart();
  await here.restart();
  assert.equal(mail.letters.length, 1);
  assert.equal(
    (await log(here))[0]?.dueAt,
    new Date(2026, 11, 3, 7).getTime() - DAY,
    'the last one that passed',
  );
});

test('what was being sent when the server died is not sent twice, and is told as interrupted', async (t) => {
  const { here, mail } = await plainWorld(t);
  await subscribe(here, 'daily', { about: DAILY, mail: ['it@example.com'] });
  await here.pass(30 * MINUTE);
  assert.equal(mail.letters.length, 1);
  // As a crash between the mail server's yes and our note of it leaves it.
  const [record] = (await here.todoku.store.notices({ limit: 1, offset: 0 })).items;
  await noteNotice(here.todoku, { ...record!, state: 'sending' });
  await here.restart();
  await here.pass(HOUR);
  assert.equal(mail.letters.length, 1);
  const [row] = await log(here);
  assert.deepEqual([row?.state, row?.failure?.code], ['given-up', 'notices/interrupted']);
});

test('while one message is on its way, no second one for the same time goes out', async (t) => {
  const { here, mail } = await plainWorld(t);
  await subscribe(here, 'daily', { about: DAILY, mail: ['it@example.com'] });
  const { promise, resolve } = Promise.withResolvers<void>();
  mail.hold = promise;
  const passing = here.pass(30 * MINUTE);
  while ((await here.todoku.store.openNotices())[0]?.state !== 'sending') await setTimeout(5);
  assert.equal((await here.todoku.store.openNotices()).length, 1);
  resolve();
  await passing;
  await here.pass(5 * MINUTE);
  assert.equal(mail.letters.length, 1);
});

test('a test that is under way is not sent by the timer as well', async (t) => {
  const { here, mail } = await plainWorld(t);
  await subscribe(here, 'daily', { about: DAILY, mail: ['it@example.com'] });
  const { promise, resolve } = Promise.withResolvers<void>();
  here.beforeReport = promise;
  const testing = here.ask<NoticeRow>('POST', '/notices/subscriptions/daily/test');
  while ((await here.todoku.store.openNotices()).length === 0) await setTimeout(1);
  const passing = here.pass(MINUTE);
  await setTimeout(50);
  resolve();
  await passing;
  assert.equal((await testing).answer.state, 'sent');
  await here.pass(MINUTE);
  assert.equal(mail.letters.length, 1);
});

test('addresses that the mail server does not know are told; the others get their message once', async (t) => {
  const here = await world(t);
  const mail = await mailServer(t, { security: 'none', unknown: ['gone@example.com'] });
  await mailBy(here, mail, { security: 'none' });
  await subscribe(here, 'daily', { about: DAILY, mail: ['it@example.com', 'gone@example.com'] });
  await here.pass(30 * MINUTE);
  await here.pass(HOUR);
  assert.deepEqual(
    mail.letters.map(({ to }) => to),
    [['it@example.com']],
  );
  assert.deepEqual((await log(here))[0]?.refused, ['gone@example.com']);
  const { answer } = await here.ask<HealthAnswer>('GET', '/health');
  assert.ok(answer.findings.some(({ code }) => code === 'undelivered-notices'));
});

test('a webhook gets JSON with the table, signed so that the receiver can check it', async (t) => {
  const here = await world(t);
  const receiver = await webhookReceiver(t);
  const webhook = { url: receiver.url, secret: 'whsec_c2VjcmV0', private: true };
  await subscribe(here, 'hook', { about: DAILY, webhook });
  await here.pass(30 * MINUTE);
  const [post] = receiver.posts;
  const headers = post?.headers ?? {};
  const payload = JSON.parse(post?.body.toString() ?? '{}');
  assert.deepEqual(
    [payload.type, payload.data.report, payload.id],
    ['todoku.report', 'updates-summary', headers['webhook-id']],
  );
  assert.match(payload.text, /^\[Todoku\] Updates, summary 2026-11-30\n/);
  const [table] = payload.data.attachments;
  assert.deepEqual([table.name, table.type], ['updates-summary.csv', 'text/csv; charset=utf-8']);
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${post?.body}`;
  const digest = createHmac('sha256', 'secret').update(signed).digest('base64');
  assert.equal(headers['webhook-signature'], `v1,${digest}`);
  receiver.status = 500;
  await here.pass(DAY);
  await here.pass(MINUTE);
  const [row] = await log(here);
  assert.equal(row?.failure?.code, 'notices/webhook-refused');
  assert.match(row?.failure?.detail ?? '', /answer 500: not today/);
  const ids = receiver.posts.map(({ headers }) => headers['webhook-id']);
  assert.equal(new Set(ids).size, 2, 'attempts of one notice have one id');
  assert.ok(ids.length >= 3);
});

test('a webhook on this machine or in its network is asked only where an administrator said so', async (t) => {
  const here = await world(t);
  const receiver = await webhookReceiver(t);
  for (const url of [
    receiver.url,
    receiver.url.replace('127.0.0.1', 'localhost'),
    'http://169.254.169.254/x',
  ]) {
    await subscribe(here, 'hook', { about: DAILY, webhook: { url } });
    here.time.clock.advance(1);
    const { answer } = await here.ask('POST', '/notices/subscriptions/hook/test');
    assert.equal(answer.code, 'outgoing/address-refused', url);
  }
  assert.equal(receiver.posts.length, 0);
});

test('what a synchronisation brought is told once, and nothing when it brought nothing', async (t) => {
  const { here, mail } = await plainWorld(t);
  await subscribe(here, 'news', { about: { kind: 'new-updates' }, mail: ['it@example.com'] });
  const upstream = await upstreamOf(t);
  await here.pass(MINUTE);
  await synchronised(here, upstream);
  await here.pass(MINUTE);
  const bodies = mail.letters.map((letter) => readLetter(letter).body);
  assert.equal(bodies.length, 1);
  const { items } = await here.todoku.store.findUpdates({ explicitlyDeployable: true, limit: 1, offset: 0 });
  assert.ok(bodies[0]!.includes(items[0]!.title), bodies[0]!);
  await here.pass(HOUR);
  await syncNow(here);
  await here.pass(HOUR);
  assert.equal(mail.letters.length, 1);
});

test('new findings are told once', async (t) => {
  const { here, mail } = await plainWorld(t);
  await subscribe(here, 'health', { about: { kind: 'health', least: 'notice' }, mail: ['it@example.com'] });
  await here.pass(HOUR);
  const japanese = { about: { kind: 'health', least: 'notice' }, language: 'ja', mail: ['ja@example.com'] };
  await subscribe(here, 'health-ja', japanese);
  await here.pass(HOUR);
  const before = mail.letters.length;
  await enrolComputer(here.todoku, {
    computerId: 'aaaaaaaa-0000-4000-8000-000000000001' as ComputerId,
    dnsName: 'pc',
    requestedGroups: ['Pilot'],
    address: '',
  });
  await here.pass(HOUR);
  await here.pass(HOUR);
  const told = mail.letters.slice(before).map((letter) => readLetter(letter).body);
  assert.equal(told.length, 2, told.join('\n'));
  assert.match(told.join(), /1 machine asks for the group Pilot, which does not exist\./);
  assert.match(told.join(), /ターゲット グループ「Pilot」は、このサーバーに存在しません。/);
  for (const body of told) assert.match(body, /missing-groups/);
});

test('passwords and secrets go in and never come out, and no receiver is told those of another', async (t) => {
  const here = await world(t);
  const { ask, todoku } = here;
  const mail = { host: 'mail.example', from: 'todoku@example.com', user: 'todoku', password: 'geheim' };
  const { answer } = await ask<MailAnswer>('PUT', '/notices/mail', mail);
  assert.deepEqual(
    [answer.mail?.port, answer.mail?.security, answer.mail?.hasPassword],
    [587, 'starttls', true],
  );
  const webhook = { url: 'https://hooks.example/T0/B0', secret: 'verschwiegen' };
  await subscribe(here, 'hook', { about: { kind: 'new-updates' }, webhook });
  const row = await subscribe(here, 'hook', {
    about: { kind: 'new-updates' },
    webhook: { url: webhook.url },
  });
  assert.equal(row.webhook?.hasSecret, true, 'what is left out stays');
  const texts = await Promise.all(
    ['/notices/mail', '/notices/subscriptions', '/audit', '/notices/log'].map(async (path) =>
      JSON.stringify((await ask('GET', path)).answer),
    ),
  );
  for (const text of texts) assert.ok(!/geheim|verschwiegen/.test(text), text);
  assert.ok(!texts[2]?.includes('/T0/B0'), 'the audit has the host of a webhook alone');
  const other = await subscribe(here, 'hook', {
    about: { kind: 'new-updates' },
    webhook: { url: 'https://elsewhere.example' },
  });
  assert.equal(other.webhook?.hasSecret, false);
  const moved = await ask('PUT', '/notices/mail', { host: 'other.example' });
  assert.equal(moved.answer.code, 'notices/bad-mail', 'the password has to be given again');
  assert.equal((await todoku.store.audit({ limit: 10, offset: 0, verb: 'subscribe' })).total, 2);
});

test('bad requests are refused with a hint, and a subscription that is gone sends nothing more', async (t) => {
  const { here, mail } = await plainWorld(t);
  const codeOf = async (body: object) =>
    (await here.ask('PUT', '/notices/subscriptions/x', body)).answer.code;
  const to = { mail: ['it@example.com'] };
  assert.equal(await codeOf({ about: DAILY }), 'notices/bad-subscription');
  assert.equal(await codeOf({ about: { kind: 'report' }, ...to }), 'admin/bad-request');
  assert.equal(await codeOf({ about: { kind: 'health', report: 'compliance' }, ...to }), 'admin/bad-request');
  assert.equal(
    await codeOf({ about: { ...DAILY, filter: { group: 'Nobody' } }, ...to }),
    'admin/group-not-found',
  );
  assert.equal(await codeOf({ about: { ...DAILY, report: 'nonsense' }, ...to }), 'admin/bad-request');
  assert.equal((await here.ask('GET', '/notices/subscriptions/x')).status, 404);
  await subscribe(here, 'daily', { about: DAILY, ...to });
  mail.failure = { code: 451, text: 'later' };
  await here.pass(30 * MINUTE);
  mail.failure = undefined;
  assert.equal((await here.ask('DELETE', '/notices/subscriptions/daily')).status, 200);
  await here.pass(2 * DAY);
  assert.equal(mail.letters.length, 0);
  assert.equal((await log(here))[0]?.state, 'given-up');
});
