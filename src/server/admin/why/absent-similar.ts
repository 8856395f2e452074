import type { RevisionSummary, StoreReader } from '#store';
import type { UpdateId } from '#update';
import type { Named, Sought } from '#why';

/** So many near misses are told. */
const MOST = 3;
/** Words of a title that count, and how many of them are left out in turn: each time is a search of its own. */
const MOST_WORDS = 10;
const MOST_LEFT_OUT = 6;

/** Updates that are here and whose number, or title, is nearly the one that was written; the likelier mistakes first. */
export async function similarHere(
  store: StoreReader,
  { kb, kind, written }: Sought,
): Promise<readonly Named[]> {
  const found = new Map<UpdateId, Named>();
  if (kb !== undefined) {
    for (const number of slipsOf(kb)) {
      for (const each of await store.updatesByKb(number)) found.set(each.updateId, toNamed(each));
      if (found.size >= MOST) break;
    }
  } else if (kind === 'title') {
    const words = written.split(/\s+/).slice(0, MOST_WORDS);
    if (words.length < 2) return [];
    for (let index = words.length - 1; index >= Math.max(0, words.length - MOST_LEFT_OUT); index--) {
      const text = words.toSpliced(index, 1).join(' ');
      const { items } = await store.findUpdates({
        text,
        types: ['Software', 'Driver'],
        limit: MOST,
        offset: 0,
      });
      for (const each of items) found.set(each.updateId, toNamed(each));
      if (found.size >= MOST) break;
    }
  }
  return [...found.values()].slice(0, MOST);
}

export function toNamed({ updateId, title, kbArticleIds }: RevisionSummary): Named {
  return { updateId, title, kbs: kbArticleIds };
}

/**
 * Numbers that become this one by a slip: two digits swapped, one left out, one typed twice or wrongly. The last digit
 * alone is no slip: updates of one day have numbers side by side.
 */
export function slipsOf(kb: string): readonly string[] {
  const digits = [...kb];
  const slips = new Set<string>();
  for (let at = 0; at + 1 < digits.length; at++) {
    slips.add(
      digits
        .with(at, digits[at + 1]!)
        .with(at + 1, digits[at]!)
        .join(''),
    );
  }
  for (let at = 0; at < digits.length; at++) slips.add(digits.toSpliced(at, 1).join(''));
  for (let at = 0; at <= digits.length; at++)
    for (let digit = 0; digit <= 9; digit++) slips.add(digits.toSpliced(at, 0, String(digit)).join(''));
  for (let at = 0; at < digits.length - 1; at++)
    for (let digit = 0; digit <= 9; digit++) slips.add(digits.with(at, String(digit)).join(''));
  slips.delete(kb);
  return [...slips].filter((each) => !each.startsWith('0'));
}
