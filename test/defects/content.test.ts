import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { temporaryFolder } from '#base/fixture';
import type { ContentStatus, VerifyAnswer } from '#server/admin';
import {
  type FileLocation,
  readGetConfigResponse,
  readGetExtendedUpdateInfo2Response,
  readGetExtendedUpdateInfoResponse,
  readGetFileLocationsResponse,
  SERVICES,
  type ServiceName,
  writeGetConfigRequest,
  writeGetExtendedUpdateInfo2Request,
  writeGetExtendedUpdateInfoRequest,
  writeGetFileLocationsRequest,
} from '#wire';
import { software, updateId } from '../server/documents.ts';
import { Machine } from '../server/machine.ts';
import { type Answer, ask, call } from '../server/serving.ts';
import { KeepingMachine, type Offering, serveDocuments } from './world.ts';

const TOKEN = 'the-token-of-this-test';

function digest(algorithm: 'sha1' | 'sha256', bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex').toUpperCase();
}

/** A document with one file that has those bytes, or that claims another SHA-256. */
function documentOf(id: number, name: string, bytes: Buffer, sha256 = digest('sha256', bytes)): string {
  const file = { name, sha1: digest('sha1', bytes), size: bytes.length };
  const base64 = Buffer.from(sha256, 'hex').toString('base64');
  return software({ id, file }).replace(
    ' /></upd:Files>',
    `><upd:AdditionalDigest Algorithm="SHA256">${base64}</upd:AdditionalDigest></upd:File></upd:Files>`,
  );
}

const admin = (port: number, method: string, path: string, body?: string | Buffer): Promise<Answer> =>
  ask(port, `/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${TOKEN}`,
      ...(body === undefined
        ? {}
        : { 'Content-Type': typeof body === 'string' ? 'application/json' : 'application/octet-stream' }),
    },
    ...(body === undefined ? {} : { body }),
  });

const put = (port: number, bytes: Buffer, sha1 = digest('sha1', bytes)) =>
  admin(port, 'PUT', `/content/${sha1}`, bytes);

/** Every location of files that the client services give for those revisions. */
async function locationsOf(
  { port, ids }: Pick<Offering, 'port' | 'ids'>,
  files: readonly Buffer[],
): Promise<FileLocation[]> {
  const { cookie } = await new Machine(port).join();
  const ofClient = { cookie: cookie! };
  const infoTypes = ['Extended', 'FileUrl', 'LocalizedProperties', 'Eula'];
  const base64 = files.map((bytes) => createHash('sha1').update(bytes).digest('base64'));
  const identities = ids.map((_, index) => ({ updateId: updateId(index + 1), revisionNumber: 100 }));
  const [info, info2, located] = await Promise.all([
    call(
      port,
      'client',
      'GetExtendedUpdateInfo',
      writeGetExtendedUpdateInfoRequest({
        ...ofClient,
        revisionIds: Int32Array.from(ids),
        infoTypes,
        locales: ['en'],
      }),
    ),
    call(
      port,
      'client',
      'GetExtendedUpdateInfo2',
      writeGetExtendedUpdateInfo2Request({
        ...ofClient,
        updateIds: identities,
        infoTypes: ['FileUrl', 'Core'],
      }),
    ),
    call(
      port,
      'client',
      'GetFileLocations',
      writeGetFileLocationsRequest({ ...ofClient, fileDigests: base64 }),
    ),
  ]);
  const lists = [
    readGetExtendedUpdateInfoResponse(info.body).fileLocations,
    readGetExtendedUpdateInfo2Response(info2.body).fileLocations,
    readGetFileLocationsResponse(located.body).fileLocations,
  ];
  for (const list of lists)
    assert.deepEqual(list.map(({ fileDigest }) => fileDigest).sort(), base64.toSorted());
  return lists.flat();
}

test('every address that a client is given leads somewhere', async (t) => {
  const names = [
    'Setup.EXE',
    'a b & c (1).msu',
    'no extension',
    '更新.cab',
    '.hidden',
    'x.tar.gz',
    'odd.?#%41',
    "'quote'.psf",
  ];
  const files = names.map((name) => Buffer.from(`the content of ${name}`));
  const documents = names.map((name, index) =>
    documentOf(index + 1, name.replaceAll('&', '&amp;'), files[index]!),
  );
  const serving = await serveDocuments(t, documents, { admin: { token: TOKEN } });
  const { port } = serving;
  for (const bytes of files) assert.equal((await put(port, bytes)).status, 200);

  const follow = (url: string): Promise<Answer> => {
    const { port: itsPort, pathname, search } = new URL(url);
    assert.equal(Number(itsPort), port, url);
    return ask(port, pathname + search);
  };
  for (const { fileDigest, url } of await locationsOf(serving, files)) {
    const { status, body } = await follow(url);
    assert.equal(status, 200, url);
    assert.equal(createHash('sha1').update(body).digest('base64'), fileDigest, url);
  }

  const config = readGetConfigResponse(
    (await call(port, 'client', 'GetConfig', writeGetConfigRequest({ protocolVersion: '2.90' }))).body,
  );
  for (const { serviceUrl } of config.authInfo) {
    assert.equal((await ask(port, `/${serviceUrl}?wsdl`)).status, 200, serviceUrl);
    assert.equal(`/${serviceUrl}`.toLowerCase(), SERVICES['simple-auth'].path.toLowerCase());
  }
  for (const service of Object.keys(SERVICES) as ServiceName[]) {
    const wsdl = await ask(port, `${SERVICES[service].path}?wsdl`);
    assert.equal(wsdl.status, 200, service);
    const locations = [...wsdl.text.matchAll(/ location="([^"]+)"/g)].map(([, url]) => url!);
    assert.ok(locations.length > 0, service);
    for (const url of locations) assert.equal((await follow(url)).status, 200, url);
  }
});

test('a flipped byte is noticed, not served, and mended by the same file', async (t) => {
  const bytes = Buffer.alloc(50_000, 'payload ');
  const sha1 = digest('sha1', bytes);
  const { port, directory, approve } = await serveDocuments(t, [documentOf(1, 'a.cab', bytes)], {
    admin: { token: TOKEN },
  });
  await approve(1);
  assert.equal((await put(port, bytes)).status, 200);
  const url = `/Content/${sha1.slice(-2)}/${sha1}.cab`;
  assert.ok((await ask(port, url)).body.equals(bytes));

  const file = await open(join(directory, 'content', sha1.slice(-2), sha1), 'r+');
  await file.write(Buffer.from([bytes[30_000]! ^ 1]), 0, 1, 30_000);
  await file.close();
  const verified = JSON.parse((await admin(port, 'POST', '/content/verify', '{}')).text) as VerifyAnswer;
  assert.deepEqual(
    verified.corrupt.map((each) => each.sha1),
    [sha1],
  );
  assert.equal((await ask(port, url)).status, 404, 'a damaged file is never served');
  const missing = JSON.parse((await admin(port, 'GET', '/content')).text) as ContentStatus;
  assert.deepEqual(
    missing.missing.map((each) => each.sha1),
    [sha1],
    'and is known to be missing',
  );
  assert.equal((await put(port, bytes)).status, 200);
  assert.ok((await ask(port, url)).body.equals(bytes), 'the same file mends it');
});

test('a file must have every digest that is declared', async (t) => {
  const bytes = Buffer.from('its SHA-1 is right');
  const wrong = digest('sha256', Buffer.from('something else'));
  const { port } = await serveDocuments(t, [documentOf(1, 'a.cab', bytes, wrong)], {
    admin: { token: TOKEN },
  });
  const sha1 = digest('sha1', bytes);
  const refused = await put(port, bytes);
  assert.equal(refused.status, 422, refused.text);
  assert.match(refused.text, /content\/digest-mismatch/);
  assert.equal((await ask(port, `/Content/${sha1.slice(-2)}/${sha1}.cab`)).status, 404);
});

test('no path or address from metadata is ever opened', {
  skip: process.platform === 'win32' && 'needs a named pipe',
}, async (t) => {
  // Whoever opens the pipe to read it is stuck there, and is found; whoever calls the listener is counted.
  const pipe = join(temporaryFolder('defects'), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const isOpened = () => {
    try {
      closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
      return true;
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ENXIO');
      return false;
    }
  };
  const { address, calls } = await listener(t);
  const names = [
    pipe,
    `file://${pipe}`,
    `../../../../../../../..${pipe}`,
    `\\\\?\\UNC${pipe}`,
    address,
    `${address}/x.cab`,
  ];
  const files = names.map((name) => Buffer.from(name));
  const documents = names.map((name, index) =>
    documentOf(index + 1, name, files[index]!)
      .replace('<upd:File ', `<upd:File MUURL="${name}" USSURL="${name}" Url="${name}" `)
      .replace('Program="a.exe"', `Program="${name}"`)
      .replace('PublicationState="Published"', `PublicationState="Published" MsrcSeverity="${name}"`)
      .replace(
        /(<upd:Properties [^>]*) \/>/,
        `$1><upd:MoreInfoUrl>${name}</upd:MoreInfoUrl><upd:SupportUrl>${name}</upd:SupportUrl></upd:Properties>`,
      ),
  );
  const serving = await serveDocuments(t, documents, { admin: { token: TOKEN } });
  const { port, directory, ids, approve } = serving;
  for (const index of names.keys()) await approve(index + 1);
  const client = await KeepingMachine.join(port);
  await client.scan();
  assert.deepEqual([...client.held.keys()].sort(), ids);

  for (const { url, fileDigest } of await locationsOf(serving, files)) {
    const sha1 = Buffer.from(fileDigest, 'base64').toString('hex').toUpperCase();
    assert.match(
      url,
      new RegExp(`^http://127\\.0\\.0\\.1:${port}/Content/${sha1.slice(-2)}/${sha1}\\.(bin|cab)$`),
    );
    assert.equal((await ask(port, new URL(url).pathname)).status, 404, url);
  }
  for (const [index, bytes] of files.entries()) {
    assert.equal((await admin(port, 'GET', `/updates/${updateId(index + 1)}`)).status, 200);
    assert.equal((await put(port, bytes)).status, 200);
  }
  assert.equal((await admin(port, 'POST', '/content/verify', '{}')).status, 200);
  assert.ok(!isOpened(), 'the pipe');
  assert.equal(calls(), 0, 'the address');
  // What is stored is named by its digest, wherever its name would have it.
  const stored = readdirSync(join(directory, 'content'), { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    stored.filter((name) => name.length > 'quarantine'.length).sort(),
    files.map((bytes) => join(digest('sha1', bytes).slice(-2), digest('sha1', bytes))).sort(),
  );

  // The trap works: somebody who does open the pipe is found.
  const opening = open(pipe, 'r');
  let isFound = false;
  for (let tries = 0; tries < 1000 && !isFound; tries++) {
    await setTimeout(1);
    isFound = isOpened();
  }
  assert.ok(isFound, 'the trap');
  await (await opening).close();
});

/** Listens on the loopback and counts who calls. */
async function listener(t: TestContext): Promise<{ readonly address: string; calls(): number }> {
  let calls = 0;
  const server = createServer((_, response) => response.end());
  server.on('connection', () => (calls += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { address: `http://127.0.0.1:${(server.address() as { port: number }).port}`, calls: () => calls };
}
