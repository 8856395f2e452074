import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Failure } from '#base';
import { childOf } from '#xml';
import { readInts } from './fields.ts';
import { cutIntLists } from './int-lists.ts';
import { readEnvelope } from './soap.ts';
import { SOAP_NAMESPACES } from './soap-version.ts';

const NAMES = ['InstalledNonLeafUpdateIDs', 'OtherCachedUpdateIDs', 'CachedDriverIDs'] as const;

function envelope(content: string): Buffer {
  return Buffer.from(
    `<s:Envelope xmlns:s="${SOAP_NAMESPACES['1.1']}" xmlns:q="urn:q" xmlns:xsi="urn:xsi"><s:Body><Op>` +
      `<parameters>${content}</parameters></Op></s:Body></s:Envelope>`,
  );
}

function read(body: Buffer): Record<string, number[] | undefined | string> {
  const result: Record<string, number[] | undefined | string> = {};
  const { payload } = readEnvelope(body);
  for (const name of NAMES) {
    try {
      const ints = readInts(payload, childOf(payload.element, 'parameters'), name);
      result[name] = ints === undefined ? undefined : Array.from(ints);
    } catch (error) {
      assert.ok(error instanceof Failure && error.code === 'wire/bad-value', String(error));
      result[name] = `refused: ${error.subject} ${error.detail}`;
    }
  }
  return result;
}

/** The same message, but so that no item is plain: every list takes the general way. */
function general(body: Buffer): Buffer {
  const text = body.toString().replaceAll('<int>', '<int >');
  assert.equal(cutIntLists(Buffer.from(text)).lists.length, 0);
  return Buffer.from(text);
}

const spelling = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -3, max: 999_999_999 }).map((value) => `<int>${value}</int>`) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((value) => `<int>${value}</int>`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<int> 5 </int>',
      '<int>+5</int>',
      '<int>007</int>',
      '<int>-0</int>',
      '<int>2147483648</int>',
      '<int>-2147483649</int>',
      '<int>99999999999999999999999</int>',
      '<int>1.5</int>',
      '<int>x</int>',
      '<int>-</int>',
      '<int></int>',
      '<int/>',
      '<int>&#53;</int>',
      '<int><!-- 1 -->8</int>',
      '<int><![CDATA[9]]></int>',
      '<int>1<b/>2</int>',
      '<int xsi:nil="true"/>',
      '<int xsi:type="q:int">11</int>',
      '<q:int>12</q:int>',
      '<other>13</other>',
      '<!-- <int>14</int> -->',
      '\r\n  ',
      'text',
    ),
  },
);

const list = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.constantFrom('', 'q:'),
    fc.constantFrom('', ' ', ' soapenc="int[2]"', ' xsi:nil="true"', '\n'),
    fc.array(spelling, { maxLength: 12 }),
  )
  .map(([name, prefix, attributes, items]) =>
    items.length === 0
      ? `<${prefix}${name}${attributes}/>`
      : `<${prefix}${name}${attributes}>${items.join('')}</${prefix}${name}>`,
  );

const around = fc.constantFrom(
  '',
  '<Skip>é 漢字 💾</Skip>',
  '\n',
  '<!-- <a><int>1</int></a> -->',
  '<int>3</int>',
);

test('the fast and the general way read the same out of any spelling of the lists', () => {
  let fast = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(around, list), { maxLength: 4 }), around, (lists, last) => {
      const body = envelope(lists.map(([before, text]) => before + text).join('') + last);
      fast += cutIntLists(body).lists.length;
      assert.deepEqual(read(body), read(general(body)));
    }),
    { numRuns: 1500 },
  );
  assert.ok(fast > 300, `the fast way was taken ${fast} times`);
});

test('thousands of ids are read in their order', () => {
  const ids = Array.from({ length: 5000 }, (_, index) => index * 37 + 1);
  const items = ids.map((id) => `<int>${id}</int>`).join('');
  const body = envelope(`<OtherCachedUpdateIDs>${items}</OtherCachedUpdateIDs>`);
  assert.equal(cutIntLists(body).lists.length, 1);
  assert.deepEqual(read(body)['OtherCachedUpdateIDs'], ids);
});

test('each cut says where its ints stood', () => {
  const cuts = cutIntLists(envelope('<A><int>1</int><int>2</int></A><B/><C><int>3</int></C>'));
  const before = cuts.lists.map(({ at }) => Buffer.from(cuts.rest).toString('utf8', 0, at).slice(-3));
  assert.deepEqual(before, ['<A>', '<C>']);
  assert.deepEqual(
    cuts.lists.map(({ ints }) => Array.from(ints)),
    [[1, 2], [3]],
  );
});

test('a list with one odd item is left whole for the general reader', () => {
  for (const odd of ['<int>1234567890</int>', '<int> 1</int>', '<int/>', '<b/>']) {
    assert.equal(cutIntLists(envelope(`<A><int>1</int>${odd}<int>2</int></A>`)).lists.length, 0, odd);
  }
});

test('items that follow something else than the opening tag of their list stay with the list', () => {
  const name = 'OtherCachedUpdateIDs';
  for (const before of [`<${name}/>`, '<!-- c -->', '<?p i?>', '<a></a>', '<a>x</a>', 'x>', '<a b=">"/>']) {
    const body = envelope(`<${name}>${before}<int>1</int><int>2</int></${name}>`);
    assert.deepEqual(read(body)[name], [1, 2], before);
  }
});

test('a list behind letters that are not ASCII is found at its place', () => {
  const body = envelope('<A>日本語 💾</A><OtherCachedUpdateIDs><int>5</int></OtherCachedUpdateIDs>');
  assert.deepEqual(read(body)['OtherCachedUpdateIDs'], [5]);
  assert.equal(readEnvelope(body).payload.intLists.size, 1, 'without a second look');
  assert.deepEqual(
    read(Buffer.concat([Buffer.from('\uFEFF'), body]))['OtherCachedUpdateIDs'],
    [5],
    'behind a byte order mark',
  );
});

test('a value that is no int32 is refused with the path of its list', () => {
  for (const value of ['2147483648', '-2147483649', '4294967297', '1e3', '']) {
    const body = envelope(`<CachedDriverIDs><int>1</int><int>${value}</int></CachedDriverIDs>`);
    assert.equal(read(body)['CachedDriverIDs'], `refused: parameters.CachedDriverIDs "${value}"`);
  }
});

test('a message cut off anywhere inside a list is refused, never half read', () => {
  const body = envelope('<OtherCachedUpdateIDs><int>12</int><int>-34</int></OtherCachedUpdateIDs>');
  for (let length = 0; length < body.length; length++) {
    assert.throws(() => readEnvelope(body.subarray(0, length)), Failure);
  }
});

test('hostile messages get a few looks at their lists, the rest goes the general way', () => {
  const open = Buffer.from('<a><int>1</int>'.repeat(100_000));
  assert.equal(cutIntLists(open).lists.length, 0);
  const many = Buffer.from('<a><int>1</int></a>'.repeat(1000));
  assert.equal(cutIntLists(many).lists.length, 16);
});
