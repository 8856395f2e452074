// Full-text search splits at spaces, but Japanese, Chinese and Thai are written without. Runs of those scripts
// are indexed as overlapping pairs of characters: 更新プログラム as 更新 新プ プロ …, and a search for 更新 finds it.

const UNSPACED_RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}ー々]+/gu;
const NO_WORD = /[^\p{L}\p{M}\p{N}\p{Co}]+/gu;

/** A word that ends each text; searches leave it out, so no phrase is found across two texts. */
const TEXT_END = '\u{e000}';
const SEPARATOR = ` ${TEXT_END} `;

/** Lower case, wide and narrow forms the same. */
function simplified(text: string): string {
  return text.replaceAll(TEXT_END, ' ').normalize('NFKC').toLowerCase();
}

/** A simplified text as words between single spaces, unspaced runs as pairs of characters. */
function words(text: string): string {
  return text
    .replace(UNSPACED_RUN, (run) => ` ${pairs([...run]).join(' ')} `)
    .replace(NO_WORD, ' ')
    .trim();
}

function pairs(run: readonly string[]): readonly string[] {
  if (run.length === 1) return run;
  return run.slice(1).map((character, index) => run[index] + character);
}

/** What is indexed of an update: the words of each of its texts, each different one once. */
export function indexedText(texts: Iterable<string>): string {
  // One pass over all of them: there are titles in 35 languages to each of tens of thousands of updates.
  const simple = [...new Set(texts)].map(simplified).join(SEPARATOR);
  // No pair begins with the last character of a run, so it is added on its own for searches for one character.
  const lastCharacters = new Set<string>();
  for (const [run] of simple.matchAll(UNSPACED_RUN)) lastCharacters.add([...run].at(-1)!);
  return [words(simple), ...lastCharacters].join(SEPARATOR);
}

/**
 * Of each word the FTS5 query that finds it, as the beginning of a word or anywhere in an unspaced run. Empty when the text has nothing
 * that could be found.
 */
export function searchTerms(text: string): readonly string[] {
  return simplified(text)
    .split(/\s+/u)
    .map(words)
    .filter((term) => term !== '')
    .map((term) => `"${term}"*`);
}

/** The FTS5 query that finds that text whole, not as the beginning of a longer word. Undefined when nothing of it could be found. */
export function exactQuery(text: string): string | undefined {
  const phrase = words(simplified(text));
  return phrase === '' ? undefined : `"${phrase}"`;
}
