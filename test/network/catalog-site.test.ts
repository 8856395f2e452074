import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { type TestContext, test } from 'node:test';
import type { Failure } from '#base';
import { openOutgoing } from '#outgoing';
import { searchCatalog } from '#upstream';
import { type CatalogPageRow, resultPage } from './catalog-page.ts';
import { webServer } from './peers.ts';

const CUMULATIVE: CatalogPageRow = {
  id: '0d1f5b8e-1c0a-4f6e-9d3b-2a7c4e5f6a7b',
  title: '2026-05 Cumulative Update for Windows&#160;11, version 24H2 &amp; x64 (KB5058411)',
  products: 'Windows 11,Windows 10, version 1903 and later',
  classification: 'Security Updates',
  updated: '5/13/2026',
  version: 'n/a',
  shown: '634.2 MB',
  bytes: '665004288',
};
const DRIVER: CatalogPageRow = {
  id: 'a1b2c3d4-0000-4000-8000-0123456789ab',
  title: 'x64 ベース システム用 ドライバー &lt;更新&gt;',
  products: 'Windows 10 and later drivers',
  classification: 'Drivers (Printers)',
  updated: '12/1/2025',
  version: '10.0.26100.8036',
  shown: '1 KB',
  bytes: '1024',
};

async function search(t: TestContext, answer: RequestListener, text = 'KB1') {
  const port = await webServer(t, answer);
  const outgoing = openOutgoing({ settings: {} });
  t.after(() => outgoing.close());
  return await searchCatalog(outgoing, text, `http://127.0.0.1:${port}`);
}

const showing =
  (html: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);

test('rows are read with entities, Japanese titles, products with commas, versions and bytes', async (t) => {
  assert.deepEqual(await search(t, showing(resultPage([CUMULATIVE, DRIVER]))), {
    hasMore: false,
    rows: [
      {
        updateId: CUMULATIVE.id,
        title: '2026-05 Cumulative Update for Windows 11, version 24H2 & x64 (KB5058411)',
        products: ['Windows 11', 'Windows 10, version 1903 and later'],
        classification: 'Security Updates',
        date: '2026-05-13',
        version: '',
        bytes: 665_004_288,
      },
      {
        updateId: DRIVER.id,
        title: 'x64 ベース システム用 ドライバー <更新>',
        products: ['Windows 10 and later drivers'],
        classification: 'Drivers (Printers)',
        date: '2025-12-01',
        version: '10.0.26100.8036',
        bytes: 1024,
      },
    ],
  });
});

test('the words are asked for as they are, in the language whose dates are read', async (t) => {
  const seen: (string | undefined)[] = [];
  await search(
    t,
    (request, response) => {
      seen.push(request.url, request.headers['accept-language']);
      response.end(resultPage([CUMULATIVE]));
    },
    'KB5058411 x64 & "a"',
  );
  assert.deepEqual(seen, ['/Search.aspx?q=KB5058411%20x64%20%26%20%22a%22', 'en-US']);
});

test('that there are more pages is said', async (t) => {
  const page = await search(t, showing(resultPage([CUMULATIVE], '1 - 25 of 76 (page 1 of 4)')));
  assert.ok(page.hasMore);
});

test('a search without results is empty', async (t) => {
  const html =
    '<html><body><span id="ctl00_catalogBody_noResultText">We did not find any results</span></body></html>';
  assert.deepEqual(await search(t, showing(html)), { rows: [], hasMore: false });
});

test("the catalog's own page of errors, and a status of error, are told apart from a changed page", async (t) => {
  const html =
    '<html><body class="error"><div id="errorPageDisplayedError">[Error number: 8DDD0010]</div></body></html>';
  await assert.rejects(search(t, showing(html)), { code: 'upstream/catalog-unavailable' });
  await assert.rejects(
    search(t, (_request, response) => void response.writeHead(503).end()),
    { code: 'upstream/catalog-unavailable' },
  );
});

test('a page of any other shape is refused with what was missing', async (t) => {
  const whole = resultPage([CUMULATIVE]);
  const cases: [string, RegExp][] = [
    ['', /no table/],
    ['<html><title>Sign in</title></html>', /no table/],
    [resultPage([]), /no rows/],
    [whole.replace(`${CUMULATIVE.id}_R0`, 'row0'), /row 1 has no UpdateID/],
    [whole.replace(`${CUMULATIVE.id}_link`, 'other'), /row 1 has no link/],
    [whole.replace(CUMULATIVE.title, ''), /row 1 has no title/],
    [whole.replace('5/13/2026', 'yesterday'), /row 1 has no date: "yesterday"/],
    [whole.replace('5/13/2026', '13/5/2026'), /row 1 has no date/],
    [whole.replace('_originalSize', '_other'), /row 1 has no size/],
    [whole.replace('665004288', '-1'), /row 1 has no size/],
    [whole.replace(/<td[^>]*_C5_R0[\s\S]*?<\/tr>/, '</tr>'), /row 1 has 5 cells/],
  ];
  for (const [html, detail] of cases)
    await assert.rejects(search(t, showing(html)), (error: Failure) => {
      assert.equal(error.code, 'upstream/catalog-page-changed');
      assert.match(error.detail ?? '', detail);
      return true;
    });
});
