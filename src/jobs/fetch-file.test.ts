import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  type Answering,
  addressOf,
  type Fetching,
  fetching,
  type SampleFile,
  sampleFile,
  type Web,
  web,
} from './fixture.ts';

const MINUTE = 60_000;
const SIZE = 300_000;

interface World {
  readonly home: Web;
  readonly server: Fetching;
  readonly file: SampleFile;
}

/** An approved file of 300,000 bytes that the upstream answers for in a way of its own. */
async function world(t: TestContext, answering?: Answering): Promise<World> {
  const home = await web(t);
  const server = await fetching(t);
  const file = sampleFile('big.cab', SIZE);
  if (answering === undefined) home.put(file);
  else home.pages.set(addressOf(file), answering);
  await server.import(1, [file]);
  await server.upstream(home.url);
  await server.approve(1);
  return { home, server, file };
}

/** Lets so many bytes be taken, then breaks the line. */
function cut(home: Web, { server, file }: Pick<World, 'server' | 'file'>, after: number): Answering {
  return async (_request, response) => {
    response.writeHead(200, { 'Content-Length': file.bytes.length });
    response.write(file.bytes.subarray(0, after));
    while ((await server.fetcher.status()).active[0]?.received !== after) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    home.served += after;
    response.destroy();
  };
}

test('a download that was cut in the middle goes on where it was, and no byte comes twice', async (t) => {
  const { home, server, file } = await world(t);
  home.pages.set(addressOf(file), cut(home, { server, file }, 200_000));
  await server.fetcher.drain();
  assert.equal((await server.record(file))?.failure?.code, 'outgoing/reset');
  assert.equal(await server.content.partial(file.sha1), 200_000);
  home.put(file);
  await server.later(2 * MINUTE);
  assert.ok(await server.has(file));
  assert.equal(home.served, SIZE);
  assert.deepEqual(home.asked, [`GET ${addressOf(file)}`, `GET ${addressOf(file)} bytes=200000-`]);
});

test('a server that knows no ranges sends the whole again, and a part of it is not taken for the rest', async (t) => {
  const { home, server, file } = await world(t);
  home.pages.set(addressOf(file), cut(home, { server, file }, 100_000));
  await server.fetcher.drain();
  home.pages.set(addressOf(file), (_request, response) => void response.end(file.bytes));
  await server.later(2 * MINUTE);
  assert.ok(await server.has(file));
  assert.equal(home.asked.length, 2);
});

for (const [what, answer] of [
  ['416', { status: 416, range: 'bytes */5' }],
  ['a range that nobody asked for', { status: 206, range: `bytes 5-${SIZE - 1}/${SIZE}` }],
  ['a range of another file', { status: 206, range: `bytes 100000-${SIZE}/${SIZE + 1}` }],
  ['a range without saying which', { status: 206, range: undefined }],
] as const) {
  test(`a server that answers ${what} is asked for the whole file`, async (t) => {
    const { home, server, file } = await world(t);
    home.pages.set(addressOf(file), cut(home, { server, file }, 100_000));
    await server.fetcher.drain();
    home.pages.set(addressOf(file), (request, response) => {
      if (request.headers.range === undefined) return void response.end(file.bytes);
      response.writeHead(answer.status, answer.range === undefined ? {} : { 'Content-Range': answer.range });
      response.end('xxxxx');
    });
    await server.later(2 * MINUTE);
    assert.ok(await server.has(file));
    assert.equal(home.asked.length, 3);
  });
}

test('a rest with wrong bytes costs the part too, and the next attempt begins anew', async (t) => {
  const { home, server, file } = await world(t);
  home.pages.set(addressOf(file), cut(home, { server, file }, 100_000));
  await server.fetcher.drain();
  home.pages.set(addressOf(file), (_request, response) => {
    response.writeHead(206, { 'Content-Range': `bytes 100000-${SIZE - 1}/${SIZE}` });
    response.end(Buffer.alloc(200_000));
  });
  await server.later(2 * MINUTE);
  assert.equal((await server.record(file))?.failure?.code, 'content/digest-mismatch');
  assert.equal(await server.content.partial(file.sha1), 0);
  home.put(file);
  await server.later(4 * MINUTE);
  assert.ok(await server.has(file));
  assert.equal(home.asked.at(-1), `GET ${addressOf(file)}`);
});

test('all bytes of an attempt that ended before its last step are measured, not fetched again', async (t) => {
  const { home, server, file } = await world(t);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield file.bytes;
    throw new Error('the power went');
  }
  await assert.rejects(server.content.add({ ...file, size: SIZE }, broken(), { from: 0 }));
  await server.fetcher.drain();
  assert.ok(await server.has(file));
  assert.deepEqual(home.asked, []);
});

for (const [what, answering, code] of [
  ['wrong bytes', (response) => response.end(Buffer.alloc(SIZE)), 'content/digest-mismatch'],
  ['a shorter file that says so', (response) => response.end(Buffer.alloc(10)), 'jobs/wrong-length'],
  [
    'a shorter file that does not say so',
    (response) => {
      response.write(Buffer.alloc(10));
      response.end();
    },
    'content/size-mismatch',
  ],
  [
    'a page in place of the file',
    (response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(Buffer.alloc(SIZE));
    },
    'jobs/bad-answer',
  ],
  ['nothing at all', (response) => response.destroy(), 'outgoing/reset'],
] as const satisfies readonly (readonly [
  string,
  (response: Parameters<Answering>[1]) => unknown,
  string,
])[]) {
  test(`an upstream that sends ${what} is told of, and nothing of it is kept`, async (t) => {
    const { server, file } = await world(t, (_request, response) => void answering(response));
    await server.fetcher.drain();
    assert.equal((await server.record(file))?.failure?.code, code);
    assert.ok((await server.record(file))?.failure?.hint);
    assert.deepEqual(await readdir(join(server.directory, 'content', 'incoming')), []);
    assert.equal(await server.content.stat(file.sha1), undefined);
  });
}

test('endless data is cut off with the first byte too many', async (t) => {
  let sent = 0;
  const gone = Promise.withResolvers<void>();
  const { server, file } = await world(t, (_request, response) => {
    response.writeHead(200);
    response.on('close', () => gone.resolve());
    const more = () => {
      while (!response.destroyed) {
        sent += 65_536;
        if (!response.write(Buffer.alloc(65_536))) return void response.once('drain', more);
      }
    };
    more();
  });
  await server.fetcher.drain();
  await gone.promise;
  assert.equal((await server.record(file))?.failure?.code, 'content/size-mismatch');
  assert.ok(sent < 50 * SIZE);
});

test('wrong bytes from the upstream are no end: the address of the metadata is tried', async (t) => {
  const { home, server, file } = await world(
    t,
    (_request, response) => void response.end(Buffer.alloc(SIZE)),
  );
  home.pages.set('/mu/big.cab', (_request, response) => void response.end(file.bytes));
  await server.sources({ sha1: file.sha1, url: `${home.url}/mu/big.cab` });
  await server.fetcher.drain();
  assert.ok(await server.has(file));
});

test('an upstream that keeps no files is not asked for any', async (t) => {
  const { home, server, file } = await world(t);
  home.pages.set('/mu/big.cab', (_request, response) => void response.end(file.bytes));
  await server.upstream(home.url, { catalogOnly: true });
  await server.sources({ sha1: file.sha1, url: `${home.url}/mu/big.cab` });
  await server.fetcher.drain();
  assert.ok(await server.has(file));
  assert.deepEqual(home.asked, ['GET /mu/big.cab']);
});

test('an upstream without the file is asked once to fetch it, and has it the next time', async (t) => {
  const { home, server, file } = await world(t);
  home.pages.delete(addressOf(file));
  await server.sources({ sha1: file.sha1, url: `${home.url}/mu/big.cab` });
  await server.fetcher.drain();
  assert.deepEqual(server.downloadFiles, [file.sha1]);
  assert.equal((await server.record(file))?.failure?.code, 'jobs/upstream-asked');
  assert.deepEqual(home.asked, [`GET ${addressOf(file)}`], 'the line to Microsoft is not used for it');
  await server.later(2 * MINUTE);
  assert.equal(server.downloadFiles.length, 1);
  assert.equal(home.asked.at(-1), 'GET /mu/big.cab', 'then the other address has its turn');
  assert.match((await server.record(file))?.failure?.detail ?? '', /404.*404/);
  home.put(file);
  await server.later(4 * MINUTE);
  assert.ok(await server.has(file));
});

test('an upstream that refuses to fetch a file is passed over at once', async (t) => {
  const home = await web(t);
  const file = sampleFile('big.cab', SIZE);
  const server = await fetching(t, {
    openSession: async () => ({
      downloadFiles: async () => {
        throw new Error('FileDigestsMissing');
      },
    }),
  });
  home.pages.set('/mu/big.cab', (_request, response) => void response.end(file.bytes));
  await server.import(1, [file]);
  await server.upstream(home.url);
  await server.sources({ sha1: file.sha1, url: `${home.url}/mu/big.cab` });
  await server.approve(1);
  await server.fetcher.drain();
  assert.ok(await server.has(file));
});

test('a line that only trickles is given up', async (t) => {
  const { home, server, file } = await world(t);
  home.pages.set(addressOf(file), async (_request, response) => {
    response.writeHead(200, { 'Content-Length': file.bytes.length });
    for (let at = 0; at < 10 && !response.destroyed; at++) {
      response.write(file.bytes.subarray(at, at + 1));
      while ((await server.fetcher.status()).active[0]?.received === at) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      server.clock.advance(MINUTE);
    }
  });
  await server.fetcher.drain();
  assert.equal((await server.record(file))?.failure?.code, 'jobs/too-slow');
});
