import { accessSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { PASSWORD, type Person, type World } from './world.ts';

const PLACES = [
  process.env['TODOKU_CHROMIUM'] ?? '',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The browser of this machine; undefined where there is none. */
export function browserPath(): string | undefined {
  return PLACES.find((path) => {
    try {
      accessSync(path);
      return path !== '';
    } catch {
      return false;
    }
  });
}

/** What a test is skipped with where there is no browser; false where there is one. */
export const noBrowser: string | false =
  browserPath() === undefined ? 'there is no Chromium here; TODOKU_CHROMIUM may name one' : false;

export function startBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error('there is no Chromium on this machine');
  // Its own sandbox does not work for root, which CI is; every page that it opens is ours.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

export interface Seat {
  readonly language?: 'en' | 'ja';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** Machines differ: what is waited for longer than this does not come. */
const PATIENCE = 90_000;

/** A browser of somebody who has never been here. Times are those of Tokyo. */
export async function sitDown(
  browser: Browser,
  { url }: { readonly url: string },
  { language = 'en', scheme = 'light', width = 1280, height = 800 }: Seat = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    colorScheme: scheme,
    timezoneId: 'Asia/Tokyo',
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  return context;
}

/** A page of somebody who is signed in. Whatever the page complains of in its console fails the test, by `complaints`. */
export async function signedIn(
  browser: Browser,
  world: World,
  /** Of `openWorld`, or one that the test made, with the same password. */
  person: string = 'admin' satisfies Person,
  seat: Seat = {},
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const context = await sitDown(browser, world, seat);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const answer = await context.request.post('/api/v1/session', {
    data: { name: person, password: PASSWORD },
  });
  if (!answer.ok()) throw new Error(`${person} cannot sign in: ${await answer.text()}`);
  return { page, complaints };
}
