import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attributeOf, childOf, childrenOf, readElement, textOf } from './element.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { MESSAGE_LIMITS } from './limits.ts';
import { XmlReader } from './reader.ts';

function tree(source: string) {
  const reader = new XmlReader(source, MESSAGE_LIMITS);
  reader.next();
  const element = readElement(reader);
  assert.equal(reader.next(), 'end');
  return element;
}

test('a small tree is found by local names, whatever the prefix', () => {
  const root = tree('<a xmlns:p="u"><p:b i="1">x<c/>y</p:b><b i="2"/></a>');
  assert.equal(childOf(root, 'b')?.namespace, 'u');
  assert.deepEqual(
    childrenOf(root, 'b').map((child) => attributeOf(child, 'i')),
    ['1', '2'],
  );
  assert.equal(textOf(root, 'b'), 'xy');
  assert.equal(textOf(root, 'd'), undefined);
  assert.deepEqual(childrenOf(undefined, 'b'), []);
});

test('an element marked nil has no text, under any prefix', () => {
  const root = tree(
    '<r xmlns:n="http://www.w3.org/2001/XMLSchema-instance"><a n:nil="true"/><b n:nil="false"/></r>',
  );
  assert.equal(textOf(root, 'a'), undefined);
  assert.equal(textOf(root, 'b'), '');
});

test('text and attributes survive writing and reading', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab &<>"\'\r\n\t;]é大😀'), maxLength: 30 }), (text) => {
      const root = tree(`<a x="${escapeAttribute(text)}">${escapeText(text)}</a>`);
      assert.equal(root.text, text);
      assert.equal(attributeOf(root, 'x'), text);
    }),
  );
});

test('quotes stay literal in text, as a real server writes them', () => {
  assert.equal(escapeText(`"a" & 'b' <c>`), `"a" &amp; 'b' &lt;c&gt;`);
  assert.equal(escapeAttribute(`"a" & 'b' <c>\n`), `&quot;a&quot; &amp; 'b' &lt;c&gt;&#xA;`);
});
