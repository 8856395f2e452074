import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { enrolComputer } from '#changes';
import type { ComputerId } from '#update';
import { methodsOf } from './addresses.ts';
import type { Problem, TaskView } from './contract.ts';
import {
  type BadRequest,
  badRequests,
  goodPath,
  propertiesOf,
  strangeRequests,
} from './fixture/bad-requests.ts';
import { mustBeAsPromised } from './fixture/promised.ts';
import { id, importAll, type Opened, open, TOKEN } from './fixture.ts';

// Walks every route of the table with everything that its contract refuses, over a real socket: a route that is added is walked too.

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

type Send = (asked: Omit<BadRequest, 'name' | 'expected'>) => Promise<Answer>;

async function listening(t: TestContext, { admin }: Opened): Promise<Send> {
  const server = createServer((incoming, outgoing) => admin.handle(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const agent = new Agent({ keepAlive: true });
  t.after(() => {
    agent.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return async ({ method, path, type, body }) => {
    const outgoing = request({
      host: '127.0.0.1',
      port,
      agent,
      method,
      path: `/api/v1${path}`,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
    });
    outgoing.end(body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    const text = Buffer.concat(await incoming.toArray()).toString();
    return { status: incoming.statusCode ?? 0, headers: incoming.headers, text };
  };
}

/** Says what is wrong with a refusal; '' for nothing. */
function fault({ status, headers, text }: Answer, expected?: readonly number[]): string {
  const shown = `${status} ${text.slice(0, 200)}`;
  if (expected !== undefined && !expected.includes(status)) return `answered ${shown}`;
  if (headers['content-type']?.split(';')[0] !== 'application/problem+json') return `no problem: ${shown}`;
  const problem = JSON.parse(text) as Partial<Problem>;
  if (problem.status !== status) return `another status within: ${shown}`;
  const said = [problem.code, problem.title, problem.hint, problem.type, problem.instance];
  return said.every((each) => typeof each === 'string' && each !== '') ? '' : `says too little: ${shown}`;
}

test('what the contract of a route refuses is a problem with a hint, and changes nothing', async (t) => {
  const opened = await open(t);
  const send = await listening(t, opened);
  // Changes whenever anybody else commits anything to the database.
  const looking = new DatabaseSync(join(opened.directory, 'todoku.db'), { readOnly: true });
  t.after(() => looking.close());
  const statement = looking.prepare('PRAGMA data_version');
  const version = () => statement.get()?.['data_version'];
  const { head } = await opened.todoku.store.verifyAudit();
  let before = version();
  const wrong: string[] = [];
  let count = 0;
  for (const route of opened.admin.routes) {
    for (const { name, expected, ...asked } of badRequests(route)) {
      count += 1;
      const said = fault(await send(asked), expected);
      if (said !== '') wrong.push(`${route.method} ${route.path}: ${name}: ${said}`);
      if (version() === before) continue;
      wrong.push(`${route.method} ${route.path}: ${name}: changed the store`);
      before = version();
    }
  }
  t.diagnostic(`${count} requests to ${opened.admin.routes.length} routes`);
  assert.deepEqual(wrong, []);
  assert.equal((await opened.todoku.store.verifyAudit()).head, head);
  const { answer } = await opened.ask<{ items: readonly TaskView[] }>('GET', '/tasks');
  assert.deepEqual(answer.items, []);
});

test('an address says which methods it has to who asks with another one', async (t) => {
  const opened = await open(t);
  const send = await listening(t, opened);
  for (const route of opened.admin.routes) {
    const path = goodPath(route);
    const known = methodsOf(opened.admin.routes, path.split('?')[0] ?? '');
    for (const method of [...METHODS, 'OPTIONS', 'TRACE', 'PROPFIND']) {
      if (known.includes(method)) continue;
      const answer = await send({ method, path });
      assert.equal(fault(answer, [405]), '', `${method} ${path}`);
      assert.equal(answer.headers['allow'], known);
    }
  }
});

test('every parameter of an address has a schema, and no other has', async (t) => {
  const { admin } = await open(t);
  for (const { path, params } of admin.routes) {
    const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    assert.deepEqual(Object.keys(propertiesOf(params)).sort(), named.sort(), path);
  }
});

test('what is strange but allowed is never the fault of the server', async (t) => {
  const opened = await open(t, { searchCatalog: async () => ({ rows: [], hasMore: false }) });
  const send = await listening(t, opened);
  const wrong: string[] = [];
  let count = 0;
  await importAll(opened, [{ number: 1, kb: '1', file: Buffer.from('a file') }]);
  for (const route of opened.admin.routes) {
    // What is named is there, whatever the route before did to it.
    await opened.ask('POST', '/groups', { name: '1' });
    await enrolComputer(opened.todoku, {
      computerId: id(1) as string as ComputerId,
      dnsName: '1',
      requestedGroups: [],
      address: '10.0.0.1',
    });
    for (const { name, ...asked } of strangeRequests(route)) {
      count += 1;
      const answer = await send(asked);
      const said = answer.status === 500 ? answer.text : answer.status >= 400 ? fault(answer) : '';
      const isJson = answer.headers['content-type']?.startsWith('application/json') === true;
      if (answer.status === 200 && isJson)
        mustBeAsPromised(opened.admin.routes, asked.method, asked.path, JSON.parse(answer.text));
      if (said !== '') wrong.push(`${route.method} ${route.path}: ${name}: ${said}`);
    }
  }
  t.diagnostic(`${count} requests to ${opened.admin.routes.length} routes`);
  assert.deepEqual(wrong, []);
});
