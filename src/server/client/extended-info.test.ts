import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLocales } from './extended-info.ts';

function choose(available: readonly string[], asked: readonly string[]): string[] {
  const texts = available.map((language) => ({ language, xml: language }));
  return inLocales(texts, asked).map(({ language }) => language);
}

test('a locale is matched exactly, then by its language, and English comes always', () => {
  assert.deepEqual(choose(['en', 'ja', 'de'], ['en-US', 'en']), ['en']);
  assert.deepEqual(choose(['en', 'ja', 'de'], ['ja-JP', 'ja']), ['ja', 'en']);
  assert.deepEqual(choose(['en', 'pt', 'pt-br'], ['pt-BR']), ['pt-br', 'en']);
  assert.deepEqual(choose(['zh-hant', 'en'], ['zh-Hant-TW']), ['zh-hant', 'en']);
  assert.deepEqual(choose(['zh-cn', 'en'], ['zh-TW']), ['en'], 'another region is another language');
});

test('where nothing fits, there is still a text', () => {
  assert.deepEqual(choose(['fr', 'de'], ['ja']), ['fr']);
  assert.deepEqual(choose([], ['ja']), []);
  assert.deepEqual(choose(['en'], ['', '-', '--']), ['en']);
});
