import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Machine } from './machine.ts';
import { ask, serve } from './serving.ts';

const TOKEN = 'the-token-of-this-server';
const AUTHORIZATION = { Authorization: `Bearer ${TOKEN}` };

test('the cookie of a client, in whatever place, opens nothing of the API', async (t) => {
  const { port } = await serve(t, { admin: { token: TOKEN } });
  const machine = new Machine(port);
  const { encryptedData } = await machine.enrol();
  const stolen = [encryptedData, Buffer.from(encryptedData, 'base64').toString('hex'), machine.id];
  for (const text of stolen) {
    for (const headers of [
      { Authorization: `Bearer ${text}` },
      { Authorization: `Basic ${text}` },
      { Cookie: `todoku-session=${text}` },
      { Cookie: `__Host-todoku-session=${text}` },
      { Cookie: text },
      { 'x-todoku-csrf': text, 'x-todoku-actor': 'cli:root' },
    ]) {
      for (const path of ['/api/v1/status', '/api/v1/session', '/api/v1/computers']) {
        assert.equal((await ask(port, path, { headers })).status, 401, JSON.stringify(headers));
      }
    }
  }
  assert.equal((await ask(port, '/api/v1/status', { headers: AUTHORIZATION })).status, 200);
});

test('with an address of its own the API is there and nowhere else, and clients find nothing on it', async (t) => {
  const { port, adminPort } = await serve(t, {
    admin: { token: TOKEN },
    adminAddress: { host: '127.0.0.1', port: 0 },
  });
  assert.notEqual(port, adminPort);
  const status = async (at: number, path: string) => (await ask(at, path, { headers: AUTHORIZATION })).status;
  assert.deepEqual(
    [await status(port, '/api/v1/status'), await status(adminPort, '/api/v1/status')],
    [404, 200],
  );
  const wsdl = '/ClientWebService/Client.asmx?wsdl';
  assert.deepEqual([await status(port, wsdl), await status(adminPort, wsdl)], [200, 404]);
  for (const path of ['/healthz', '/readyz'])
    assert.deepEqual([await status(port, path), await status(adminPort, path)], [200, 200]);
  assert.equal(await status(adminPort, '/Content/00/x.cab'), 404);
});
