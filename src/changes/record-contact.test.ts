import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contact } from '#store';
import type { ComputerId } from '#update';
import { emptyServer, enrolSample } from './fixture.ts';
import { ContactRecorder } from './record-contact.ts';

const PC = 'pc-1' as ComputerId;
/** Never by itself within a test. */
const interval = 3_600_000;

function contact(at: number, more: Partial<Contact> = {}): Contact {
  return { computerId: PC, at, address: `192.0.2.${at % 250}`, scanned: false, ...more };
}

test('of one machine the newest contact wins, and its scan is not forgotten', async (t) => {
  const server = await emptyServer(t);
  await enrolSample(server, 'pc-1');
  const recorder = new ContactRecorder(server, { interval });
  const at = server.clock.now();
  recorder.note(contact(at + 10, { scanned: true, deviceAttributes: { Build: '26100' } }));
  recorder.note(contact(at + 30));
  recorder.note(contact(at + 20));
  const sequence = await server.store.sequence();
  await recorder.close();
  assert.equal(await server.store.sequence(), sequence + 1);
  const computer = await server.store.computer(PC);
  assert.equal(computer?.lastContactAt, at + 30);
  assert.equal(computer.lastScanAt, at + 30);
  assert.deepEqual(computer.inventory.deviceAttributes, { Build: '26100' });
});

test('closing writes what is left, and without contacts nothing is written', async (t) => {
  const server = await emptyServer(t);
  await enrolSample(server, 'pc-1');
  const recorder = new ContactRecorder(server, { interval });
  await recorder.flush();
  const sequence = await server.store.sequence();
  recorder.note(contact(server.clock.now() + 5));
  await recorder.close();
  assert.equal(await server.store.sequence(), sequence + 1);
  assert.equal((await server.store.computer(PC))?.lastContactAt, server.clock.now() + 5);
});

test('it writes by itself', async (t) => {
  const server = await emptyServer(t);
  await enrolSample(server, 'pc-1');
  const recorder = new ContactRecorder(server, { interval: 5 });
  t.after(() => recorder.close());
  const at = server.clock.now() + 5;
  recorder.note(contact(at));
  for (let turn = 0; turn < 1000; turn += 1) {
    if ((await server.store.computer(PC))?.lastContactAt === at) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.fail('nothing was written');
});

test('beyond the limit it writes early, and its memory stays bounded', async (t) => {
  const server = await emptyServer(t);
  const names = Array.from({ length: 6 }, (_, index) => `pc-${index}`);
  for (const name of names) await enrolSample(server, name);
  const recorder = new ContactRecorder(server, { interval, limit: 2 });
  const at = server.clock.now() + 5;
  for (const name of names) recorder.note(contact(at, { computerId: name as ComputerId }));
  await recorder.close();
  const times = await Promise.all(
    names.map(async (name) => (await server.store.computer(name as ComputerId))?.lastContactAt),
  );
  // Two start a write, two fit into memory meanwhile, two are dropped.
  assert.equal(times.filter((time) => time === at).length, 4);
});

test('contacts that could not be written are kept for the next time', async (t) => {
  const server = await emptyServer(t);
  await enrolSample(server, 'pc-1');
  let isFailing = true;
  const recordContacts = new Error('disk full');
  const store = new Proxy(server.store, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (name === 'write' && isFailing) return () => Promise.reject(recordContacts);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  const recorder = new ContactRecorder({ ...server, store }, { interval });
  const at = server.clock.now() + 5;
  recorder.note(contact(at));
  await assert.rejects(recorder.flush(), recordContacts);
  isFailing = false;
  await recorder.close();
  assert.equal((await server.store.computer(PC))?.lastContactAt, at);
});
