import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { type Seat, signedIn, startBrowser } from './browser.ts';
import { openWorld, type Person } from './world.ts';

// To look at the console as it is: builds it, serves it with a fleet of 150, and takes pictures of the addresses given into
// console/screenshots/. `--serve` leaves the server running instead. `--axe` tells what axe finds.
//
//     node test/console/look.ts /updates '/why?update=KB9900002' --languages en,ja --widths 1280,390 --schemes light,dark

const OUT = fileURLToPath(new URL('../../console/screenshots/', import.meta.url));
const KEPT = join(tmpdir(), 'todoku-look-world');
const DAYS = 75;
const MACHINES = 150;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    languages: { type: 'string', default: 'en' },
    widths: { type: 'string', default: '1280' },
    schemes: { type: 'string', default: 'light' },
    person: { type: 'string', default: 'admin' },
    serve: { type: 'boolean', default: false },
    axe: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
  },
});

const built = spawnSync('npm', ['run', '--silent', 'console'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const folder = await mkdtemp(join(tmpdir(), 'todoku-look-'));
const data = join(folder, 'data');
if (values.fresh) await rm(KEPT, { recursive: true, force: true });
if (!existsSync(KEPT)) {
  const first = await openWorld({ data, days: DAYS, machines: MACHINES });
  await first.close();
  await cp(data, KEPT, { recursive: true });
} else await cp(KEPT, data, { recursive: true });
const world = await openWorld({ data, days: DAYS, machines: MACHINES, again: true });
try {
  if (values.serve) {
    process.stdout.write(`${world.url}  admin, approver or reader; password "correct horse battery"\n`);
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  } else {
    await mkdir(OUT, { recursive: true });
    const browser = await startBrowser();
    for (const language of values.languages.split(',') as NonNullable<Seat['language']>[])
      for (const scheme of values.schemes.split(',') as NonNullable<Seat['scheme']>[])
        for (const width of values.widths.split(',').map(Number)) {
          const seat = { language, scheme, width };
          const { page, complaints } = await signedIn(browser, world, values.person as Person, seat);
          for (const address of positionals) await picture(page, address, `${language}-${scheme}-${width}`);
          if (complaints.length > 0) process.stdout.write(`complaints: ${complaints.join('\n  ')}\n`);
          await page.context().close();
        }
    await browser.close();
  }
} finally {
  await world.close();
  await rm(folder, { recursive: true, force: true });
}

async function picture(page: Page, address: string, kind: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const path = join(
    OUT,
    `${address.replace(/[^\w-]+/g, '_').replace(/^_+|_+$/g, '') || 'overview'}-${kind}.png`,
  );
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
  const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  if (overflow > 0) process.stdout.write(`  the page is ${overflow} pixels wider than the window\n`);
  if (!values.axe) return;
  const { axeFindings } = await import('./axe.ts');
  for (const finding of await axeFindings(page)) process.stdout.write(`  axe: ${finding}\n`);
}
