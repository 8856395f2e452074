import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childOf, textOf } from '#xml';
import { wireFailures } from './failures.ts';
import { readEnvelope, readReportHead } from './soap.ts';
import { SOAP_NAMESPACES } from './soap-version.ts';

const CLIENT = 'http://www.microsoft.com/SoftwareDistribution/Server/ClientWebService';

function envelope(body: string, namespace = SOAP_NAMESPACES['1.1']): string {
  return `<s:Envelope xmlns:s="${namespace}"><s:Body>${body}</s:Body></s:Envelope>`;
}

const GET_CONFIG = `<GetConfig xmlns="${CLIENT}"><protocolVersion>2.90</protocolVersion></GetConfig>`;

test('both SOAP versions are recognised by the namespace of the envelope', () => {
  for (const soap of ['1.1', '1.2'] as const) {
    const read = readEnvelope(Buffer.from(envelope(GET_CONFIG, SOAP_NAMESPACES[soap])));
    assert.equal(read.soap, soap);
    assert.equal(read.operation, 'GetConfig');
    assert.equal(read.namespace, CLIENT);
    assert.equal(textOf(read.payload.element, 'protocolVersion'), '2.90');
  }
});

test('declarations, headers, comments, other prefixes and attributes change nothing', () => {
  const text =
    `<?xml version="1.0" encoding="utf-8"?>\n<!-- hello -->\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP_NAMESPACES['1.1']}" ` +
    'SOAP-ENV:encodingStyle="x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\r\n<SOAP-ENV:Header><a:Security ' +
    'xmlns:a="urn:a"><Body><Wrong/></Body></a:Security></SOAP-ENV:Header>\n<SOAP-ENV:Body id="b">\n <!-- here --> ' +
    `<c:GetConfig xmlns:c="${CLIENT}" c:x="1">\n <c:protocolVersion xsi:type="xsd:string">2.90</c:protocolVersion></c:GetConfig>` +
    '<c:Ref xmlns:c="urn:c"/></SOAP-ENV:Body></SOAP-ENV:Envelope>\n';
  const read = readEnvelope(Buffer.from(text));
  assert.equal(read.operation, 'GetConfig');
  assert.equal(read.namespace, CLIENT);
  assert.equal(textOf(read.payload.element, 'protocolVersion'), '2.90');
});

test('UTF-16 and byte order marks are read', () => {
  for (const bytes of [
    Buffer.from(`\uFEFF${envelope(GET_CONFIG)}`),
    Buffer.from(`\uFEFF${envelope(GET_CONFIG)}`, 'utf16le'),
    Buffer.from(envelope(GET_CONFIG), 'utf16le'),
  ]) {
    assert.equal(textOf(readEnvelope(bytes).payload.element, 'protocolVersion'), '2.90');
  }
});

test('what is no XML, no SOAP or asks for nothing is refused by name', () => {
  const cases: readonly [string, Parameters<typeof wireFailures.is>[1]][] = [
    ['', 'not-xml'],
    ['hello', 'not-xml'],
    [envelope(GET_CONFIG).slice(0, -20), 'not-xml'],
    [envelope('<a><b></a></b>'), 'not-xml'],
    [`<!DOCTYPE a [<!ENTITY b "c">]>${envelope(GET_CONFIG)}`, 'not-xml'],
    [envelope(`<a>&unknown;</a>`), 'not-xml'],
    [envelope('<a>'.repeat(60) + '</a>'.repeat(60)), 'not-xml'],
    ['<html><body/></html>', 'not-soap'],
    [envelope(GET_CONFIG, 'urn:other'), 'not-soap'],
    [`<s:Envelope xmlns:s="${SOAP_NAMESPACES['1.1']}"/>`, 'not-soap'],
    [`<s:Envelope xmlns:s="${SOAP_NAMESPACES['1.1']}"><s:Header/></s:Envelope>`, 'not-soap'],
    [envelope(''), 'no-operation'],
    [envelope(' <!-- nothing --> '), 'no-operation'],
  ];
  for (const [text, code] of cases) {
    assert.throws(
      () => readEnvelope(Buffer.from(text)),
      (error) => wireFailures.is(error, code),
      `${code}: ${text.slice(0, 80)}`,
    );
  }
});

test('a failure names its place in the message as it was sent, int lists included', () => {
  const text = envelope(`<Op><L>${'<int>1</int>'.repeat(100)}</L></Wrong></Op>`);
  const column = text.indexOf('</Wrong') + 1;
  assert.throws(
    () => readEnvelope(Buffer.from(text)),
    (error) => wireFailures.is(error, 'not-xml') && error.detail?.includes(`column ${column}`) === true,
    `column ${column}`,
  );
});

test('a message beyond the limit is refused however much of it is an int list', () => {
  const text = envelope(`<Op><L>${'<int>123456789</int>'.repeat(450_000)}</L></Op>`);
  assert.throws(
    () => readEnvelope(Buffer.from(text)),
    (error) => wireFailures.is(error, 'not-xml') && error.cause instanceof Error,
  );
});

test('a message that is not valid UTF-8 is refused rather than guessed at', () => {
  const bytes = Buffer.from(envelope(GET_CONFIG));
  bytes[bytes.indexOf('2.90')] = 0xff;
  assert.throws(
    () => readEnvelope(bytes),
    (error) => wireFailures.is(error, 'not-xml'),
  );
});

test('an int list inside a comment or CDATA is no list', () => {
  const list = '<L><int>1</int><int>2</int></L>';
  const read = readEnvelope(
    Buffer.from(envelope(`<Op><!--${list}--><Raw><![CDATA[${list}]]></Raw><L><int>7</int></L></Op>`)),
  );
  const { element, intLists } = read.payload;
  assert.equal(textOf(element, 'Raw'), list);
  const real = childOf(element, 'L');
  assert.ok(real !== undefined);
  const ints = intLists.get(real) ?? Int32Array.from(real.children, (child) => Number(child.text));
  assert.deepEqual(Array.from(ints), [7]);
});

test('a report is opened as far as it says who reports, and everything else to its end', () => {
  const namesIn = (body: string) =>
    readReportHead(Buffer.from(envelope(body))).payload.element.children.map(({ local }) => local);
  const isNoXml = (error: unknown) => wireFailures.is(error, 'not-xml');
  assert.deepEqual(namesIn('<R><cookie/><clientTime/><eventBatch><damaged></R>'), ['cookie', 'clientTime']);
  assert.deepEqual(namesIn('<R><computerId>1</computerId><eventBatch/></R>'), ['computerId']);
  assert.deepEqual(namesIn('<R><clientTime/><eventBatch/><cookie/></R>'), [
    'clientTime',
    'eventBatch',
    'cookie',
  ]);
  assert.deepEqual(namesIn('<R><x><cookie/><eventBatch/></x><y/></R>'), ['x', 'y']);
  for (const damaged of [
    '<R><cookie><eventBatch/></R>',
    '<R><eventBatch><damaged></R>',
    '<R><cookie/><x></R>',
  ])
    assert.throws(() => namesIn(damaged), isNoXml, damaged);
});
