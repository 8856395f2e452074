import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { Failure } from '#base';
import { decodeXml } from './decode.ts';
import { DOCUMENT_LIMITS } from './limits.ts';
import { XmlReader } from './reader.ts';

// The reader against saxes, a full parser: the same events, or both refuse. The deliberate differences:
//
// - a document type declaration is refused here and read by saxes;
// - so is nesting, and so are attributes and elements, beyond the limits;
// - XML 1.1 is read here by the rules of 1.0: its extra line ends and control characters are not known;
// - the part of a name behind its colon must begin like a name here (Namespaces in XML 1.0 3), saxes only looks at the
//   whole;
// - saxes cuts white space off the ends of a namespace name;
// - saxes tells CDATA from text, here both are text; adjacent text is joined before comparing.

type Event = readonly [kind: string, ...rest: unknown[]];

function joined(events: Event[]): Event[] {
  const result: Event[] = [];
  for (const event of events) {
    const last = result.at(-1);
    if (event[0] === 'text' && last?.[0] === 'text')
      result[result.length - 1] = ['text', `${last[1]}${event[1]}`];
    else if (event[0] !== 'text' || event[1] !== '') result.push(event);
  }
  return result;
}

function ours(text: string): Event[] {
  const reader = new XmlReader(text, DOCUMENT_LIMITS);
  const events: Event[] = [];
  for (;;) {
    const event = reader.next();
    if (event === 'end') return joined(events);
    const { prefix, local, namespace } = reader;
    if (event === 'text') events.push(['text', reader.text]);
    else if (event === 'close') events.push(['close', prefix, local, namespace]);
    else {
      const attributes = [
        ...reader.attributes.map((attribute) => [attribute.prefix, attribute.local, attribute.value]),
        ...reader.declarations.map((declaration) => ['xmlns', declaration.prefix, declaration.uri]),
      ];
      events.push(['open', prefix, local, namespace, attributes.map(String).sort()]);
    }
  }
}

function theirs(text: string): Event[] {
  const parser = new SaxesParser({ xmlns: true });
  const events: Event[] = [];
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    depth++;
    const attributes = Object.values(tag.attributes).map(({ name, prefix, local, value }) =>
      name === 'xmlns' ? ['xmlns', '', value] : [prefix, local, value],
    );
    events.push(['open', tag.prefix, tag.local, tag.uri, attributes.map(String).sort()]);
  });
  parser.on('closetag', (tag) => {
    depth--;
    events.push(['close', tag.prefix, tag.local, tag.uri]);
  });
  const onText = (content: string) => {
    if (depth > 0) events.push(['text', content]);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.write(text).close();
  return joined(events);
}

const ODD_LOCAL_NAME = /:[-.0-9]/;
const PADDED_NAMESPACE = /xmlns[^=<>]*=\s*["'](\s|[^"']*\s["'])/;

/** Which of the two accepted it. */
function compare(text: string): 'both' | 'none' {
  let expected: Event[] | undefined;
  let refusal: unknown;
  try {
    expected = theirs(text);
  } catch (error) {
    refusal = error;
  }
  let actual: Event[];
  try {
    actual = ours(text);
  } catch (error) {
    assert.ok(error instanceof Failure, `${error}`);
    assert.equal(expected, undefined, `only saxes accepts ${JSON.stringify(text)}: ${error.message}`);
    return 'none';
  }
  assert.notEqual(expected, undefined, `only the reader accepts ${JSON.stringify(text)}: ${refusal}`);
  assert.deepEqual(actual, expected);
  return 'both';
}

const prefixes = fc.constantFrom('', 'p:', 'q:', 'xml:');
const names = fc.constantFrom('a', 'b', 'c1', 'd-e', 'f.g', 'é');
const texts = fc.string({ unit: fc.constantFrom(...'ab \n\t\r"\'>]é大😀\u00a0'), maxLength: 8 });
const references = fc.constantFrom(
  '&amp;',
  '&lt;',
  '&gt;',
  '&quot;',
  '&apos;',
  '&#65;',
  '&#x1F600;',
  '&#xD;',
  '&#010;',
);
const declarations = fc.constantFrom(
  '',
  ' xmlns="u"',
  ' xmlns=""',
  ' xmlns:p="v"',
  ' xmlns:q="w" xmlns:p="w"',
);

const attributes = fc
  .array(
    fc.tuple(
      prefixes,
      names,
      fc.array(fc.oneof(texts, references), { maxLength: 3 }),
      fc.constantFrom('"', "'"),
    ),
    { maxLength: 3 },
  )
  .map((list) =>
    list
      .map(
        ([prefix, name, value, quote]) =>
          ` ${prefix}${name} = ${quote}${value.join('').replaceAll(quote, '')}${quote}`,
      )
      .join(''),
  );

const { element: elements } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(
      prefixes,
      names,
      declarations,
      attributes,
      fc.array(tie('content'), { maxLength: 4 }),
      fc.boolean(),
    )
    .map(([prefix, name, declaration, attribute, content, short]) => {
      const tag = `${prefix}${name}`;
      const inner = content.join('');
      return short && inner === ''
        ? `<${tag}${declaration}${attribute}/>`
        : `<${tag}${declaration}${attribute}>${inner}</${tag}>`;
    }),
  content: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    texts,
    references,
    texts.map((text) => `<![CDATA[${text}]]>`),
    texts.map((text) => `<!--${text}-->`),
    fc.constant('<?target data?>'),
    tie('element'),
  ),
}));

const documents = elements.map((element) => `<r xmlns:p="x" xmlns:q="y">${element}</r>`);

describe('against saxes', () => {
  test('generated documents give the same events', () => {
    let accepted = 0;
    fc.assert(
      fc.property(documents, (text) => {
        if (compare(text) === 'both') accepted++;
      }),
      { numRuns: 1500 },
    );
    assert.ok(accepted > 300, `only ${accepted} of the documents were well-formed`);
  });

  test('documents with a few characters changed give the same events or are refused by both', () => {
    const splices = fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(3),
        fc.constantFrom(
          '',
          '<',
          '>',
          '/',
          '&',
          ';',
          '"',
          '=',
          ' ',
          ':',
          'x',
          '!',
          '?',
          ']]>',
          '--',
          '<a>',
          '</a>',
          '\u0001',
        ),
      ),
      { minLength: 1, maxLength: 3 },
    );
    let refused = 0;
    fc.assert(
      fc.property(documents, splices, (document, changes) => {
        let text = document;
        for (const [place, cut, put] of changes) {
          const at = place % (text.length + 1);
          text = text.slice(0, at) + put + text.slice(at + cut);
        }
        // A splice may cut a character in two; a decoder never does.
        if (!text.isWellFormed() || ODD_LOCAL_NAME.test(text) || PADDED_NAMESPACE.test(text)) return;
        if (compare(text) === 'none') refused++;
      }),
      { numRuns: 2500 },
    );
    assert.ok(refused > 300);
  });

  test('pieces of markup in any order', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '<a>',
        '</a>',
        '<a/>',
        '<b x="1">',
        '</b>',
        '<p:a xmlns:p="u">',
        '</p:a>',
        'text',
        ' ',
        '&amp;',
        ']]>',
        '<![CDATA[',
        '<!--',
        '-->',
        '<?x',
        '?>',
        '<?xml version="1.0"?>',
        '\ufeff',
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(pieces, (list) => {
        compare(list.join(''));
      }),
      { numRuns: 3000 },
    );
  });

  const captures = new URL('../../../shared/captures/', import.meta.url);
  for (const folder of ['metadata', 'client-requests', 'server-responses', 'wsusss']) {
    test(`captured documents in ${folder}`, (t) => {
      const path = new URL(`${folder}/`, captures);
      if (!existsSync(path)) return t.skip('captures are not here');
      for (const name of readdirSync(path).filter((file) => file.endsWith('.xml'))) {
        const text = decodeXml(readFileSync(new URL(name, path)), DOCUMENT_LIMITS, name);
        // Excerpts are made by hand and need not be whole; they must still be treated alike.
        const outcome = compare(text);
        if (!name.includes('excerpt')) assert.equal(outcome, 'both', name);
      }
    });
  }
});
