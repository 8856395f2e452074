import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { Link } from './link.ts';

/** A link to a server that sends back what it gets. */
async function echoing(t: TestContext): Promise<Link> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const link = await Link.open();
  link.leadTo((server.address() as AddressInfo).port);
  t.after(async () => {
    await link.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return link;
}

async function dial(link: Link): Promise<Socket> {
  const socket = connect(link.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Closing by a reset is closing too. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

async function answerTo(socket: Socket, bytes: Buffer): Promise<Buffer> {
  socket.write(bytes);
  const pieces: Buffer[] = [];
  for (let length = 0; length < bytes.length; ) {
    const [piece] = (await once(socket, 'data')) as [Buffer];
    pieces.push(piece);
    length += piece.length;
  }
  return Buffer.concat(pieces);
}

test('bytes pass in both directions, however many', async (t) => {
  const link = await echoing(t);
  const socket = await dial(link);
  const bytes = Buffer.alloc(3_000_000, 'chain');
  assert.ok((await answerTo(socket, bytes)).equals(bytes));
  socket.destroy();
});

test('a cut breaks what there is, and what comes next passes', async (t) => {
  const link = await echoing(t);
  const socket = await dial(link);
  await answerTo(socket, Buffer.from('one'));
  const broken = closed(socket);
  link.cut();
  await broken;
  const next = await dial(link);
  assert.equal((await answerTo(next, Buffer.from('two'))).toString(), 'two');
  next.destroy();
});

test('a link that is down breaks everything until it is mended', async (t) => {
  const link = await echoing(t);
  link.down();
  const socket = connect(link.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await closed(socket);
  link.mend();
  const next = await dial(link);
  assert.equal((await answerTo(next, Buffer.from('up'))).toString(), 'up');
  next.destroy();
});

test('a link that stalls keeps everything, old and new, until it is mended', async (t) => {
  const link = await echoing(t);
  const old = await dial(link);
  await answerTo(old, Buffer.from('first'));
  link.stall();
  const fresh = await dial(link);
  const answers = Promise.all([answerTo(old, Buffer.from('second')), answerTo(fresh, Buffer.from('third'))]);
  let isThere = false;
  answers.then(() => (isThere = true));
  // Other traffic has its way through this process meanwhile.
  const other = await echoing(t);
  const through = await dial(other);
  for (let turn = 0; turn < 20; turn++) await answerTo(through, Buffer.from('x'));
  assert.equal(isThere, false);
  link.mend();
  assert.deepEqual(
    (await answers).map((answer) => answer.toString()),
    ['second', 'third'],
  );
  for (const socket of [old, fresh, through]) socket.destroy();
});
