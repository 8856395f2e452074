import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { digestOf } from '#base';
import type { FetchAnswer, TermsAnswer } from './contract.ts';
import { id, importAll, open } from './fixture.ts';
import { textOfTerms } from './terms-text.ts';

const ENGLISH = Buffer.from('<h1>Terms</h1>\r\n<script>alert(1)</script> You may use it.\x07');
const JAPANESE = Buffer.from('\ufeffライセンス条項', 'utf16le');
const JAPAN = Buffer.from('日本でのライセンス条項');

test('terms are told in the language of who asks, as text, once their file is here; until then it is said how they come', async (t) => {
  const wanted: string[] = [];
  const opened = await open(t);
  const { ask, admin, todoku } = opened;
  const { fetcher } = todoku.desks;
  t.mock.method(fetcher, 'want', async (sha1s: readonly string[]) => {
    wanted.push(...sha1s);
    return sha1s;
  });
  await importAll(opened, [
    { number: 1 },
    {
      number: 2,
      terms: [
        { language: 'de', bytes: Buffer.from('Lizenz') },
        { language: 'en', bytes: ENGLISH },
        { language: 'ja', bytes: JAPANESE },
        { language: 'ja', region: 'JPN', bytes: JAPAN },
      ],
    },
    { number: 3, terms: [{ language: 'fr', bytes: Buffer.from('x'), size: 2_000_000 }] },
  ]);
  const terms = async (query = '') =>
    (await ask<TermsAnswer>('GET', `/updates/${id(2)}/terms${query}`)).answer;

  const before = await terms();
  assert.deepEqual([before.eulaId, before.accepted], ['terms 2', false]);
  assert.deepEqual(before.shown, { language: 'en', region: '', why: 'not-here' });
  assert.deepEqual(
    before.texts.map(({ language, region, present }) => [language, region, present]),
    [
      ['de', '', false],
      ['en', '', false],
      ['ja', '', false],
      ['ja', 'JPN', false],
    ],
  );
  const { answer } = await ask<FetchAnswer>('POST', `/updates/${id(2)}/terms/fetch`, { language: 'ja' });
  assert.deepEqual([answer, wanted], [{ queued: 1, present: 0 }, [digestOf(JAPANESE, 'SHA1')]]);

  for (const bytes of [ENGLISH, JAPANESE, JAPAN])
    await ask('PUT', `/content/${digestOf(bytes, 'SHA1')}`, Readable.from([bytes]));
  assert.equal((await terms()).shown?.text, '<h1>Terms</h1>\n<script>alert(1)</script> You may use it.');
  assert.equal((await terms('?language=ja')).shown?.text, 'ライセンス条項');
  assert.equal((await terms('?language=ja&region=JPN')).shown?.text, '日本でのライセンス条項');
  assert.equal(
    (await terms('?language=pt')).shown?.language,
    'en',
    'English, where there is none in that language',
  );
  const raw = await admin.inject({ method: 'GET', path: `/api/v1/updates/${id(2)}/terms` });
  assert.equal(typeof JSON.parse(raw.text).shown.text, 'string', 'it is JSON, and never a page of its own');

  const { answer: large } = await ask<TermsAnswer>('GET', `/updates/${id(3)}/terms`);
  assert.equal(large.shown?.why, 'too-large');
  for (const method of ['GET', 'POST'] as const) {
    const path = method === 'GET' ? 'terms' : 'terms/fetch';
    const { status, answer: refused } = await ask(
      method,
      `/updates/${id(1)}/${path}`,
      method === 'GET' ? undefined : {},
    );
    assert.deepEqual([status, refused.code], [404, 'admin/no-terms']);
  }
});

test('text is read in whatever encoding it was written, and what is no text is not shown as such', () => {
  const read = (bytes: readonly number[] | string, language = 'en') =>
    textOfTerms(typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes), language);
  assert.equal(read('\ufeffTerms – 条項'), 'Terms – 条項');
  assert.equal(read([0xfe, 0xff, 0x67, 0x61]), '条');
  assert.equal(read([0x8f, 0xf0, 0x8d, 0x80], 'ja'), '条項', 'Shift_JIS');
  assert.equal(read([0x54, 0xe9], 'fr'), 'Té', 'Windows-1252');
  assert.equal(read([0xd2], 'ru'), 'Т', 'Windows-1251');
  assert.equal(read(''), '');
  for (const bytes of ['{\\rtf1 Terms}', '%PDF-1.7', 'PK\x03\x04zip', 'a\0b', '\xd0\xcf\x11\xe0'])
    assert.equal(textOfTerms(Buffer.from(bytes, 'latin1'), 'en'), undefined, bytes);
});
