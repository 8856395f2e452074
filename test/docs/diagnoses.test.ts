import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messages } from '#diagnosis';
import { blanks } from './blanks.ts';
import { everythingSaid } from './diagnoses.ts';
import { messageTables, tablesIn } from './message-tables.ts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

test('every sentence has a code of its own, and is a sentence in both languages', async () => {
  const wrong: string[] = [];
  const seen = new Map<string, string>();
  for (const { code, says, path } of await everythingSaid()) {
    const before = seen.get(code);
    if (before !== undefined) wrong.push(`${code}: in ${before} and in ${path}`);
    seen.set(code, path);
    if (!/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(code)) wrong.push(`${code}: not kebab-case`);
    if (says === undefined) {
      wrong.push(`${code}: cannot be made of blanks; give one of the EXAMPLES in test/docs/diagnoses.ts`);
      continue;
    }
    const { en, ja } = says;
    if (!JAPANESE.test(ja)) wrong.push(`${code}: no Japanese in "${ja}"`);
    if (JAPANESE.test(en)) wrong.push(`${code}: Japanese in "${en}"`);
    if (/\$|undefined|NaN|\[object/.test(en + ja))
      wrong.push(`${code}: something is not filled in: "${en}" "${ja}"`);
    if (/undefined|NaN|\[object|=>/.test(en + ja)) wrong.push(`${code}: "${en}", "${ja}"`);
  }
  assert.ok(seen.size > 400, `${seen.size} sentences`);
  assert.deepEqual(wrong, []);
});

test('every table of sentences is at the door of its room', async () => {
  const missing: string[] = [];
  for (const { table, path } of await messageTables()) {
    const door = path.split('/').slice(0, 2).concat('index.ts').join('/');
    if (!(await tablesIn(door)).includes(table)) missing.push(path);
  }
  assert.deepEqual(missing, []);
});

test('blanks stand for counts, moments, names, lists and texts', () => {
  interface Seen {
    readonly count: number;
    readonly at: number;
    readonly names: readonly string[];
    readonly text: { readonly en: string };
    readonly kind: 'a' | 'b';
  }
  const { say } = messages('why', {
    'with-everything': ({ count, at, names, text, kind }: Seen) => {
      const told = `${count} ${count === 1 ? 'thing' : 'things'}, ${new Date(at).toISOString().slice(0, 4)}, ${names
        .slice(0, 3)
        .map((name) => `"${name}"`)
        .join()}, ${text.en}, ${{ a: 'first', b: 'second' }[kind]}`;
      return { en: told, ja: told };
    },
  });
  assert.equal(
    say('with-everything', blanks({ kind: 'b' }) as never).says.en,
    '{count} things, 2026, "{names}", {text}, second',
  );
});
