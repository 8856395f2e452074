import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { noBrowser, signedIn, startBrowser } from './browser.ts';
import { openWorld } from './world.ts';

test('a first visit loads at most 350 KB of script as it is sent, compressed, and keeps it', {
  skip: noBrowser,
}, async (t) => {
  const world = await openWorld({ data: join(temporaryFolder('first-load'), 'data'), days: 3 });
  t.after(() => world.close());
  const browser = await startBrowser();
  t.after(() => browser.close());
  const { page } = await signedIn(browser, world);
  const scripts: { readonly bytes: number; readonly coding: string; readonly caching: string }[] = [];
  page.on('response', async (response) => {
    if (!response.url().endsWith('.js')) return;
    const headers = response.headers();
    scripts.push({
      bytes: Number(headers['content-length']),
      coding: headers['content-encoding'] ?? '',
      caching: headers['cache-control'] ?? '',
    });
  });
  await page.goto('/');
  await page.getByText('Are the computers safe?').waitFor();
  const sum = scripts.reduce((bytes, script) => bytes + script.bytes, 0);
  assert.ok(sum > 50_000 && sum <= 350_000, `${sum} bytes of script`);
  assert.deepEqual(
    [...new Set(scripts.map(({ coding }) => coding))],
    ['gzip'].includes(scripts[0]?.coding ?? '') ? ['gzip'] : ['br'],
  );
  assert.ok(scripts.every(({ caching }) => caching.includes('immutable')));
});
