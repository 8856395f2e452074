import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '#base';
import { DOCUMENT_LIMITS, MESSAGE_LIMITS, type XmlLimits } from './limits.ts';
import { XmlReader } from './reader.ts';

function events(source: string, limits: XmlLimits = MESSAGE_LIMITS): string[] {
  const reader = new XmlReader(source, limits);
  const seen: string[] = [];
  for (;;) {
    const event = reader.next();
    if (event === 'end') return seen;
    if (event === 'text') seen.push(`text ${JSON.stringify(reader.text)}`);
    else seen.push(`${event} {${reader.namespace}}${reader.local}`);
  }
}

function refuses(source: string, code: string, limits: XmlLimits = MESSAGE_LIMITS): Failure {
  try {
    events(source, limits);
  } catch (error) {
    assert.ok(error instanceof Failure, `${source.slice(0, 60)}: ${error}`);
    assert.equal(error.code, `xml/${code}`, error.message);
    return error;
  }
  assert.fail(`accepted: ${source.slice(0, 80)}`);
}

describe('what a document says', () => {
  test('namespaces hold for an element and what is in it, and no longer', () => {
    assert.deepEqual(events('<a xmlns="u"><p:b xmlns:p="v"><c/></p:b><d xmlns=""/></a>'), [
      'open {u}a',
      'open {v}b',
      'open {u}c',
      'close {u}c',
      'close {v}b',
      'open {}d',
      'close {}d',
      'close {u}a',
    ]);
    assert.deepEqual(events('<p:a xmlns:p="u"><p:b xmlns:p="v"/><p:c/></p:a>'), [
      'open {u}a',
      'open {v}b',
      'close {v}b',
      'open {u}c',
      'close {u}c',
      'close {u}a',
    ]);
    refuses('<a><b xmlns:p="u"/><p:c/></a>', 'not-well-formed');
  });

  test('references are resolved wherever they stand in a long text', () => {
    for (const reference of ['&amp;', '&#x1F4A5;', `&#${'0'.repeat(24)}65;`]) {
      const resolved = reference === '&amp;' ? '&' : reference.endsWith('65;') ? 'A' : '\u{1f4a5}';
      for (let before = 65_536 - 40; before < 65_536 + 2; before++) {
        const text = (middle: string) => 'é'.repeat(before) + middle + 'x'.repeat(70_000) + middle;
        const [, seen] = events(`<a>${text(reference)}</a>`);
        assert.equal(seen, `text ${JSON.stringify(text(resolved))}`, `${reference} at ${before}`);
      }
    }
    refuses(`<a>${'x'.repeat(65_530)}&amp${'x'.repeat(70_000)};</a>`, 'unknown-entity');
  });

  test('references, CDATA and line ends are resolved', () => {
    assert.deepEqual(events('<a>1 &lt; 2 &amp;&#x41;&#0066;\r\n<![CDATA[<&]]>\r</a>'), [
      'open {}a',
      'text "1 < 2 &AB\\n"',
      'text "<&"',
      'text "\\n"',
      'close {}a',
    ]);
  });

  test('white space in an attribute is normalised, references to it are kept', () => {
    const reader = new XmlReader('<a x="1\t2\r\n3&#xA;4&#9;" y=\'"\' xml:space="preserve"/>', MESSAGE_LIMITS);
    reader.next();
    assert.deepEqual(reader.attributes, [
      { prefix: '', local: 'x', value: '1 2 3\n4\t' },
      { prefix: '', local: 'y', value: '"' },
      { prefix: 'xml', local: 'space', value: 'preserve' },
    ]);
  });

  test('a declaration knows its place among the attributes', () => {
    const reader = new XmlReader('<a x="1" xmlns="u" y="2" xmlns:p="v"/>', MESSAGE_LIMITS);
    reader.next();
    assert.deepEqual(reader.declarations, [
      { prefix: '', uri: 'u', index: 1 },
      { prefix: 'p', uri: 'v', index: 2 },
    ]);
  });

  test('only the white space of XML is blank: a no-break space is text', () => {
    const reader = new XmlReader('<a> \t\r\n<b/>\u00a0</a>', MESSAGE_LIMITS);
    const blanks: boolean[] = [];
    for (let event = reader.next(); event !== 'end'; event = reader.next()) {
      if (event === 'text') blanks.push(reader.blank);
    }
    assert.deepEqual(blanks, [true, false]);
    refuses('\u00a0<a/>', 'not-well-formed');
  });

  test('skip and readTextContent leave the reader behind the element', () => {
    const reader = new XmlReader('<a><b><c/>x</b><d>1<e>2</e>3</d><f/></a>', MESSAGE_LIMITS);
    reader.next();
    reader.next();
    reader.skip();
    assert.equal(reader.next(), 'open');
    assert.equal(reader.local, 'd');
    assert.equal(reader.readTextContent(), '13');
    assert.equal(reader.next(), 'open');
    assert.equal(reader.local, 'f');
    reader.skip();
    assert.equal(reader.next(), 'close');
    assert.equal(reader.next(), 'end');
    assert.equal(reader.next(), 'end');
  });

  test('a place is a line and a column, counted from 1', () => {
    const reader = new XmlReader('<a>\n  <b/>\n</a>', MESSAGE_LIMITS);
    reader.next();
    assert.equal(reader.place, 'line 1, column 1');
    reader.next();
    reader.next();
    assert.equal(reader.place, 'line 2, column 3');
    assert.match(refuses('<a>\n  <b x=1/>\n</a>', 'not-well-formed').message, /line 2, column 6/);
  });
});

describe('what is refused', () => {
  test('a DTD, with everything that hides in one', () => {
    refuses('<!DOCTYPE a><a/>', 'doctype-forbidden');
    refuses('<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a/>', 'doctype-forbidden');
    refuses('<a><!DOCTYPE a></a>', 'doctype-forbidden');
    refuses('<!doctype a><a/>', 'not-well-formed');
    refuses('<!ENTITY a "b"><a/>', 'not-well-formed');
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
    refuses(`<!DOCTYPE l [<!ENTITY l0 "ha">${laughs.join('')}]><l>&l9;</l>`, 'doctype-forbidden');
  });

  test('every reference that XML does not define itself', () => {
    for (const reference of [
      '&nbsp;',
      '&l9;',
      '&',
      '&amp',
      '& ;',
      '&;',
      '&#;',
      '&#x;',
      '&#xG;',
      '&#X41;',
      '&#0;',
      '&#xD800;',
      '&#xFFFE;',
      '&#x110000;',
      '&#99999999;',
      `&${'a'.repeat(1000)};`,
      '&toString;',
      '&constructor;',
    ]) {
      refuses(`<a>${reference}</a>`, 'unknown-entity');
      refuses(`<a x="${reference}"/>`, 'unknown-entity');
    }
  });

  test('nesting deeper than the limit', () => {
    const { depth } = MESSAGE_LIMITS;
    assert.equal(events('<a>'.repeat(depth) + '</a>'.repeat(depth)).length, 2 * depth);
    refuses('<a>'.repeat(depth + 1) + '</a>'.repeat(depth + 1), 'too-deep');
    refuses('<a>'.repeat(1_000_000), 'too-deep', DOCUMENT_LIMITS);
  });

  test('more attributes or elements than the limit', () => {
    const attributes = (count: number) => Array.from({ length: count }, (_, n) => ` a${n}="1"`).join('');
    assert.equal(events(`<a${attributes(MESSAGE_LIMITS.attributes)}/>`).length, 2);
    refuses(`<a${attributes(MESSAGE_LIMITS.attributes + 1)}/>`, 'too-large');
    const few = { ...MESSAGE_LIMITS, elements: 3 };
    assert.equal(events('<a><b/><c/></a>', few).length, 6);
    refuses('<a><b/><c/><d/></a>', 'too-large', few);
  });

  test('tags that do not match', () => {
    for (const source of [
      '<a></b>',
      '<a><b></a></b>',
      '<a></A>',
      '<a></ a>',
      '<a></a b>',
      '<p:a xmlns:p="u"></a>',
      '<a xmlns="u" xmlns:p="u"></p:a>',
      '</a>',
      '<a/></a>',
      '<a></ab>',
    ]) {
      refuses(source, 'not-well-formed');
    }
  });

  test('attributes that stand twice, under one prefix or two', () => {
    for (const source of [
      '<a x="1" x="2"/>',
      '<a xmlns:p="u" p:x="1" p:x="2"/>',
      '<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>',
      '<a xmlns="u" xmlns="u"/>',
      '<a xmlns:p="u" xmlns:p="v"/>',
    ]) {
      refuses(source, 'not-well-formed');
    }
    assert.equal(events('<a xmlns:p="u" xmlns:q="v" x="0" p:x="1" q:x="2"/>').length, 2);
  });

  test('prefixes that are not declared or not for taking', () => {
    for (const source of [
      '<p:a/>',
      '<a p:x="1"/>',
      '<a xmlns:p=""/>',
      '<a xmlns:xml="u"/>',
      '<a xmlns:xmlns="u"/>',
      '<a xmlns:p="http://www.w3.org/2000/xmlns/"/>',
      '<a xmlns="http://www.w3.org/XML/1998/namespace"/>',
      '<xmlns:a/>',
    ]) {
      refuses(source, 'not-well-formed');
    }
  });

  test('names that are none', () => {
    for (const name of ['1a', '-a', '.a', ':a', 'a:', 'a:b:c', 'a:1', '×', 'a;b', 'a$']) {
      refuses(`<r xmlns:a="u"><${name}/></r>`, 'not-well-formed');
      refuses(`<r xmlns:a="u" ${name}="1"/>`, 'not-well-formed');
    }
    assert.deepEqual(events('<éa-1.b_·/>'), ['open {}éa-1.b_·', 'close {}éa-1.b_·']);
  });

  test('characters that XML forbids, because in a reply they would stop a client', () => {
    for (const character of ['\0', '\u0001', '\u000b', '\u001f', '\ufffe', '\uffff']) {
      refuses(`<a>${character}</a>`, 'not-well-formed');
      refuses(`<a x="${character}"/>`, 'not-well-formed');
      refuses(`<a><!-- ${character} --></a>`, 'not-well-formed');
    }
  });

  test('everything else that is not well-formed', () => {
    for (const source of [
      'a',
      '<a/>b',
      '<a/><b/>',
      '<![CDATA[a]]><b/>',
      '<a x/>',
      '<a x=1/>',
      '<a x="1"y="2"/>',
      '<a x="<"/>',
      '<a / >',
      '< a/>',
      '<a>]]></a>',
      '<a><!-- -- --></a>',
      '<a><!--- --></a><!---->x',
      '<a><![cdata[x]]></a>',
      '<a><? x?></a>',
      '<a><?x:y?></a>',
      '<a><?x"?></a>',
      '<a><?xml version="1.0"?></a>',
      ' <?xml version="1.0"?><a/>',
      '<?xml version="1.0"?><?xml version="1.0"?><a/>',
      '<?xml?><a/>',
      '<?xml version=1.0?><a/>',
      '<?XML version="1.0"?><a/>',
    ]) {
      refuses(source, 'not-well-formed');
    }
  });

  test('whatever is not finished says that it is cut off', () => {
    for (const source of [
      '',
      ' ',
      '<',
      '<a',
      '<a ',
      '<a x',
      '<a x=',
      '<a x="',
      '<a x="1',
      '<a>',
      '<a>b',
      '<a></a',
      '<a><!--',
      '<a><!-- -',
      '<a><!--></a>',
      '<a><!-- --',
      '<a><![CDATA[',
      '<a><![CDATA[]]',
      '<a><?x',
      '<?xml',
      '<!--x-->',
      '<a><b/>',
    ]) {
      refuses(source, 'truncated');
    }
  });
});

describe('what hostile input costs', () => {
  test('an attribute of 1 MB is read, one that never ends is refused', () => {
    const value = 'x'.repeat(1 << 20);
    const reader = new XmlReader(`<a x="${value}"/>`, MESSAGE_LIMITS);
    reader.next();
    assert.equal(reader.attributes[0]?.value, value);
    refuses(`<a x="${value}`, 'truncated');
    refuses(`<a x='${value}" y="'${value}`, 'not-well-formed');
  });

  // Copying what holds here for each element would take minutes.
  test('declarations that hold do not cost every element within', { timeout: 60_000 }, () => {
    const depth = 120;
    const outer = Array.from(
      { length: depth },
      (_, n) => `<a${Array.from({ length: 250 }, (__, m) => ` xmlns:p${n}x${m}="u"`).join('')}>`,
    ).join('');
    const inner = '<b xmlns:q="v"/>'.repeat(100_000);
    const source = `${outer}${inner}${'</a>'.repeat(depth)}`;
    assert.equal(events(source, DOCUMENT_LIMITS).length, 2 * depth + 200_000);
  });
});
