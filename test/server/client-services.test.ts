import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { manualClock, newGuid } from '#base';
import {
  approve,
  createGroup,
  decline,
  forgetComputer,
  putComputerInGroup,
  takeComputerFromGroup,
  undecline,
} from '#changes';
import { ALL_COMPUTERS, type RevisionId } from '#update';
import {
  readGetExtendedUpdateInfo2Response,
  readGetExtendedUpdateInfoResponse,
  readGetFileLocationsResponse,
  readRefreshCacheResponse,
  SoapFault,
  writeGetAuthorizationCookieRequest,
  writeGetExtendedUpdateInfo2Request,
  writeGetExtendedUpdateInfoRequest,
  writeGetFileLocationsRequest,
  writeRefreshCacheRequest,
} from '#wire';
import { category, importAll, type SoftwareDocument, software, updateId } from './documents.ts';
import { Machine } from './machine.ts';
import { call, faultOf, type Serving, START, serve } from './serving.ts';

const ACTOR = 'test';

/** Updates that need nothing but a product, all of them approved for everybody. */
async function serveUpdates(
  t: TestContext,
  documents: readonly SoftwareDocument[],
  options: Parameters<typeof serve>[1] = {},
): Promise<Serving & { readonly product: RevisionId; readonly updates: readonly RevisionId[] }> {
  const serving = await serve(t, options);
  const [product, ...updates] = await importAll(serving.todoku, [
    category({ id: 1 }),
    ...documents.map((document) => software({ needs: [1], ...document })),
  ]);
  for (const { id } of documents) {
    await approve(
      serving.todoku,
      { updateId: updateId(id), groupId: ALL_COMPUTERS, action: 'Install' },
      ACTOR,
    );
  }
  return { ...serving, product: product as RevisionId, updates };
}

const ids = (updates: readonly { readonly id: number }[]) => updates.map(({ id }) => id);
const isFault = (code: string) => (error: unknown) => error instanceof SoapFault && error.code === code;

test('a new machine gets what is approved for it, step by step, and then nothing more', async (t) => {
  const { todoku, port } = await serve(t);
  const chain = await importAll(todoku, [
    category({ id: 1, company: true }),
    category({ id: 2, needs: [1] }),
    software({ id: 3, needs: [2] }),
  ]);
  await approve(todoku, { updateId: updateId(3), groupId: ALL_COMPUTERS, action: 'Install' }, ACTOR);
  const machine = await new Machine(port).join();
  const installed: number[] = [];
  for (const id of chain) {
    const answer = await machine.sync({ installedNonLeafUpdateIds: Int32Array.from(installed) });
    assert.deepEqual(ids(answer.newUpdates), [id]);
    installed.push(id);
  }
  const last = await machine.sync({
    installedNonLeafUpdateIds: Int32Array.from(chain.slice(0, 2)),
    otherCachedUpdateIds: Int32Array.from(chain.slice(2)),
  });
  assert.deepEqual(
    [last.newUpdates, last.changedUpdates, last.outOfScopeRevisionIds, last.truncated],
    [[], [], [], false],
  );
});

test('pages are cut by count, and one that is full says so', async (t) => {
  const documents = Array.from({ length: 5 }, (_, index) => ({ id: 10 + index }));
  const { port, product, updates } = await serveUpdates(t, documents, { settings: { pageCount: 2 } });
  const machine = await new Machine(port).join();
  const cached: number[] = [];
  const truncated: boolean[] = [];
  for (let round = 0; round < 4; round++) {
    const answer = await machine.sync({
      installedNonLeafUpdateIds: Int32Array.of(product),
      otherCachedUpdateIds: Int32Array.from(cached),
    });
    cached.push(...ids(answer.newUpdates));
    truncated.push(answer.truncated);
  }
  assert.deepEqual(cached.toSorted(), updates);
  assert.deepEqual(truncated, [true, true, false, false]);
});

test('large fragments arrive as they were imported, coded afresh or from memory', async (t) => {
  const documents = [
    { id: 10, padding: 100 },
    { id: 11, padding: 5000 },
    { id: 12, padding: 100_000 },
  ];
  const { port, product } = await serveUpdates(t, documents);
  const machine = await new Machine(port).join();
  const body = machine.syncRequest({ installedNonLeafUpdateIds: Int32Array.of(product) });
  const scan = async (headers = {}) => {
    const answer = await call(port, 'client', 'SyncUpdates', body, headers);
    return { ...answer, text: answer.text.replace(/<EncryptedData>[^<]*</, '') };
  };
  const first = await scan();
  assert.equal(first.headers['content-encoding'], 'xpress');
  for (const { padding } of documents) {
    assert.ok(first.text.includes(`Path="${'x'.repeat(padding)}\\a.dll"`), `${padding} bytes`);
  }
  assert.ok((await scan()).text === first.text, 'the second time from memory');
  const plain = await scan({ 'Accept-Encoding': 'gzip, deflate' });
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.ok(plain.text === first.text);
});

test('a new approval, a move between groups and a decline are seen by the very next scan', async (t) => {
  const { todoku, port, product, updates } = await serveUpdates(t, [{ id: 10 }]);
  const [update] = updates as [RevisionId];
  const machine = await new Machine(port).join();
  const scan = () =>
    machine.sync({
      installedNonLeafUpdateIds: Int32Array.of(product),
      otherCachedUpdateIds: Int32Array.of(update),
    });
  const actionNow = async () =>
    (await scan()).changedUpdates
      .filter(({ id }) => id === update)
      .map(({ deployment }) => deployment?.action);

  const group = await createGroup(todoku, { name: 'Pilot' }, ACTOR);
  await approve(todoku, { updateId: updateId(10), groupId: group.id, action: 'NotApproved' }, ACTOR);
  await scan();
  assert.deepEqual(await actionNow(), [], 'nothing has changed for it');
  await putComputerInGroup(todoku, machine.id, group.id, ACTOR);
  assert.deepEqual(await actionNow(), ['PreDeploymentCheck'], 'in the group');
  assert.deepEqual(await actionNow(), [], 'told once');
  await takeComputerFromGroup(todoku, machine.id, group.id, ACTOR);
  assert.deepEqual(await actionNow(), ['Install'], 'out of it again');
  await decline(todoku, [updateId(10)], ACTOR);
  assert.deepEqual((await scan()).outOfScopeRevisionIds, [product, update]);
});

test('a machine that was removed comes back by the handshake that the fault asks for', async (t) => {
  const { todoku, port, product, updates } = await serveUpdates(t, [{ id: 10 }]);
  const machine = await new Machine(port).join();
  const scan = () => machine.sync({ installedNonLeafUpdateIds: Int32Array.of(product) });
  await scan();
  await forgetComputer(todoku, machine.id, ACTOR);
  await assert.rejects(scan(), isFault('RegistrationRequired'));
  await assert.rejects(machine.register(), isFault('InvalidCookie'));
  await machine.join();
  assert.deepEqual(ids((await scan()).newUpdates), updates);
});

test('a machine that has not registered is asked to, but may refresh its cache', async (t) => {
  const { port, product } = await serveUpdates(t, [{ id: 10 }]);
  const machine = new Machine(port);
  const cookie = await machine.enrol();
  await assert.rejects(machine.sync(), isFault('RegistrationRequired'));
  const refreshed = await call(
    port,
    'client',
    'RefreshCache',
    writeRefreshCacheRequest({
      cookie,
      globalIds: [
        { updateId: updateId(1), revisionNumber: 100 },
        { updateId: updateId(10), revisionNumber: 100 },
        { updateId: updateId(10), revisionNumber: 99 },
        { updateId: newGuid(), revisionNumber: 1 },
      ],
    }),
  );
  const { results } = readRefreshCacheResponse(refreshed.body);
  assert.deepEqual(
    results.map(({ revisionId, globalId, deployment }) => [revisionId, globalId.updateId, deployment.action]),
    [
      [product, updateId(1), 'Evaluate'],
      [product + 1, updateId(10), 'Install'],
    ],
  );
});

test('cookies live through a restart, and not through the restoring of a backup', async (t) => {
  const first = await serveUpdates(t, [{ id: 10 }]);
  const machine = await new Machine(first.port).join();
  const { cookie } = machine;
  await first.stop();

  const second = await serve(t, { directory: first.directory });
  const again = new Machine(second.port, machine.id);
  again.cookie = cookie;
  assert.deepEqual(ids((await again.sync()).newUpdates), [first.product]);
  await second.stop();

  const elsewhere = await serveUpdates(t, [{ id: 10 }]);
  const stranger = new Machine(elsewhere.port, machine.id);
  stranger.cookie = cookie;
  await assert.rejects(stranger.sync(), isFault('InvalidCookie'));
});

test('a machine that slept through the end of an approval and a restart is told when it comes back', async (t) => {
  const first = await serveUpdates(t, [{ id: 10 }, { id: 11 }, { id: 12 }]);
  const [ended, declined, kept] = first.updates;
  const cached = {
    installedNonLeafUpdateIds: Int32Array.of(first.product),
    otherCachedUpdateIds: Int32Array.from(first.updates),
  };
  const machine = await new Machine(first.port).join();
  await machine.sync(cached);
  await approve(
    first.todoku,
    { updateId: updateId(10), groupId: ALL_COMPUTERS, action: 'NotApproved' },
    ACTOR,
  );
  await decline(first.todoku, [updateId(11)], ACTOR);
  await undecline(first.todoku, [updateId(11)], ACTOR);
  await first.stop();

  const second = await serve(t, { directory: first.directory });
  const again = new Machine(second.port, machine.id);
  again.cookie = machine.cookie;
  const { changedUpdates, outOfScopeRevisionIds } = await again.sync(cached);
  assert.deepEqual(
    changedUpdates.map(({ id, deployment }) => [id, deployment?.action]),
    [
      [ended, 'PreDeploymentCheck'],
      [declined, 'PreDeploymentCheck'],
    ],
    `${kept} stays as it was`,
  );
  assert.deepEqual([...(outOfScopeRevisionIds ?? [])], []);
});

test('an expired cookie is renewed and what the client knew is carried over', async (t) => {
  const clock = manualClock(START);
  const { port, product, updates, todoku } = await serveUpdates(t, [{ id: 10 }], { clock });
  const machine = await new Machine(port).join();
  const cached = {
    installedNonLeafUpdateIds: Int32Array.of(product),
    otherCachedUpdateIds: Int32Array.from(updates),
  };
  assert.deepEqual(ids((await machine.sync(cached)).changedUpdates), [product, ...updates], 'new here');
  assert.deepEqual(ids((await machine.sync(cached)).changedUpdates), []);
  clock.advance(todoku.settings.cookieLifetime);
  await assert.rejects(machine.sync(cached), isFault('CookieExpired'));
  await machine.enrol(machine.cookie === undefined ? {} : { oldCookie: machine.cookie });
  assert.deepEqual(ids((await machine.sync(cached)).changedUpdates), [], 'told already');
});

test('old clients are sent only what their protocol knows', async (t) => {
  const { port, product } = await serveUpdates(t, [{ id: 10 }]);
  const scanAs = async (version: string) => {
    const machine = await new Machine(port).join({ version });
    const request = machine.syncRequest({ installedNonLeafUpdateIds: Int32Array.of(product) });
    return (await call(port, 'client', 'SyncUpdates', request)).text;
  };
  for (const [version, automatic, driverSync] of [
    ['1.0', false, false],
    ['1.6', false, false],
    ['1.7', false, true],
    ['1.8', true, true],
    ['1.20', true, true],
    ['2.90', true, true],
  ] as const) {
    const text = await scanAs(version);
    assert.equal(text.includes('<AutoSelect>0</AutoSelect>'), automatic, version);
    assert.equal(text.includes('<DriverSyncNotNeeded>'), driverSync, version);
  }
});

test('extended information comes in the order of a real server, with files and what is out of scope', async (t) => {
  const file = { name: 'Setup.EXE', sha1: 'ABCDEF0123456789ABCDEF0123456789ABCDEF09', size: 5 };
  const { todoku, port, updates } = await serveUpdates(t, [
    { id: 10, file, languages: ['en', 'ja'] },
    { id: 11, file },
  ]);
  await importAll(todoku, [software({ id: 12, needs: [99] })]);
  const [first, second] = updates as [RevisionId, RevisionId];
  const machine = await new Machine(port).join();
  const cookie = machine.cookie as NonNullable<typeof machine.cookie>;
  const answer = await call(
    port,
    'client',
    'GetExtendedUpdateInfo',
    writeGetExtendedUpdateInfoRequest({
      cookie,
      revisionIds: Int32Array.of(second, first, second, 12_345),
      infoTypes: ['LocalizedProperties', 'Extended', 'Verification'],
      locales: ['ja-JP', 'ja'],
    }),
    { Host: 'updates.example:80' },
  );
  const info = readGetExtendedUpdateInfoResponse(answer.body);
  assert.deepEqual(
    info.updates.map(({ id, xml }) => [id, /^<\w+/.exec(xml)?.[0], /<Language>(\w+)/.exec(xml)?.[1]]),
    [
      [first, '<ExtendedProperties', undefined],
      [second, '<ExtendedProperties', undefined],
      [first, '<LocalizedProperties', 'ja'],
      [first, '<LocalizedProperties', 'en'],
      [second, '<LocalizedProperties', 'en'],
    ],
  );
  const location = {
    fileDigest: Buffer.from(file.sha1, 'hex').toString('base64'),
    url: `http://updates.example:${port}/Content/09/${file.sha1}.EXE`,
  };
  assert.deepEqual(info.fileLocations, [location], 'each file once');
  assert.deepEqual(info.outOfScopeRevisionIds, [12_345]);

  const byIdentity = readGetExtendedUpdateInfo2Response(
    (
      await call(
        port,
        'client',
        'GetExtendedUpdateInfo2',
        writeGetExtendedUpdateInfo2Request({
          cookie,
          updateIds: [{ updateId: updateId(10), revisionNumber: 100 }],
          infoTypes: ['FileUrl', 'Core'],
        }),
      )
    ).body,
  );
  assert.match(byIdentity.updates[0]?.xml ?? '', /^<UpdateIdentity UpdateID=/);
  assert.deepEqual(
    byIdentity.fileLocations.map(({ fileDigestAlgorithm }) => fileDigestAlgorithm),
    ['SHA1'],
  );

  const unknown = Buffer.alloc(20, 7).toString('base64');
  const located = readGetFileLocationsResponse(
    (
      await call(
        port,
        'client',
        'GetFileLocations',
        writeGetFileLocationsRequest({ cookie, fileDigests: [unknown, location.fileDigest] }),
        { Host: 'updates.example' },
      )
    ).body,
  );
  assert.deepEqual(located.fileLocations, [location]);
  assert.equal(located.newCookie.encryptedData, cookie.encryptedData);
});

test('content behind a proxy is announced at the address that the operator gives', async (t) => {
  const sha1 = '0123456789ABCDEF0123456789ABCDEF01234567';
  const { port, updates } = await serveUpdates(t, [{ id: 10, file: { name: 'a', sha1, size: 1 } }], {
    settings: { contentBaseUrl: 'https://cdn.example/wsus' },
  });
  const { cookie } = await new Machine(port).join();
  const answer = await call(
    port,
    'client',
    'GetExtendedUpdateInfo',
    writeGetExtendedUpdateInfoRequest({
      cookie: cookie as NonNullable<typeof cookie>,
      revisionIds: Int32Array.from(updates),
      infoTypes: ['Extended'],
    }),
  );
  assert.deepEqual(
    readGetExtendedUpdateInfoResponse(answer.body).fileLocations.map(({ url }) => url),
    [`https://cdn.example/wsus/Content/67/${sha1}.bin`],
  );
});

test('groups of the policy are joined by name, and unknown ones are remembered', async (t) => {
  const { todoku, port } = await serveUpdates(t, []);
  const group = await createGroup(todoku, { name: 'Pilot' }, ACTOR);
  const machine = await new Machine(port).join({ group: 'pilot; Nowhere ;' });
  const computer = await todoku.store.computer(machine.id);
  assert.deepEqual(computer?.groupIds, [group.id]);
  assert.deepEqual(computer?.requestedGroups, ['pilot', 'Nowhere']);
  assert.equal(computer?.registered, true);
  assert.deepEqual(computer?.inventory.osVersion, { major: 10, minor: 0, build: 26200 });
});

test('a handshake that is bent is told where', async (t) => {
  const { port } = await serveUpdates(t, []);
  const simple = 'http://www.microsoft.com/SoftwareDistribution/Server/SimpleAuthWebService';
  const client = 'http://www.microsoft.com/SoftwareDistribution/Server/ClientWebService';
  const envelope = (namespace: string, name: string, content: string) =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${name} xmlns="${namespace}">${content}</${name}></s:Body></s:Envelope>`;
  const authorize = async (content: string) =>
    faultOf(
      await call(
        port,
        'simple-auth',
        'GetAuthorizationCookie',
        envelope(simple, 'GetAuthorizationCookie', content),
      ),
    );
  const pc = '<dnsName>pc</dnsName>';
  assert.deepEqual(await authorize(pc), { code: 'InvalidParameters', message: 'clientId' });
  assert.deepEqual(await authorize(`<clientId>a b</clientId>${pc}`), {
    code: 'InvalidParameters',
    message: 'clientId',
  });
  assert.deepEqual(await authorize(`<clientId>${'a'.repeat(256)}</clientId>${pc}`), {
    code: 'InvalidParameters',
    message: 'clientId',
  });
  assert.deepEqual(await authorize('<clientId>a</clientId>'), {
    code: 'InvalidParameters',
    message: 'dnsName',
  });
  assert.deepEqual(await authorize('<clientId>a</clientId><dnsName/>'), {
    code: 'InvalidParameters',
    message: 'dnsName',
  });

  const cookie = async (content: string) =>
    faultOf(await call(port, 'client', 'GetCookie', envelope(client, 'GetCookie', content))).code;
  const bad =
    '<AuthorizationCookie><PlugInId>x</PlugInId><CookieData>AAAA</CookieData></AuthorizationCookie>';
  assert.equal(await cookie(''), 'InvalidAuthorizationCookie');
  assert.equal(await cookie(`<authCookies>${bad}</authCookies>`), 'InvalidAuthorizationCookie');
  assert.equal(await cookie(`<authCookies>${bad}${bad}</authCookies>`), 'InvalidAuthorizationCookie');
});

test('an error of our own tells the client nothing but an id, and the log everything', async (t) => {
  const lines: [string, Record<string, unknown>][] = [];
  const keep = (event: string, fields = {}) => lines.push([event, fields]);
  const { face, port } = await serve(t, {
    log: { debug: keep, info: keep, warn: keep, error: keep },
    contacts: {
      note: () => {
        throw new Error('the password is secret');
      },
    },
  });
  const machine = new Machine(port);
  const answer = await call(
    port,
    'simple-auth',
    'GetAuthorizationCookie',
    writeGetAuthorizationCookieRequest({ clientId: machine.id, dnsName: 'pc-17' }),
  );
  const id = /<ID>([^<]+)</.exec(answer.text)?.[1];
  assert.equal(answer.status, 500);
  assert.match(answer.text, /<faultcode>soap:Server<\/faultcode>/);
  assert.deepEqual(faultOf(answer), { code: 'InternalServerError', message: '' });
  const logged = lines.find(([event]) => event === 'server.internal-error')?.[1];
  assert.equal(logged?.['id'], id);
  assert.match(String(logged?.['error']), /secret/);
  assert.doesNotMatch(answer.text, /secret/);
  assert.equal(face.recorder.of(machine.id).at(-1)?.faultId, id);
});

test('a category scan hides no change from scans that come after it', async (t) => {
  const { todoku, port } = await serve(t);
  const held = await importAll(todoku, [
    category({ id: 1 }),
    category({ id: 2 }),
    software({ id: 10, needs: [1] }),
    software({ id: 20, needs: [2] }),
  ]);
  const install = (id: number, deadline?: number) =>
    approve(
      todoku,
      {
        updateId: updateId(id),
        groupId: ALL_COMPUTERS,
        action: 'Install',
        ...(deadline === undefined ? {} : { deadline }),
      },
      ACTOR,
    );
  await install(10);
  await install(20);
  const machine = await new Machine(port).join();
  const cached = {
    installedNonLeafUpdateIds: Int32Array.from(held.slice(0, 2)),
    otherCachedUpdateIds: Int32Array.from(held.slice(2)),
  };
  const scan = async (...products: number[]) => {
    const answer = await machine.sync({ ...cached, filterCategoryIds: products.map(updateId) });
    return ids(answer.changedUpdates).filter((id) => id === held[3]);
  };
  await scan();
  assert.deepEqual(await scan(), []);
  await install(20, Date.UTC(2027, 0, 1));
  assert.deepEqual(await scan(1), [], 'not its product');
  assert.deepEqual(await scan(2), [held[3]], 'another category scan');
  assert.deepEqual(await scan(), [held[3]], 'a full one');
  assert.deepEqual(await scan(), []);
});
