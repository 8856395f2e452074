import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { answerWithBytes, type ByteResource } from './byte-answer.ts';
import { ask, type HandlerServer, serveHandler } from './handler-server.ts';

async function serve(t: TestContext, resource: ByteResource, stallTimeout = 60_000): Promise<HandlerServer> {
  return await serveHandler(t, (request, response) =>
    answerWithBytes(request, response, resource, stallTimeout),
  );
}

const validators = { etag: '"x"', modifiedAt: 0 };

test('a file that ends early breaks the transfer instead of passing for whole', async (t) => {
  const server = await serve(t, {
    ...validators,
    size: 1000,
    read: async () => Readable.from([Buffer.alloc(400)]),
  });
  await assert.rejects(ask(server.port, '/'), { code: 'ECONNRESET' });
  assert.match(String(await server.handled()), /600 bytes early/);
});

test('a file that gives more than was asked for never gets past its end', async (t) => {
  const server = await serve(t, {
    ...validators,
    size: 1000,
    read: async () => Readable.from([Buffer.alloc(600), Buffer.alloc(401)]),
  });
  await assert.rejects(ask(server.port, '/'), { code: 'ECONNRESET' });
  assert.match(String(await server.handled()), /more bytes/);
});

test('a file that fails in the middle breaks the transfer', async (t) => {
  const server = await serve(t, {
    ...validators,
    size: 1000,
    read: async () =>
      Readable.from(
        (async function* () {
          yield Buffer.alloc(400);
          throw new Error('bad sector');
        })(),
      ),
  });
  await assert.rejects(ask(server.port, '/', { range: 'bytes=0-499,500-999' }), { code: 'ECONNRESET' });
  assert.match(String(await server.handled()), /bad sector/);
});

test('a client that takes nothing is cut off and its file is let go', async (t) => {
  const streams: Readable[] = [];
  const server = await serve(
    t,
    {
      ...validators,
      size: 2 ** 40,
      read: async () => {
        const stream = new Readable({ read: () => stream.push(Buffer.alloc(1 << 20)) });
        streams.push(stream);
        return stream;
      },
    },
    50,
  );
  const client = connect(server.port, '127.0.0.1');
  client.on('error', () => undefined);
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(client, 'readable');
  assert.deepEqual(await server.handled(), []);
  assert.ok(streams[0]?.destroyed);
  client.destroy();
});

test('a client that left before the file was open leaves no open file', async (t) => {
  const opened = Promise.withResolvers<Readable>();
  const asked = Promise.withResolvers<void>();
  const stream = Readable.from([Buffer.alloc(10)]);
  const server = await serveHandler(t, async (request, response) => {
    const gone = once(response, 'close');
    const answered = answerWithBytes(
      request,
      response,
      {
        ...validators,
        size: 10,
        read: () => {
          asked.resolve();
          return opened.promise;
        },
      },
      60_000,
    );
    await gone;
    opened.resolve(stream);
    await answered;
  });
  const client = connect(server.port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await asked.promise;
  client.destroy();
  await once(client, 'close');
  await once(stream, 'close');
  assert.deepEqual(await server.handled(), []);
  assert.ok(stream.destroyed);
});
