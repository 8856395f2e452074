import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type { UpdatesAnswer } from '#server/admin';
import { PROFILES, PublisherYear, simulateClient } from '#simulator';
import { noBrowser, signedIn, sitDown, startBrowser } from './browser.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

let browser: Browser;
let world: World;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({ data: join(temporaryFolder('console-security'), 'data'), days: 15, machines: 2 });
});
after(async () => {
  await browser?.close();
  await world?.close();
});

/** What would run if it were ever taken for markup, a script, an address or a template. */
const CORPUS = [
  '<script>window.hacked=1</script>',
  '<img src=x onerror=window.hacked=1>',
  '"><svg/onload=window.hacked=1>',
  "';window.hacked=1;//",
  'javascript:window.hacked=1',
  '{{constructor.constructor("window.hacked=1")()}}',
  '<iframe srcdoc="<script>parent.hacked=1</script>">',
  '</title><script>window.hacked=1</script>',
  '\u202Egpj.exe',
];

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

test('every page comes with a policy that lets nothing run but files of this server', {
  skip: noBrowser,
}, async () => {
  for (const path of ['/', '/updates/KB1', '/why?update=%3Cscript%3E', '/settings/audit']) {
    const { headers, status } = await fetch(world.url + path);
    assert.equal(status, 200, path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
  }
});

test('the pages ask nobody but their own server', { skip: noBrowser }, async () => {
  const { page, complaints } = await signedIn(browser, world);
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  for (const path of [
    '/',
    '/updates',
    '/computers',
    '/why',
    '/sync',
    '/rules',
    '/reports',
    '/servers',
    '/settings',
  ]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  assert.deepEqual([...asked], [world.url]);
  assert.deepEqual(complaints, []);
});

test('what upstreams and machines write is text, wherever it is shown', { skip: noBrowser }, async (t) => {
  const publisher = new PublisherYear('hostile');
  const ground = publisher.ground();
  const today = Date.UTC(2026, 9, 13, 17);
  const documents = [...ground, ...publisher.day(today).documents].map(({ name, bytes, kind }) => {
    const hostile = escaped(CORPUS.join(' '));
    const text = bytes.toString('utf8');
    const altered =
      kind === 'category' || kind === 'detectoid'
        ? text
        : text.replace(/(<upd:(?:Title|Description)>)[^<]*/g, `$1${hostile}`);
    return { name, base64: Buffer.from(altered).toString('base64') };
  });
  await world.ask('POST', '/updates/import', { documents });
  const { items } = await world.ask<UpdatesAnswer>('GET', '/updates?text=script&limit=1');
  const hostile = items[0]!;
  assert.ok(hostile.title.includes('<script>'));
  const name = 'x<img src=x onerror=window.hacked=1>';
  const client = simulateClient({
    server: world.url,
    profile: { ...PROFILES['windows-11-25h2'], manufacturer: CORPUS[1]!, title: CORPUS[0]! },
    seed: 'hostile',
    name,
    targetGroup: CORPUS[2]!,
  });
  t.after(() => client.close());
  await client.cycle();
  const group = await world.ask<{ id: string }>('POST', '/groups', {
    name: '<b onclick=window.hacked=1>Pilots',
  });

  const { page, complaints } = await signedIn(browser, world);
  const host = encodeURIComponent(name);
  for (const path of [
    '/',
    '/updates?text=script',
    `/updates/${hostile.updateId}`,
    `/updates/${hostile.updateId}?part=computers`,
    '/computers',
    `/computers?group=${group.id}`,
    `/computers/${host}`,
    `/why?update=${hostile.updateId}`,
    `/why?update=${hostile.updateId}&computer=${host}`,
    `/why?computer=${host}`,
    `/why?update=${encodeURIComponent(CORPUS[0]!)}`,
    '/reports',
    '/rules',
    '/settings/audit',
    '/settings/health',
  ]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(await page.evaluate('window.hacked'), undefined, path);
    assert.equal(
      await page.locator('main script, main iframe, main img[src="x"], main b[onclick]').count(),
      0,
      path,
    );
    const schemes = (await page.evaluate(
      '[...document.querySelectorAll("main a[href]")].map((a) => a.protocol)',
    )) as string[];
    assert.deepEqual(
      [...new Set(schemes)].filter((scheme) => !/^(https?|blob|mailto):$/.test(scheme)),
      [],
      path,
    );
  }
  // It is shown: the text itself stands there.
  await page.goto(`/updates/${hostile.updateId}`);
  await page.getByText('<script>window.hacked=1</script>').first().waitFor();
  // Refused answers of the API (a computer of no such name) may be complained of; nothing of the policy may.
  assert.deepEqual(
    complaints.filter((text) => /Content Security Policy|Refused to/.test(text)),
    [],
  );
});

test('another site can neither send what changes something nor show this one in a frame', {
  skip: noBrowser,
}, async (t) => {
  const elsewhere = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<iframe id="framed" src="${world.url}/"></iframe>
<form id="form" method="post" action="${world.url}/api/v1/sync" enctype="text/plain"><input name="{}" value=""></form>`);
  });
  elsewhere.listen(0, '127.0.0.1');
  await new Promise((resolve) => elsewhere.once('listening', resolve));
  t.after(() => elsewhere.close().closeAllConnections());
  // Another name is another site for a browser, whatever the port.
  const there = `http://localhost:${(elsewhere.address() as AddressInfo).port}/`;
  const { page } = await signedIn(browser, world);
  await page.goto(there);
  await page.waitForLoadState('networkidle');
  const frame = page.frames().find((each) => each !== page.mainFrame());
  assert.ok(
    frame === undefined ||
      !frame.url().startsWith(world.url) ||
      (await frame.content()).includes('Todoku') === false,
  );
  const runs = async () => (await world.ask<{ total: number }>('GET', '/sync/runs?limit=1')).total;
  const before = await runs();
  const answered = page.waitForResponse(/api\/v1\/sync/);
  await page.evaluate('document.getElementById("form").submit()');
  assert.ok((await answered).status() >= 400);
  assert.equal(await runs(), before);

  // With the cookie, but without what only our own page knows.
  const own = await signedIn(browser, world);
  const refused = await own.page.context().request.post('/api/v1/sync', { data: {} });
  assert.equal(refused.status(), 403);
  assert.equal(((await refused.json()) as { code: string }).code, 'admin/no-csrf');
});

test('a session that somebody planted beforehand is not the one that is signed in', {
  skip: noBrowser,
}, async () => {
  const context = await sitDown(browser, world);
  const planted = 'A'.repeat(43);
  await context.addCookies([{ name: 'todoku-session', value: planted, url: world.url }]);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Name').fill('admin');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  const session = (await context.cookies()).filter(({ name }) => name === 'todoku-session');
  assert.equal(session.length, 1);
  assert.notEqual(session[0]?.value, planted);
  const answer = await fetch(`${world.url}/api/v1/status`, {
    headers: { cookie: `todoku-session=${planted}` },
  });
  assert.equal(answer.status, 401);
});
