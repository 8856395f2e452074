import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { COLLECTOR_SCRIPT } from '#collector';
import { createServer, serverFailures } from '#server';
import type { Contact } from '#store';
import { readSyncUpdatesResponse, SERVICES, type ServiceName, writeReportEventBatch2Request } from '#wire';
import { Machine, reportingEvent } from './machine.ts';
import { ask, call, faultOf, received, serve } from './serving.ts';

const NAMESPACE = SERVICES.client.namespace;
const getConfig = (soap = 'http://schemas.xmlsoap.org/soap/envelope/') =>
  `<s:Envelope xmlns:s="${soap}"><s:Body><GetConfig xmlns="${NAMESPACE}"><protocolVersion>2.90</protocolVersion></GetConfig></s:Body></s:Envelope>`;

const ADDRESSES: [path: string, service: ServiceName][] = [
  ['/ClientWebService/client.asmx', 'client'],
  ['/ClientWebService/Client.asmx', 'client'],
  ['/SimpleAuthWebService/SimpleAuth.asmx', 'simple-auth'],
  ['/ReportingWebService/ReportingWebService.asmx', 'reporting'],
  ['/reportingwebservice/webservice.asmx', 'reporting'],
];

test('the probes of an administrator find every service alive', async (t) => {
  const { port } = await serve(t);
  for (const [path, service] of ADDRESSES) {
    const wsdl = await ask(port, `${path}?wsdl`, { headers: { Host: 'wsus.example:8530' } });
    assert.equal(wsdl.status, 200, path);
    assert.match(wsdl.headers['content-type'] ?? '', /^text\/xml/);
    assert.ok(wsdl.text.includes(`http://wsus.example:8530${SERVICES[service].path}`), path);
    const page = await ask(port, path);
    assert.equal(page.status, 200, path);
    assert.match(page.headers['content-type'] ?? '', /^text\/html/);
    assert.ok(page.text.includes(SERVICES[service].operations[0]?.name ?? ''), path);
    for (const url of [path, `${path}?WSDL`]) {
      const head = await ask(port, url, { method: 'HEAD' });
      assert.equal(head.status, 200, url);
      assert.ok(Number(head.headers['content-length']) > 100, url);
      assert.equal(head.wire.length, 0);
    }
  }
});

test('a machine fetches the script that looks at it without signing in, and finds that content can be reached', async (t) => {
  const { port } = await serve(t);
  for (const path of ['/client/collect.ps1', '/Client/Collect.ps1']) {
    const { status, headers, text } = await ask(port, path);
    assert.equal(status, 200, path);
    assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
    assert.equal(text, COLLECTOR_SCRIPT);
  }
  const head = await ask(port, '/Content/anonymousCheckFile.txt', { method: 'HEAD' });
  assert.deepEqual([head.status, head.text], [200, '']);
  assert.equal((await ask(port, '/client/')).status, 404);
});

test("a Host header that is no host ends up in nobody's XML", async (t) => {
  const { port } = await serve(t);
  for (const host of ['a"b', '<x>', 'a b', "'", 'x'.repeat(300), '[::1', 'a:b']) {
    const { text, status } = await ask(port, '/ClientWebService/Client.asmx?wsdl', {
      headers: { Host: host },
    });
    assert.equal(status, 200, host);
    assert.ok(text.includes(`http://127.0.0.1:${port}/`), host);
    const answer = await call(port, 'client', 'GetConfig', getConfig(), { Host: host });
    assert.ok(answer.text.includes('\\\\127.0.0.1\\UpdateServicesPackages'), host);
  }
  const six = await call(port, 'client', 'GetConfig', getConfig(), { Host: '[fe80::1]:8530' });
  assert.ok(six.text.includes('\\\\[fe80::1]\\UpdateServicesPackages'));
});

test('answers have the headers of a real server', async (t) => {
  const { port } = await serve(t);
  const { headers, wire, body } = await call(port, 'client', 'GetConfig', getConfig());
  assert.equal(headers['content-type'], 'text/xml; charset=utf-8');
  assert.equal(headers['cache-control'], 'private');
  assert.equal(headers.vary, 'Accept-Encoding');
  assert.equal(headers['content-encoding'], 'xpress');
  assert.equal(headers['content-length'], String(wire.length));
  assert.equal(headers['transfer-encoding'], undefined);
  assert.ok(wire.length < body.length);

  const plain = await call(port, 'client', 'GetConfig', getConfig(), { 'Accept-Encoding': 'gzip, deflate' });
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.deepEqual(plain.wire, body);

  const fault = await call(port, 'client', 'GetConfig', 'x');
  assert.equal(fault.status, 500);
  assert.equal(fault.headers['content-encoding'], undefined, 'a fault can be read by a person');
  assert.match(fault.text, /<ID>[0-9a-f-]{36}<\/ID>/);
});

test('SOAP 1.2 is answered in SOAP 1.2', async (t) => {
  const { port } = await serve(t);
  const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
  const answer = await call(port, 'client', 'GetConfig', getConfig(soap12));
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-type'], 'application/soap+xml; charset=utf-8');
  assert.ok(answer.text.includes(soap12));
  const fault = await call(
    port,
    'client',
    'GetConfig',
    getConfig(soap12).replaceAll('GetConfig', 'GetNothing'),
  );
  assert.equal(fault.headers['content-type'], 'application/soap+xml; charset=utf-8');
  assert.equal(faultOf(fault).code, 'InvalidParameters');
});

test('SOAPAction decides nothing', async (t) => {
  const { port } = await serve(t);
  for (const action of ['', '"x"', `"${NAMESPACE}/SyncUpdates"`]) {
    assert.equal((await call(port, 'client', 'GetConfig', getConfig(), { SOAPAction: action })).status, 200);
  }
});

test('what is not here, or not asked rightly, gets a short answer', async (t) => {
  const { port } = await serve(t);
  for (const [method, path, status] of [
    ['GET', '/nothing', 404],
    ['GET', '/ClientWebService/', 404],
    ['GET', '/api/v1/status', 404],
    ['PUT', '/ClientWebService/Client.asmx', 405],
    ['DELETE', '/ClientWebService/Client.asmx', 405],
    ['OPTIONS', '/', 405],
    ['POST', '/healthz', 405],
    ['POST', '/Content/00/x.cab', 405],
    ['GET', '/SelfUpdate/wuident.cab', 404],
    ['GET', '/Content/00/0123456789012345678901234567890123456700.cab', 404],
    ['GET', '/%', 404],
  ] as const) {
    const answer = await ask(port, path, { method, ...(method === 'GET' ? {} : { body: 'x' }) });
    assert.equal(answer.status, status, `${method} ${path}`);
    assert.ok(answer.wire.length < 200, path);
    if (status === 405) assert.ok(answer.headers.allow, path);
  }
});

test('the home page, health and readiness answer anyone', async (t) => {
  const { port, todoku } = await serve(t);
  const home = await ask(port, '/');
  assert.ok(home.text.includes('Todoku') && home.text.includes(todoku.version));
  for (const path of ['/healthz', '/readyz', '/HealthZ']) {
    assert.equal((await ask(port, path)).status, 200);
    assert.equal((await ask(port, path, { method: 'HEAD' })).wire.length, 0);
  }
});

test('with a token there is an admin API, and it is closed to others', async (t) => {
  const { port } = await serve(t, { admin: { token: 'secret' } });
  assert.equal((await ask(port, '/api/v1/status')).status, 401);
  const headers = { Authorization: 'Bearer secret' };
  assert.equal((await ask(port, '/api/v1/status', { headers })).status, 200);
});

test('an upload of an administrator may take its time, a stranger may not', {
  timeout: 20_000,
}, async (t) => {
  const { port } = await serve(t, {
    admin: { token: 'secret' },
    settings: { headersTimeout: 200, requestTimeout: 400 },
  });
  const upload = async (authorization: string) => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /api/v1/groups HTTP/1.1\r\nHost: 127.0.0.1\r\n${authorization}Content-Type: application/json\r\nConnection: close\r\nContent-Length: 36\r\n\r\n{"name":"`,
    );
    let sent = 0;
    const drip = setInterval(() => {
      sent += 1;
      if (sent <= 25) socket.write('a');
      if (sent === 25) socket.write('"}');
    }, 40);
    const answer = await received(socket);
    clearInterval(drip);
    return { status: /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1], sent };
  };
  const [administrator, stranger] = await Promise.all([
    upload('Authorization: Bearer secret\r\n'),
    upload(''),
  ]);
  assert.equal(administrator.status, '200');
  assert.ok(administrator.sent >= 25);
  assert.equal(stranger.status, '401');
  assert.ok(stranger.sent < 25, 'cut off before the end');
});

test('a whole session goes over one connection', async (t) => {
  const { port } = await serve(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const ports = new Set<number | undefined>();
  for (const path of [
    '/healthz',
    '/ClientWebService/client.asmx',
    '/ClientWebService/client.asmx',
    '/nothing',
  ]) {
    const socket = Object.values(agent.freeSockets)[0]?.[0];
    if (socket !== undefined) ports.add(socket.localPort);
    const isSoap = path.startsWith('/Client');
    await ask(port, path, { agent, ...(isSoap ? { method: 'POST', body: getConfig() } : {}) });
    await new Promise(setImmediate);
  }
  assert.equal(ports.size, 1);
});

test('beyond its limits the server says that it is busy, at once, and works on afterwards', async (t) => {
  const { port } = await serve(t, { settings: { maxConcurrentRequests: 1 } });
  const machine = await new Machine(port).join();
  // Each report waits for its commit, so that calls pile up.
  const report = () =>
    call(
      port,
      'reporting',
      'ReportEventBatch2',
      writeReportEventBatch2Request({ computerId: machine.id, eventBatch: [reportingEvent()] }),
    );
  const answers = await Promise.all(Array.from({ length: 40 }, report));
  const outcomes = Map.groupBy(answers, (answer) => faultOf(answer).code);
  assert.deepEqual([...outcomes.keys()].sort(), ['', 'ServerBusy']);
  assert.ok((outcomes.get('')?.length ?? 0) >= 5, 'one running and four waiting are served');
  assert.equal((await report()).status, 200);
});

test('contacts are noted with what the machine tells of itself, and that only once', async (t) => {
  const contacts: Contact[] = [];
  const { port } = await serve(t, { contacts: { note: (contact) => contacts.push(contact) } });
  const machine = await new Machine(port).join();
  const deviceAttributes = 'OSVersion=10.0.26200.8037;FlightRing=Retail;Broken;=x;__proto__=y;';
  await machine.sync({ deviceAttributes });
  await machine.sync({ deviceAttributes });
  await machine.sync({ deviceAttributes, skipSoftwareSync: true, systemSpec: [] });
  assert.ok(
    contacts.every(({ computerId, address }) => computerId === machine.id && address === '127.0.0.1'),
  );
  assert.deepEqual(
    contacts.map(({ scanned }) => scanned),
    [false, false, false, true, true, false],
  );
  assert.deepEqual(
    contacts.flatMap((contact) =>
      contact.deviceAttributes === undefined ? [] : [Object.entries(contact.deviceAttributes)],
    ),
    [
      [
        ['OSVersion', '10.0.26200.8037'],
        ['FlightRing', 'Retail'],
        ['__proto__', 'y'],
      ],
    ],
  );
});

test('the last exchanges of a machine are remembered, faults with them', async (t) => {
  const { port, face } = await serve(t);
  const machine = new Machine(port);
  await machine.enrol();
  await assert.rejects(machine.sync());
  await machine.register();
  await machine.sync();
  const exchanges = face.recorder.of(machine.id);
  assert.deepEqual(
    exchanges.map(({ operation, outcome }) => `${operation} ${outcome}`),
    [
      'GetAuthorizationCookie ok',
      'GetCookie ok',
      'SyncUpdates RegistrationRequired',
      'RegisterComputer ok',
      'SyncUpdates ok',
    ],
  );
  assert.ok(exchanges.every(({ requestBytes, responseBytes }) => requestBytes > 100 && responseBytes > 100));
  const counts = { newUpdates: 0, changed: 0, outOfScope: 0, truncated: 0, installedNonLeaf: 0, finished: 1 };
  assert.deepEqual(exchanges.at(-1)?.counts, counts);
  assert.deepEqual(
    face.recorder.ofAddress('127.0.0.1').map(({ operation }) => operation),
    ['GetConfig'],
  );
});

test('a server that stops finishes what it has begun and is not ready any more', async (t) => {
  const { port, stop } = await serve(t);
  const idle = connect(port, '127.0.0.1');
  await once(idle, 'connect');
  const begun = connect(port, '127.0.0.1');
  await once(begun, 'connect');
  const body = getConfig();
  begun.write(
    `POST /ClientWebService/client.asmx HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
  );
  await ask(port, '/healthz');
  const answer = received(begun);
  const stopped = stop();
  begun.write(body.slice(10));
  await stopped;
  assert.match(await answer, /^HTTP\/1\.1 200 /);
  await assert.rejects(ask(port, '/readyz'));
  idle.destroy();
});

test('a port that is taken is a failure with advice', async (t) => {
  const { port, todoku } = await serve(t);
  const second = createServer(todoku);
  t.after(() => second.close());
  await assert.rejects(
    second.listen({ host: '127.0.0.1', port }),
    (error: unknown) => serverFailures.is(error, 'cannot-listen') && error.hint.includes('--http'),
  );
});

test('large requests at the same time do not get into each other', async (t) => {
  const { port } = await serve(t);
  const machine = await new Machine(port).join();
  await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const unknown = Int32Array.from({ length: 9000 }, (_, offset) => 1_000_000 * (index + 1) + offset);
      const request = machine.syncRequest({ otherCachedUpdateIds: unknown });
      assert.ok(request.length > 150_000);
      const { body } = await call(port, 'client', 'SyncUpdates', request);
      assert.deepEqual(readSyncUpdatesResponse(body).outOfScopeRevisionIds, Array.from(unknown));
    }),
  );
});
