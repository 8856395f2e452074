import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, digestToBase64 } from '#base';
import { readGetFileLocationsResponse, type SoapFault, writeGetFileLocationsRequest } from '#wire';
import { Machine } from './machine.ts';
import { call, serve } from './serving.ts';

test('a machine that registers although nobody asked is told so, and scans without', async (t) => {
  const { port } = await serve(t, { settings: { requiresRegistration: false } });
  const machine = new Machine(port);
  await machine.enrol();
  await assert.rejects(machine.register(), (error: SoapFault) => error.code === 'RegistrationNotRequired');
  const answer = await machine.sync();
  assert.equal(answer.truncated, false);
});

test('when content moves to another address, machines ask for the new locations and go on', async (t) => {
  const before = await serve(t, { settings: { contentBaseUrl: 'http://old.example:8530' } });
  const machine = await new Machine(before.port).join();
  await machine.sync();
  const { directory } = before;
  await before.stop();

  const { port } = await serve(t, { directory, settings: { contentBaseUrl: 'http://new.example:8530' } });
  const moved = new Machine(port, machine.id);
  moved.cookie = machine.cookie;
  await assert.rejects(moved.sync(), (error: SoapFault) => error.code === 'FileLocationChanged');
  const fileDigests = [digestToBase64(digestOf(Buffer.from('a file'), 'SHA1'))];
  const request = writeGetFileLocationsRequest({
    ...(moved.cookie === undefined ? {} : { cookie: moved.cookie }),
    fileDigests,
  });
  moved.cookie = readGetFileLocationsResponse(
    (await call(port, 'client', 'GetFileLocations', request)).body,
  ).newCookie;
  assert.equal((await moved.sync()).truncated, false);
});
