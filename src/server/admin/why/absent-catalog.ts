import { BoundedCache, Failure } from '#base';
import type { CatalogPage } from '#upstream';
import type { CatalogWord, Sought } from '#why';
import type { ServerContext } from '../../context.ts';
import type { Desks } from '../../desks.ts';

const MINUTE = 60_000;
/** Nobody who asks why waits longer, milliseconds. */
const PATIENCE = 5000;
/** What the catalog says is remembered for so long; that it does not answer, too, so that the next one need not wait. */
const REMEMBERED = { answer: 10 * MINUTE, failure: MINUTE };
/** Answers kept at the most; one is some kilobytes. */
const MOST_REMEMBERED = 200;
/** Searches under way at once: people ask, and the catalog is slow. */
const MOST_AT_ONCE = 4;

interface Asked {
  readonly at: number;
  readonly word: Promise<Answer>;
}

interface Answer {
  readonly word: CatalogWord;
  readonly rows: CatalogPage['rows'];
}

interface Memory {
  readonly answers: BoundedCache<string, Asked>;
  underWay: number;
}

const memories = new WeakMap<Desks, Memory>();

/** What the public catalog shows for an update, asked for within seconds and remembered for minutes. Never rejects. */
export async function askCatalog({ desks, clock }: ServerContext, sought: Sought): Promise<Answer> {
  const memory = memoryOf(desks);
  const text = sought.updateId ?? sought.written;
  const now = clock.now();
  const known = memory.answers.get(text);
  if (known !== undefined) {
    const answer = await known.word;
    const kept = answer.word.state === 'answered' ? REMEMBERED.answer : REMEMBERED.failure;
    if (now - known.at < kept) return answer;
  }
  if (memory.underWay >= MOST_AT_ONCE) {
    return { word: { state: 'unreachable', code: 'upstream/catalog-unavailable' }, rows: [] };
  }
  memory.underWay += 1;
  const word = search(desks, sought, text, now).finally(() => {
    memory.underWay -= 1;
  });
  memory.answers.set(text, { at: now, word }, 1);
  return word;
}

async function search(desks: Desks, { updateId }: Sought, text: string, at: number): Promise<Answer> {
  try {
    const page = await desks.searchCatalog(text, AbortSignal.timeout(PATIENCE));
    const rows = page.rows.filter((row) => updateId === undefined || row.updateId === updateId);
    return { word: { state: 'answered', rows: rows.length, hasMore: page.hasMore, at }, rows };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const code = error instanceof Failure ? error.code : isLate ? 'outgoing/timeout' : 'upstream/unexpected';
    const detail = error instanceof Failure ? error.detail : undefined;
    return { word: { state: 'unreachable', code, ...(detail === undefined ? {} : { detail }) }, rows: [] };
  }
}

function memoryOf(desks: Desks): Memory {
  let memory = memories.get(desks);
  if (memory === undefined) {
    memory = { answers: new BoundedCache(MOST_REMEMBERED), underWay: 0 };
    memories.set(desks, memory);
  }
  return memory;
}
