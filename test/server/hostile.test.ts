import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { Machine } from './machine.ts';
import { ask, call, faultOf, raw, received, serve } from './serving.ts';

const PATH = '/ClientWebService/client.asmx';
const NAMESPACE = 'http://www.microsoft.com/SoftwareDistribution/Server/ClientWebService';
const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const GET_CONFIG = envelope(
  `<GetConfig xmlns="${NAMESPACE}"><protocolVersion>2.90</protocolVersion></GetConfig>`,
);

function envelope(body: string): string {
  return `<s:Envelope xmlns:s="${ENVELOPE}"><s:Body>${body}</s:Body></s:Envelope>`;
}

function syncUpdates(content: string): string {
  return envelope(`<SyncUpdates xmlns="${NAMESPACE}">${content}</SyncUpdates>`);
}

test('whatever is sent instead of SOAP gets a short fault, and the server lives on', async (t) => {
  const { port } = await serve(t);
  const bomb = `<!DOCTYPE x [${Array.from(
    { length: 12 },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  ).join('')}<!ENTITY e0 "lol">]><s:Envelope xmlns:s="${ENVELOPE}"><s:Body>&e12;</s:Body></s:Envelope>`;
  const bodies: Record<string, string | Uint8Array> = {
    empty: '',
    text: 'hello',
    html: '<!doctype html><html></html>',
    json: '{"a":1}',
    zeros: Buffer.alloc(1000),
    'random bytes': Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256),
    'an entity bomb': bomb,
    'an external entity': `<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>`,
    'an undeclared entity': envelope(`<GetConfig xmlns="${NAMESPACE}">&xxe;</GetConfig>`),
    truncated: GET_CONFIG.slice(0, -20),
    'crossed tags': GET_CONFIG.replace('</GetConfig>', '</Other>'),
    'deep nesting': envelope('<a>'.repeat(50_000) + '</a>'.repeat(50_000)),
    'many attributes': envelope(`<a ${Array.from({ length: 5000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
    'no body': `<s:Envelope xmlns:s="${ENVELOPE}"/>`,
    'an empty body': envelope(''),
    'an unknown operation': envelope(`<Destroy xmlns="${NAMESPACE}"/>`),
    'an operation of another service': envelope(
      '<ReportEventBatch xmlns="http://www.microsoft.com/SoftwareDistribution"/>',
    ),
    'an operation without its namespace': envelope('<GetConfig/>'),
    'utf-16 in the name of utf-8': Buffer.from(
      `<?xml version="1.0" encoding="utf-8"?>${GET_CONFIG}`,
      'utf16le',
    ),
    'a number that is none': syncUpdates(
      '<parameters><SkipSoftwareSync>maybe</SkipSoftwareSync></parameters>',
    ),
  };
  for (const [name, body] of Object.entries(bodies)) {
    const answer = await call(port, 'client', 'GetConfig', body);
    assert.equal(answer.status, 500, name);
    assert.equal(faultOf(answer).code, 'InvalidParameters', name);
    assert.ok(answer.wire.length < 1000, `${name}: ${answer.wire.length} bytes`);
    assert.doesNotMatch(answer.text, /at .*\.ts:|node:|lol|root:/, name);
  }
  assert.equal((await call(port, 'client', 'GetConfig', GET_CONFIG)).status, 200);
});

test('a client that lists too much, or nonsense, is told which parameter is wrong', async (t) => {
  const { port } = await serve(t, {
    settings: { maxInstalledNonLeaf: 3, maxExtendedUpdates: 2, maxEventsPerBatch: 0 },
  });
  const machine = await new Machine(port).join();
  const cookie = `<cookie><Expiration>x</Expiration><EncryptedData>${machine.cookie?.encryptedData}</EncryptedData></cookie>`;
  const operation = (name: string, content: string) =>
    envelope(`<${name} xmlns="${NAMESPACE}">${content}</${name}>`);
  const ints = (count: number) => '<int>1</int>'.repeat(count);
  const wrong: [name: string, content: string, message: string][] = [
    ['SyncUpdates', cookie, 'parameters'],
    [
      'SyncUpdates',
      `${cookie}<parameters><InstalledNonLeafUpdateIDs>${ints(4)}</InstalledNonLeafUpdateIDs></parameters>`,
      'parameters.InstalledNonLeafUpdateIDs',
    ],
    ['SyncUpdates', `${cookie}<parameters><SystemSpec/></parameters>`, 'parameters.SystemSpec'],
    ['RegisterComputer', cookie, 'computerInfo'],
    ['RefreshCache', cookie, 'globalIDs'],
    ['StartCategoryScan', '', 'requestedCategories'],
    [
      'StartCategoryScan',
      `<requestedCategories>${'<CategoryRelationship><IndexOfAndGroup>0</IndexOfAndGroup><CategoryId>dd78b8a1-0b20-45c1-add6-4da72e9364cf</CategoryId></CategoryRelationship>'.repeat(200)}</requestedCategories>`,
      'requestedCategories',
    ],
    ['GetExtendedUpdateInfo', cookie, 'revisionIDs'],
    ['GetExtendedUpdateInfo', `${cookie}<revisionIDs>${ints(3)}</revisionIDs>`, 'revisionIDs'],
    ['GetExtendedUpdateInfo', `${cookie}<revisionIDs>${ints(1)}</revisionIDs>`, 'infoTypes'],
    [
      'GetExtendedUpdateInfo',
      `${cookie}<revisionIDs>${ints(1)}</revisionIDs><infoTypes><XmlUpdateFragmentType>LocalizedProperties</XmlUpdateFragmentType></infoTypes>`,
      'locales',
    ],
    ['GetExtendedUpdateInfo2', cookie, 'updateIDs'],
    ['GetFileLocations', cookie, 'fileDigests'],
    [
      'GetFileLocations',
      `${cookie}<fileDigests><base64Binary>AAAA</base64Binary></fileDigests>`,
      'fileDigests',
    ],
  ];
  for (const [name, content, message] of wrong) {
    const answer = await call(port, 'client', name, operation(name, content));
    assert.deepEqual(
      faultOf(answer),
      { code: 'InvalidParameters', message },
      `${name} ${content.slice(-80)}`,
    );
    assert.match(answer.text, new RegExp(`<Method>"${NAMESPACE}/${name}"</Method>`));
  }
});

test('a body over the limit is refused in words, whether its length is told or not', async (t) => {
  const limit = 64 * 1024;
  const { port } = await serve(t, { settings: { maxRequestBytes: limit } });
  const padded = (bytes: number) => {
    const space = bytes - GET_CONFIG.length - '<!---->'.length;
    return `<!--${'x'.repeat(space)}-->${GET_CONFIG}`;
  };
  // More than the memory for bodies has room for at once: it must come back after each.
  for (let round = 0; round < 40; round++) {
    assert.equal((await call(port, 'client', 'GetConfig', padded(limit))).status, 200);
  }

  const over = await call(port, 'client', 'GetConfig', padded(limit + 1));
  assert.equal(over.status, 413);
  assert.deepEqual(faultOf(over), { code: 'InvalidParameters', message: 'soap:Envelope' });

  const huge = await raw(
    port,
    `POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: ${8 * 1024 * 1024 * 1024}\r\n\r\n`,
  );
  assert.match(huge, /^HTTP\/1\.1 413 /);
  assert.match(huge, /Connection: close/i);

  const chunk = `${limit.toString(16)}\r\n${'x'.repeat(limit)}\r\n`;
  const chunked = await raw(
    port,
    `POST ${PATH} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}${chunk}0\r\n\r\n`,
  );
  assert.match(chunked, /^HTTP\/1\.1 413 /);
});

test('a body in chunks is read like any other', async (t) => {
  const { port } = await serve(t);
  const half = GET_CONFIG.length >> 1;
  const chunks = [GET_CONFIG.slice(0, half), GET_CONFIG.slice(half)]
    .map((text) => `${text.length.toString(16)}\r\n${text}\r\n`)
    .join('');
  const answer = await raw(
    port,
    `POST ${PATH} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`,
  );
  assert.match(answer, /^HTTP\/1\.1 200 /);
  assert.match(answer, /GetConfigResult/);
});

test('a compressed body is refused, not guessed at', async (t) => {
  const { port } = await serve(t);
  const answer = await call(port, 'client', 'GetConfig', GET_CONFIG, { 'Content-Encoding': 'gzip' });
  assert.deepEqual(faultOf(answer), { code: 'InvalidParameters', message: 'soap:Envelope' });
});

test('a client that sends slowly, or stops in the middle, is cut off', { timeout: 20_000 }, async (t) => {
  const { port } = await serve(t, { settings: { headersTimeout: 300, requestTimeout: 600 } });
  const head = `POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n`;
  const stalled: Record<string, string> = {
    'nothing but a request line': 'POST / HTTP/1.1\r\n',
    'headers without an end': head,
    'a body that is shorter than its length': `${head}\r\n<s:Envelope`,
  };
  await Promise.all(
    Object.entries(stalled).map(async ([name, bytes]) => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(bytes);
      // A byte now and then does not help.
      const drip = setInterval(() => socket.write('x'), 50);
      const answer = await received(socket);
      clearInterval(drip);
      assert.match(answer, /^(HTTP\/1\.1 408 |$)/, name);
    }),
  );
  assert.equal((await ask(port, '/healthz')).status, 200);
});

test('a client that goes away in the middle of its request leaves nothing behind', async (t) => {
  const { port, face } = await serve(t);
  for (let round = 0; round < 20; round++) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n<s:Env`);
    socket.destroy();
  }
  assert.equal((await call(port, 'client', 'GetConfig', GET_CONFIG)).status, 200);
  assert.equal(face.recorder.ofAddress('127.0.0.1').length, 1, 'only the whole call is an exchange');
});

test('what is not HTTP is answered with a status line and a closed connection', async (t) => {
  const { port } = await serve(t);
  assert.match(await raw(port, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'), /^HTTP\/1\.1 400 /);
  assert.match(await raw(port, 'GET / HTTP/1.1\r\n\r\n'), /^HTTP\/1\.1 400 /, 'no Host');
  assert.match(
    await raw(port, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`),
    /^HTTP\/1\.1 431 /,
  );
  assert.match(
    await raw(
      port,
      `POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ),
    /^HTTP\/1\.1 400 /,
    'two lengths are a smuggling attempt',
  );
});

test('a message that is hard to read takes no longer than its size explains', {
  timeout: 20_000,
}, async (t) => {
  const { port } = await serve(t, { settings: { maxRequestBytes: 4 * 1024 * 1024 } });
  const size = 2 * 1024 * 1024;
  const fill = (unit: string) => unit.repeat(Math.floor(size / unit.length));
  const bodies = {
    'lists that are never closed': syncUpdates(fill('<a><int>1</int>')),
    'many small lists behind a letter of two bytes': syncUpdates(`é${fill('<a><int>1</int></a>')}`),
    'a tag that never ends': `<s:Envelope ${fill('a')}`,
    'opening brackets': fill('<'),
    ampersands: envelope(`<a>${fill('&amp;')}</a>`),
    'comments that open and do not close': envelope(fill('<!-- ')),
    'CDATA by the thousand': envelope(`<a>${fill('<![CDATA[]]>')}</a>`),
    'prefixes by the thousand': envelope(fill('<a xmlns:a="b"/>')),
    'white space': fill(' '),
    digits: syncUpdates(
      `<parameters><InstalledNonLeafUpdateIDs><int>${fill('1')}</int></InstalledNonLeafUpdateIDs></parameters>`,
    ),
  };
  for (const [name, body] of Object.entries(bodies)) {
    const began = process.cpuUsage();
    const answer = await call(port, 'client', 'SyncUpdates', body);
    const { user, system } = process.cpuUsage(began);
    t.diagnostic(`${name}: ${Math.round((user + system) / 1000)} ms of processor`);
    assert.notEqual(answer.status, 200, name);
  }
});
