import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '#base';
import { site } from '../flows/servers.ts';
import { checked, codesOf, foundIn } from './checked.ts';
import { before, headers, page, type Spoil, text } from './front.ts';
import { offering } from './offering.ts';
import { PAGES } from './pages.ts';

// What keeps nobody from using a server, and is worth a look all the same.

const LATE = new Date(Date.now() - 3 * 3_600_000).toUTCString();
const truncated = (body: string): string =>
  body.replace('<Truncated>false</Truncated>', '<Truncated>true</Truncated>');

const CASES: readonly (readonly [looks: string, spoil: Spoil, code: string])[] = [
  ['somebody passes the answers on', headers(/./, { via: '1.1 gate (squid)' }), 'via-seen'],
  ['the clocks differ', headers(/./, { date: LATE }), 'clock-differs'],
  ['HEAD is refused', page(/HEAD \/Content/, 405, ''), 'head-refused'],
  [
    'nobody says that pieces can be had',
    headers(/Content\//, { 'accept-ranges': undefined }),
    'ranges-not-announced',
  ],
  ['services show no page', page(/GET .*asmx/, 405, PAGES.blocked), 'service-without-page'],
  ['an old WSUS', text(/GetConfig"/, (body) => body.replace('>3.2<', '>3.1<')), 'configuration-old'],
  ['the scan does not end', text(/SyncUpdates"/, truncated), 'scan-too-many-trips'],
];

test('what is odd and no failure leaves a server usable', async (t) => {
  const { port } = await offering(t);
  for (const [looks, spoil, code] of CASES)
    await t.test(looks, async (own) => {
      const report = await checked(await before(own, port, spoil));
      assert.equal(report.state, 'yes', JSON.stringify(report.cause));
      const finding = foundIn(report, code);
      assert.equal(finding.verdict, 'warn');
      assert.ok(report.blockers.includes(finding));
      assert.ok(finding.next.length > 0, codesOf(report).join(', '));
    });
});

test('a scan that takes most of the trips is told before it fails', async (t) => {
  const { port } = await offering(t);
  let trips = 0;
  const spoil = text(/SyncUpdates"/, (body) => (++trips < 160 ? truncated(body) : body));
  const report = await checked(await before(t, port, spoil));
  assert.match(foundIn(report, 'scan-many-trips').says.en, /160 round trips of the 200/);
});

test('a cookie that this clock takes for ended', async (t) => {
  const { url } = await site(t, manualClock(Date.now() - 5 * 3_600_000));
  const report = await checked(url);
  assert.equal(foundIn(report, 'cookie-ended').verdict, 'warn');
});
