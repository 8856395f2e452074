import { type Browser, chromium, type Page } from 'playwright-core';
import { browserPath } from '../test/console/browser.ts';
import { admin, type Serving } from './serving.ts';

const PASSWORD = 'correct horse battery';
const LOADS = 5;
const WORDS = ['cumul', 'server', 'kb900', 'driver'] as const;
/** How long a page is left alone after a key, so that all that follows from it has been drawn. */
const QUIET = 700;
const SCROLLS = 240;

/** Times in milliseconds. */
export interface ConsoleFigures {
  readonly scriptBytes: number;
  /** From the navigation until the page shows what the server answered, in a browser without a cache. */
  readonly interactive: readonly number[];
  /** From each key until the list was drawn for the last time because of it. */
  readonly keystrokes: readonly number[];
  /** Between two frames while the whole list is scrolled through. */
  readonly frames: readonly number[];
  /** The longest piece of work of the page meanwhile, by the browser's own trace. */
  readonly longestTask: number;
}

/** The console in a real browser beside a catalog of that server; undefined where there is no browser. */
export async function measureConsole(serving: Serving): Promise<ConsoleFigures | undefined> {
  const executablePath = browserPath();
  if (executablePath === undefined) return undefined;
  await admin(serving, 'POST', '/accounts', { name: 'bench', role: 'administrator', password: PASSWORD });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const interactive: number[] = [];
    let scriptBytes = 0;
    for (let load = 0; load < LOADS; load++) {
      const page = await signedIn(browser, serving);
      await page.goto('/', { waitUntil: 'commit' });
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      interactive.push(Number(await page.evaluate('performance.now()')));
      scriptBytes = Number(
        await page.evaluate(
          `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
            .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`,
        ),
      );
      await page.context().close();
    }
    const page = await signedIn(browser, serving);
    await page.goto('/updates');
    await page.getByRole('grid').waitFor();
    const keystrokes = await typeAway(page);
    return { scriptBytes, interactive, keystrokes, ...(await scroll(browser, page)) };
  } finally {
    await browser.close();
  }
}

async function signedIn(browser: Browser, { port }: Serving): Promise<Page> {
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, locale: 'en-GB' });
  await context.request.post('/api/v1/session', { data: { name: 'bench', password: PASSWORD } });
  return context.newPage();
}

async function typeAway(page: Page): Promise<readonly number[]> {
  await page.evaluate(`
    window.typed = 0; window.drawn = 0;
    document.addEventListener('keydown', () => { window.typed = performance.now(); window.drawn = 0; }, true);
    const note = () => requestAnimationFrame(() => { window.drawn = performance.now(); });
    new MutationObserver(note).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
  `);
  const field = page.getByRole('main').getByRole('searchbox').first();
  const times: number[] = [];
  for (const word of WORDS) {
    await field.fill('');
    await page.waitForTimeout(QUIET);
    for (const letter of word) {
      await field.press(letter);
      await page.waitForTimeout(QUIET);
      const took = Number(await page.evaluate('window.drawn - window.typed'));
      if (took > 0) times.push(took);
    }
  }
  await field.fill('');
  await page.waitForTimeout(QUIET);
  return times;
}

async function scroll(browser: Browser, page: Page): Promise<Pick<ConsoleFigures, 'frames' | 'longestTask'>> {
  const grid = page.getByRole('grid');
  const box = await grid.boundingBox();
  if (box === null) throw new Error('the list is not in sight');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(`
    window.frames_ = []; let last = performance.now(); window.goOn = true;
    const next = (now) => { window.frames_.push(now - last); last = now; if (window.goOn) requestAnimationFrame(next); };
    requestAnimationFrame(next);
  `);
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', '__metadata'],
  });
  for (let turn = 0; turn < SCROLLS; turn++) {
    // Slowly, then in leaps: 50,000 rows are 1.6 million pixels.
    await page.mouse.wheel(0, turn < SCROLLS / 2 ? 400 : 12_000);
    await page.waitForTimeout(16);
  }
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    readonly traceEvents: readonly {
      readonly name: string;
      readonly pid: number;
      readonly tid: number;
      readonly dur?: number;
      readonly args?: { readonly name?: string };
    }[];
  };
  await page.evaluate('window.goOn = false');
  const mains = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = trace.traceEvents.filter(
    ({ name, pid, tid }) => /RunTask$/.test(name) && mains.has(`${pid} ${tid}`),
  );
  const frames = (await page.evaluate('window.frames_')) as number[];
  return { frames: frames.slice(2), longestTask: Math.max(0, ...tasks.map(({ dur = 0 }) => dur / 1000)) };
}
