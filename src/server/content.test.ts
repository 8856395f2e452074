import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { manualClock } from '#base';
import { temporaryFolder } from '#base/fixture';
import type { ContentStore } from '#content';
import { openFileContentStore } from '#content/file';
import { createContentHandler } from './content.ts';
import { ask, openFilesBelow, serveHandler } from './handler-server.ts';

const PUBLISHED = Date.UTC(2026, 8, 2, 8, 30, 53);
const LAST_MODIFIED = 'Wed, 02 Sep 2026 08:30:53 GMT';

interface World {
  readonly directory: string;
  readonly content: ContentStore;
  readonly port: number;
  readonly bytes: Buffer;
  readonly sha1: string;
  /** The address of the file. */
  readonly path: string;
  readonly events: readonly string[];
  readonly missing: readonly string[];
  connections(): number;
  handled(): Promise<readonly unknown[]>;
}

/** A server with one file of that many bytes. */
async function world(t: TestContext, size = 100_000): Promise<World> {
  const directory = temporaryFolder('serve');
  const content = await openFileContentStore({ directory, clock: manualClock(PUBLISHED) });
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE((at * 2654435761) % 2 ** 32, at);
  const sha1 = createHash('sha1').update(bytes).digest('hex').toUpperCase();
  await content.add({ sha1, size }, one(bytes));
  const events: string[] = [];
  const missing: string[] = [];
  const note = (event: string) => void events.push(event);
  const server = await serveHandler(
    t,
    createContentHandler({
      content,
      log: { debug: note, info: note, warn: note, error: note },
      onMissing: (digest) => void missing.push(digest),
    }),
  );
  const path = `/Content/${sha1.slice(38)}/${sha1}.cab`;
  return { directory, content, bytes, sha1, path, events, missing, ...server };
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function noFilesOpen(directory: string): Promise<void> {
  for (let look = 0; look < 200; look++) {
    if (((await openFilesBelow(directory)) ?? 0) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.fail('a file is still open');
}

test('a whole file comes with everything a client needs to ask for parts of it', async (t) => {
  const { port, path, bytes, sha1 } = await world(t);
  const answer = await ask(port, path);
  assert.equal(answer.status, 200);
  assert.ok(answer.body.equals(bytes));
  const { date, connection, ...headers } = answer.headers;
  assert.deepEqual(headers, {
    'content-type': 'application/octet-stream',
    'last-modified': LAST_MODIFIED,
    'accept-ranges': 'bytes',
    etag: `"${sha1}"`,
    'content-length': '100000',
  });
});

test('content is never compressed, whatever the client accepts', async (t) => {
  const { port, path, bytes } = await world(t);
  const answer = await ask(port, path, { 'accept-encoding': 'gzip, deflate, br, xpress' });
  assert.equal(answer.headers['content-encoding'], undefined);
  assert.ok(answer.body.equals(bytes));
});

test('each form of a single range is answered with 206 and its place', async (t) => {
  const { port, path, bytes, sha1 } = await world(t);
  for (const [range, start, end] of [
    ['bytes=0-0', 0, 0],
    ['bytes=10-19', 10, 19],
    ['bytes=99999-', 99_999, 99_999],
    ['bytes=70000-', 70_000, 99_999],
    ['bytes=-10', 99_990, 99_999],
    ['bytes=-1000000', 0, 99_999],
    ['bytes=99990-100005', 99_990, 99_999],
    ['bytes=0-99999', 0, 99_999],
    ['bytes=0-1,100000-100001', 0, 1],
  ] as const) {
    const answer = await ask(port, path, { range });
    assert.equal(answer.status, 206, range);
    assert.equal(answer.headers['content-range'], `bytes ${start}-${end}/100000`);
    assert.equal(answer.headers['content-length'], String(end - start + 1));
    assert.equal(answer.headers['content-type'], 'application/octet-stream');
    assert.equal(answer.headers.etag, `"${sha1}"`);
    assert.ok(answer.body.equals(bytes.subarray(start, end + 1)), range);
  }
});

test('a range beyond the end is answered with 416 and the size', async (t) => {
  const { port, path } = await world(t);
  for (const range of ['bytes=100000-', 'bytes=100000-200000', 'bytes=-0']) {
    const answer = await ask(port, path, { range });
    assert.equal(answer.status, 416, range);
    assert.equal(answer.headers['content-range'], 'bytes */100000');
    assert.match(String(answer.headers['content-type']), /^text\/plain/);
  }
});

test('several ranges come as multipart/byteranges of exactly the announced length', async (t) => {
  const { port, path, bytes } = await world(t);
  const answer = await ask(port, path, { range: 'bytes=500-599,0-9,-5' });
  assert.equal(answer.status, 206);
  assert.equal(answer.headers['content-range'], undefined);
  assert.equal(answer.headers['content-length'], String(answer.body.length));
  const boundary = /^multipart\/byteranges; boundary=([0-9a-f]+)$/.exec(answer.headers['content-type']!)?.[1];
  const [preamble, ...parts] = answer.body.toString('latin1').split(`\r\n--${boundary}`);
  assert.equal(preamble, '');
  assert.equal(parts.pop(), '--\r\n');
  const expected = [
    [500, 599],
    [0, 9],
    [99_995, 99_999],
  ] as const;
  assert.deepEqual(
    parts,
    expected.map(
      ([start, end]) =>
        `\r\nContent-Type: application/octet-stream\r\nContent-Range: bytes ${start}-${end}/100000\r\n\r\n` +
        bytes.subarray(start, end + 1).toString('latin1'),
    ),
  );
});

test('ranges meant to make the server work are answered with the whole file at most', async (t) => {
  const { port, path, bytes } = await world(t);
  for (const range of [
    `bytes=${Array.from({ length: 1000 }, () => '0-').join()}`,
    `bytes=${Array.from({ length: 17 }, (_, index) => `${index * 10}-${index * 10}`).join()}`,
    'bytes=0-99999,0-99999',
    'bytes=5-3',
    'lines=0-5',
  ]) {
    const answer = await ask(port, path, { range });
    assert.equal(answer.status, 200);
    assert.ok(answer.body.equals(bytes));
  }
});

test('HEAD tells the size and sends nothing, with and without a range', async (t) => {
  const { port, path } = await world(t);
  for (const headers of [{}, { range: 'bytes=0-9' }, { range: 'bytes=900000-' }]) {
    const answer = await ask(port, path, headers, { method: 'HEAD' });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-length'], '100000');
    assert.equal(answer.headers['accept-ranges'], 'bytes');
    assert.equal(answer.headers['content-range'], undefined);
    assert.equal(answer.body.length, 0);
  }
  const absent = await ask(port, '/Content/AA/nothing', {}, { method: 'HEAD' });
  assert.equal(absent.status, 404);
  assert.equal(absent.body.length, 0);
});

test('the address is the same in any letter case and with any extension', async (t) => {
  const { port, path, sha1 } = await world(t);
  for (const address of [
    path.toLowerCase(),
    path.toUpperCase(),
    path.replace('.cab', '.EXE'),
    `/content/${sha1.slice(38).toLowerCase()}/${sha1}.cab`,
    `/CONTENT/${sha1.slice(38)}/${sha1.toLowerCase()}.cab`,
    `${path}?from=wsus`,
  ]) {
    assert.equal((await ask(port, address)).status, 200, address);
  }
});

test('an address without extension is forbidden, one in the wrong folder or of no file is not found', async (t) => {
  const { port, path, sha1, missing, events } = await world(t);
  const absent = '0123456789ABCDEF0123456789ABCDEF01234567';
  for (const [address, status] of [
    [path.replace('.cab', ''), 403],
    [path.replace(/Content\/../, 'Content/ZZ'), 404],
    [path.replace(/Content\/../, `Content/${sha1.slice(0, 2)}`), 404],
    [`/Content/${sha1}.cab`, 404],
    [`/Content//${sha1}.cab`, 404],
    [`${path}/`, 404],
    [`${path}/x`, 404],
    [path.replace('.cab', '.'), 404],
    [path.replace('.cab', '.cab.exe'), 404],
    [path.replace('/Content', '/Content/Content'), 404],
    [`/Content/67/${absent.toLowerCase()}.cab`, 404],
    ['/Content/', 404],
    ['/Content/..%2f..%2fetc/passwd', 404],
    ['/Content/67/..%5c..%5cwin.ini', 404],
    ['/Content/%00/a.cab', 404],
  ] as const) {
    const answer = await ask(port, address);
    assert.equal(answer.status, status, address);
    assert.match(answer.headers['content-type']!, /^text\/plain/);
    assert.ok(answer.body.length < 100);
  }
  assert.deepEqual(missing, [absent]);
  assert.deepEqual(events, ['content.missing']);
});

test('methods that are not for reading are refused with those that are', async (t) => {
  const { port, path } = await world(t);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND']) {
    const answer = await ask(port, path, {}, { method });
    assert.equal(answer.status, 405, method);
    assert.equal(answer.headers['allow'], 'GET, HEAD');
  }
});

test('a client that has the file is not sent it again', async (t) => {
  const { port, path, sha1 } = await world(t);
  for (const headers of [{ 'if-none-match': `"${sha1}"` }, { 'if-modified-since': LAST_MODIFIED }]) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask(port, path, headers, { method });
      assert.equal(answer.status, 304);
      assert.equal(answer.body.length, 0);
      assert.equal(answer.headers.etag, `"${sha1}"`);
    }
  }
});

test('a range of another file is answered with the whole of this one', async (t) => {
  const { port, path, sha1, bytes } = await world(t);
  const range = 'bytes=10-19';
  for (const ifRange of [`"${sha1.slice(1)}0"`, `W/"${sha1}"`, 'Wed, 02 Sep 2026 08:30:52 GMT', 'nonsense']) {
    const answer = await ask(port, path, { range, 'if-range': ifRange });
    assert.equal(answer.status, 200, ifRange);
    assert.ok(answer.body.equals(bytes));
  }
  for (const ifRange of [`"${sha1}"`, LAST_MODIFIED]) {
    const answer = await ask(port, path, { range, 'if-range': ifRange });
    assert.equal(answer.status, 206, ifRange);
    assert.equal(answer.body.length, 10);
  }
  // An old range must not be refused either: what does not count cannot be unsatisfiable.
  assert.equal((await ask(port, path, { range: 'bytes=900000-', 'if-range': '"old"' })).status, 200);
});

test('a condition that does not hold stops a continued download', async (t) => {
  const { port, path } = await world(t);
  for (const headers of [
    { 'if-match': '"old"' },
    { 'if-unmodified-since': 'Wed, 02 Sep 2026 08:30:52 GMT' },
  ]) {
    const answer = await ask(port, path, { range: 'bytes=5-9', ...headers });
    assert.equal(answer.status, 412);
    assert.match(answer.headers['content-type']!, /^text\/plain/);
  }
});

test('an empty file is served, with and without a range', async (t) => {
  const { port, path } = await world(t, 0);
  for (const headers of [{}, { range: 'bytes=0-' }, { range: 'bytes=-5' }]) {
    const answer = await ask(port, path, headers);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-length'], '0');
  }
});

test('one connection serves many requests, and errors do not end it', async (t) => {
  const { port, path, bytes, connections } = await world(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  for (let turn = 0; turn < 5; turn++) {
    const headers = { range: `bytes=${turn * 100}-${turn * 100 + 99}`, 'content-length': '0' };
    const answer = await ask(port, path, headers, { agent });
    assert.ok(answer.body.equals(bytes.subarray(turn * 100, turn * 100 + 100)));
    assert.equal((await ask(port, path, { range: 'bytes=100000-' }, { agent })).status, 416);
    assert.equal((await ask(port, `${path}x/`, {}, { agent })).status, 404);
    assert.equal((await ask(port, path, {}, { agent, method: 'HEAD' })).status, 200);
    assert.equal((await ask(port, path, { 'if-none-match': '*' }, { agent })).status, 304);
    assert.equal((await ask(port, path, { range: 'bytes=0-1,5-6' }, { agent })).status, 206);
  }
  assert.equal(connections(), 1);
});

test('seven connections that fetch shuffled pieces of 1 MiB put the right file together', async (t) => {
  const piece = 1 << 20;
  const { directory, port, path, bytes, sha1, connections, handled } = await world(t, 9 * piece + 272_848);
  const agent = new Agent({ keepAlive: true, maxSockets: 7 });
  t.after(() => agent.destroy());
  const starts = [4, 9, 0, 7, 2, 8, 5, 1, 6, 3].map((index) => index * piece);
  const got = Buffer.alloc(bytes.length);
  await Promise.all(
    starts.map(async (start) => {
      const end = Math.min(start + piece, bytes.length) - 1;
      const answer = await ask(
        port,
        path,
        { range: `bytes=${start}-${end}`, 'content-length': '0' },
        { agent },
      );
      assert.equal(answer.status, 206);
      assert.equal(answer.headers['content-range'], `bytes ${start}-${end}/${bytes.length}`);
      answer.body.copy(got, start);
    }),
  );
  assert.equal(createHash('sha1').update(got).digest('hex').toUpperCase(), sha1);
  assert.equal(connections(), 7);
  assert.deepEqual(await handled(), []);
  await noFilesOpen(directory);
});

test('a client that leaves in the middle of a transfer leaves no open file', async (t) => {
  const { directory, port, path, sha1, handled, events } = await world(t, 10);
  // Sparse, and far more than the buffers of a connection hold.
  await truncate(join(directory, sha1.slice(38), sha1), 1 << 30);
  const clients = Array.from({ length: 5 }, () => connect(port, '127.0.0.1'));
  for (const client of clients) {
    client.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nRange: bytes=0-,\r\n\r\n`);
    await once(client, 'readable');
  }
  if (process.platform === 'linux') assert.equal(await openFilesBelow(directory), 5);
  for (const client of clients) client.destroy();
  assert.deepEqual(await handled(), []);
  await noFilesOpen(directory);
  assert.deepEqual(events, []);
  assert.equal((await ask(port, path, { range: 'bytes=0-9' })).status, 206);
});

test('a file that shrinks under a transfer breaks the connection and is reported', async (t) => {
  const { directory, port, path, sha1, handled, events } = await world(t, 10);
  const file = join(directory, sha1.slice(38), sha1);
  await truncate(file, 1 << 30);
  const client = connect(port, '127.0.0.1');
  client.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  await once(client, 'readable');
  await truncate(file, 10);
  client.resume();
  client.on('error', () => undefined);
  await once(client, 'close');
  assert.deepEqual(await handled(), []);
  assert.ok(client.bytesRead < 1 << 30);
  assert.deepEqual(events, ['content.broken-off']);
  await noFilesOpen(directory);
});

test('a file that was found corrupt is not served', async (t) => {
  const { directory, content, port, path, sha1, bytes } = await world(t);
  const damaged = Buffer.from(bytes);
  damaged[50_000]! ^= 1;
  await writeFile(join(directory, sha1.slice(38), sha1), damaged);
  assert.equal(await content.verify({ sha1, size: bytes.length }), 'corrupt');
  assert.equal((await ask(port, path)).status, 404);
  await content.add({ sha1, size: bytes.length }, one(bytes));
  assert.ok((await ask(port, path)).body.equals(bytes));
});

test('a file that is removed just before it is opened is not found', async (t) => {
  const { content, path, sha1 } = await world(t);
  const missing: string[] = [];
  const { port } = await serveHandler(
    t,
    createContentHandler({
      content: {
        stat: async (digest) => {
          const info = await content.stat(digest);
          await content.remove(digest);
          return info;
        },
        read: (digest, range) => content.read(digest, range),
      },
      onMissing: (digest) => void missing.push(digest),
    }),
  );
  assert.equal((await ask(port, path)).status, 404);
  assert.deepEqual(missing, [sha1]);
});

test('a file that cannot be read is an error of the server, and is reported', async (t) => {
  const { directory, port, path, events } = await world(t);
  // A loop of links is what even an administrator cannot read.
  const sha1 = '0123456789ABCDEF0123456789ABCDEF01234567';
  await mkdir(join(directory, '67'), { recursive: true });
  await symlink(sha1, join(directory, '67', sha1));
  const answer = await ask(port, `/Content/67/${sha1}.cab`);
  assert.equal(answer.status, 500);
  assert.match(answer.headers['content-type']!, /^text\/plain/);
  assert.deepEqual(events, ['content.refused']);
  assert.equal((await ask(port, path)).status, 200);
});

const captures = new URL('../../../shared/captures/content-download/', import.meta.url);

test('the range requests of a real client get the answers of a real server', async (t) => {
  const names = await readdir(captures).catch(() => undefined);
  if (names === undefined) return t.skip('captures are not here');
  const { directory, port } = await world(t, 0);
  const client = connect(port, '127.0.0.1');
  t.after(() => client.destroy());
  const requests = names.filter((name) => name.endsWith('.request.headers'));
  assert.ok(requests.length > 0);
  for (const name of requests) {
    const request = await readFile(new URL(name, captures), 'latin1');
    const real = await readFile(new URL(name.replace('.request.', '.response.'), captures), 'latin1');
    const [, folder, sha1] = /\/Content\/(..)\/([0-9A-F]+)\./.exec(request)!;
    const size = Number(/Content-Range: bytes \d+-\d+\/(\d+)/.exec(real)![1]);
    const modified = Date.parse(/Last-Modified: (.*)/.exec(real)![1]!) / 1000;
    // A sparse file of the real size at the real address: the answer depends on nothing else.
    await mkdir(join(directory, folder!), { recursive: true });
    await writeFile(join(directory, folder!, sha1!), '');
    await truncate(join(directory, folder!, sha1!), size);
    await utimes(join(directory, folder!, sha1!), modified, modified);
    client.write(`${request.trimEnd().replaceAll(/\r?\n/g, '\r\n')}\r\n\r\n`, 'latin1');
    const { head, bodyLength } = await readAnswer(client);
    const comparable = (text: string) =>
      text
        .split(/\r?\n/)
        .filter(
          (line) => line !== '' && !/^(Server|X-Powered-By|Date|ETag|Connection|Keep-Alive):/.test(line),
        );
    assert.deepEqual(comparable(head).sort(), comparable(real).sort());
    assert.match(head, /^ETag: "[0-9A-F]+"/m);
    assert.equal(bodyLength, Number(/Content-Length: (\d+)/.exec(real)![1]));
  }
});

/** One answer with a Content-Length off a connection that goes on. */
async function readAnswer(client: ReturnType<typeof connect>): Promise<{ head: string; bodyLength: number }> {
  let buffer = Buffer.alloc(0);
  for (;;) {
    const headEnd = buffer.indexOf('\r\n\r\n');
    const head = headEnd < 0 ? '' : buffer.toString('latin1', 0, headEnd);
    const length = Number(/Content-Length: (\d+)/.exec(head)?.[1]);
    if (head !== '' && buffer.length >= headEnd + 4 + length) {
      return { head, bodyLength: buffer.length - headEnd - 4 };
    }
    const [piece] = await once(client, 'data');
    buffer = Buffer.concat([buffer, piece]);
  }
}
