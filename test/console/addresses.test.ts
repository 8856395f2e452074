import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import { PLACES } from '../../console/src/frame/places.ts';
import { noBrowser, signedIn, startBrowser } from './browser.ts';
import { openWorld, type World } from './world.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let browser: Browser;
let world: World;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({
    data: join(temporaryFolder('console-addresses'), 'data'),
    days: 15,
    machines: 2,
  });
});
after(async () => {
  await browser?.close();
  await world?.close();
});

/** Every address that somebody is told of: in the docs, by the search at the top, by the next steps of health. */
function addresses(): readonly string[] {
  const docs = readFileSync(join(ROOT, 'docs/console.md'), 'utf8');
  const told = [...docs.matchAll(/`(\/[^` ]*)`/g)].map(([, path = '']) => path);
  const searched = PLACES.map(({ to }) => to);
  const steps = readFileSync(join(ROOT, 'console/src/parts/health/next-step.ts'), 'utf8');
  const next = [...steps.matchAll(/'(\/[^']*)'/g)].map(([, path = '']) => path);
  return [...new Set([...told, ...searched, ...next])].sort();
}

test('every address that people are told of shows a page with a heading, in both languages, and nothing that failed', {
  skip: noBrowser,
}, async () => {
  const wrong: string[] = [];
  const names = { en: new Map<string, string>(), ja: new Map<string, string>() };
  for (const language of ['en', 'ja'] as const) {
    const { page, complaints } = await signedIn(browser, world, 'admin', { language });
    for (const path of addresses()) {
      await page.goto(path);
      const heading = page.getByRole('heading', { level: 1 }).first();
      await heading.waitFor().catch(() => wrong.push(`${path}: no heading`));
      // Waited for once: the pages ask the same in the other language.
      if (language === 'en') await page.waitForLoadState('networkidle');
      names[language].set(path, (await heading.textContent()) ?? '');
      const [alert] = await page.locator('main [role="alert"]').allTextContents();
      if (alert !== undefined) wrong.push(`${language} ${path}: ${alert}`);
      if (
        (await page
          .getByText(/There is no page at this address|このアドレスにはページがありません/)
          .count()) > 0
      )
        wrong.push(`${path}: no page`);
      const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      if (over > 0) wrong.push(`${language} ${path}: ${over} pixels too wide`);
    }
    assert.deepEqual(complaints, []);
    await page.context().close();
  }
  assert.deepEqual(wrong, []);
  const alike = [...names.en].filter(([path, name]) => name === names.ja.get(path)).map(([path]) => path);
  assert.deepEqual(alike, [], 'headings that are the same in both languages');
});
