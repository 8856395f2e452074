import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { FetchRecord } from '#store';
import { addressOf, type Fetching, fetching, sampleFile, type Web, web } from './fixture.ts';

const file = sampleFile('update.cab');

/** What becomes of an approved file whose metadata gives that address; the upstream keeps no files itself. */
async function outcomeOf(
  t: TestContext,
  address: string,
  more: { readonly hosts?: readonly string[]; readonly upstream?: string } = {},
): Promise<{ readonly server: Fetching; readonly failure: FetchRecord['failure'] }> {
  const server = await fetching(t);
  await server.import(1, [file]);
  await server.upstream(more.upstream ?? 'http://wsus.example:8530', { catalogOnly: true });
  if (more.hosts !== undefined) await server.policy({ hosts: more.hosts });
  await server.sources({ sha1: file.sha1, url: address });
  await server.approve(1);
  await server.fetcher.drain();
  assert.equal(await server.has(file), false);
  return { server, failure: (await server.record(file))?.failure };
}

/** A web server that has the file at every address it is asked for. */
async function generous(t: TestContext): Promise<Web> {
  const other = await web(t);
  for (const path of ['/x', '/x.cab', addressOf(file)]) {
    other.pages.set(path, (_request, response) => void response.end(file.bytes));
  }
  return other;
}

for (const [what, address, code] of [
  ['a file of this machine', 'file:///etc/passwd', 'outgoing/not-an-address'],
  ['another scheme', 'ftp://download.windowsupdate.com/x.cab', 'outgoing/not-an-address'],
  ['user and password', 'http://user:secret@download.windowsupdate.com/x.cab', 'outgoing/not-an-address'],
  ['no address at all', '\\\\server\\share\\x.cab', 'outgoing/not-an-address'],
  ['a host that nobody allowed', 'http://download.evil.example/x.cab', 'outgoing/address-refused'],
  ['a host that only ends alike', 'http://evilwindowsupdate.com/x.cab', 'outgoing/address-refused'],
  ['the metadata service of a cloud', 'http://169.254.169.254/latest', 'outgoing/address-refused'],
  ['this machine', 'http://127.0.0.1:1/x', 'outgoing/address-refused'],
  ['this machine as IPv6', 'http://[::1]:1/x', 'outgoing/address-refused'],
  ['this machine written as a number', 'http://2130706433:1/x', 'outgoing/address-refused'],
] as const) {
  test(`metadata that points to ${what} is refused`, async (t) => {
    const { failure } = await outcomeOf(t, address);
    assert.equal(failure?.code, code);
  });
}

test('a private address is refused even where its host is allowed by name', async (t) => {
  const other = await generous(t);
  const { failure } = await outcomeOf(t, `${other.url}/x`, { hosts: ['127.0.0.1'] });
  assert.equal(failure?.code, 'outgoing/address-refused');
  const named = await outcomeOf(t, `http://localhost:${other.host.split(':')[1]}/x`, {
    hosts: ['localhost'],
  });
  assert.equal(named.failure?.code, 'outgoing/address-refused');
  assert.deepEqual(other.asked, []);
});

test("another port of the upstream's own machine is another service", async (t) => {
  const other = await generous(t);
  const { failure } = await outcomeOf(t, `${other.url}/x`, { upstream: 'http://127.0.0.1:8530' });
  assert.equal(failure?.code, 'outgoing/address-refused');
  assert.deepEqual(other.asked, []);
});

for (const [what, target] of [
  ['the metadata service of a cloud', 'http://169.254.169.254/latest/meta-data'],
  ['a foreign host', 'http://download.evil.example/x.cab'],
  ['a file of this machine', 'file:///etc/passwd'],
  ['another private machine that is allowed by name', 'http://10.255.255.1/x.cab'],
] as const) {
  test(`an upstream that redirects to ${what} leads nowhere`, async (t) => {
    const home = await web(t);
    const server = await fetching(t);
    await server.import(1, [file]);
    await server.upstream(home.url);
    await server.policy({ hosts: ['10.255.255.1'] });
    await server.approve(1);
    home.pages.set(addressOf(file), (_request, response) => {
      response.writeHead(302, { Location: target });
      response.end();
    });
    await server.fetcher.drain();
    assert.equal((await server.record(file))?.failure?.code, 'outgoing/address-refused');
  });
}

test('an upstream that redirects within itself is followed, but not in circles', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const other = sampleFile('circle.cab');
  await server.import(1, [file, other]);
  await server.upstream(home.url);
  await server.approve(1);
  const redirect = (to: string) => (_request: unknown, response: import('node:http').ServerResponse) => {
    response.writeHead(302, { Location: to });
    response.end();
  };
  home.pages.set(addressOf(file), redirect('/elsewhere'));
  home.pages.set('/elsewhere', (_request, response) => void response.end(file.bytes));
  home.pages.set(addressOf(other), redirect(addressOf(other)));
  await server.fetcher.drain();
  assert.ok(await server.has(file));
  assert.equal((await server.record(other))?.failure?.code, 'outgoing/too-many-redirects');
});

test('names from metadata never become names of files', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const hostile = sampleFile('..\\..\\..\\windows\\evil/../../x.c%61b');
  home.pages.set(`/Content/${hostile.sha1.slice(-2)}/${hostile.sha1}.bin`, (_request, response) => {
    response.setHeader('Content-Disposition', 'attachment; filename="../../evil"');
    response.end(hostile.bytes);
  });
  await server.import(1, [hostile]);
  await server.upstream(home.url);
  await server.approve(1);
  await server.fetcher.drain();
  assert.ok(await server.has(hostile));
});
