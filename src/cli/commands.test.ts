import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf } from '#base';
import { temporaryFolder } from '#base/fixture';
import type {
  ApproveAnswer,
  AuditRow,
  ContentStatus,
  GroupsAnswer,
  ImportFault,
  PageAnswer,
  StatusAnswer,
  UpdateDetails,
  UpdateRow,
} from '#server/admin';
import { updateId, writeDocuments } from './test-catalog.ts';
import { answerOf, serve, startTodoku, todoku, todokuProcess } from './test-process.ts';

interface Refused {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly hint: string;
    readonly detail?: string;
  };
}

interface Imported {
  readonly imported: number;
  readonly unchanged: number;
  readonly failed: readonly ImportFault[];
}

/** What differs between two installations that did the same: made-up ids, moments, places. */
const OWN = new Set([
  'id',
  'parentId',
  'serverId',
  'groupId',
  'importedAt',
  'createdAt',
  'at',
  'server',
  'path',
  'detail',
  'freeBytes',
  // A server fetches files meanwhile, which counts too.
  'sequence',
  'startedAt',
  'endedAt',
  'milliseconds',
]);

function comparable(text: string): unknown {
  // The next run is known where a server runs.
  return JSON.parse(text, (key, value) => (key === 'nextAt' ? undefined : OWN.has(key) ? '…' : value));
}

test('every command gives the same answer through a running server and without one', async (t) => {
  const folder = temporaryFolder('cli');
  const documents = await writeDocuments(join(folder, 'documents'), [
    { id: 1, kb: '9000001', file: { name: 'one.cab', sha1: 'AB'.repeat(20), size: 12 } },
    { id: 2, kb: '9000002', needs: [77] },
  ]);
  const commands = [
    ['updates', 'import', documents],
    ['updates', 'import', documents],
    ['groups', 'create', 'Servers'],
    ['groups', 'create', 'Web', '--parent', 'servers'],
    ['groups', 'create', 'Servers'],
    ['groups', 'list'],
    ['updates', 'approve', 'KB9000001', '--group', 'Servers', '--deadline', '2040-01-01'],
    ['updates', 'approve', updateId(1), '--action', 'not-approved', '--group', 'Web'],
    ['updates', 'approve', '9000001', '--group', 'Nobody'],
    ['updates', 'list', '--limit', '1'],
    ['updates', 'list', '--incomplete'],
    ['updates', 'search', 'update', '2'],
    ['updates', 'show', 'kb9000001'],
    ['updates', 'decline', updateId(2)],
    ['groups', 'delete', 'Servers', '--with-subgroups'],
    ['computers', 'show', 'nobody'],
    ['content', 'status'],
    ['content', 'verify'],
    ['audit'],
    ['audit', 'list', '--verb', 'approve'],
    ['status'],
    ['content', 'policy', '--parallel', '2'],
    ['content', 'fetch'],
    ['upstream', 'set', 'http://127.0.0.1:9'],
    ['sync', 'schedule', '--per-day', '2', '--at', '03:30'],
    ['sync', 'run'],
    ['sync', 'history'],
    ['sync', 'status'],
    ['sync', 'quarantine'],
    ['products', 'list'],
    ['products', 'enable', 'Windows 11'],
    ['languages', 'set', 'en'],
    ['downstream', 'policy', 'refused'],
    ['downstream', 'list'],
    ['catalog', 'import', 'nonsense'],
    ['bundle', 'inspect', folder],
    ['upstream', 'set', 'none'],
  ];
  const alone = join(folder, 'alone');
  const served = join(folder, 'served');
  await serve(t, served);
  for (const words of commands) {
    const [own, through] = await Promise.all(
      [alone, served].map((data) => todoku([...words, '--json', '--data', data])),
    );
    const what = words.join(' ');
    assert.equal(own!.code, through!.code, `${what}: ${own!.stderr}\n${through!.stderr}`);
    assert.deepEqual(comparable(own!.stdout), comparable(through!.stdout), what);
    assert.equal(own!.stderr, through!.stderr, what);
  }
  const status = await answerOf<StatusAnswer & { server: { running: boolean } }>([
    'status',
    '--data',
    served,
  ]);
  assert.equal(status.server.running, true);
  assert.equal(status.updates.total, 2);
  const { items } = await answerOf<PageAnswer<AuditRow>>(['audit', '--data', served]);
  assert.ok(
    items.some(({ verb, actor }) => verb === 'approve' && /^cli:./.test(actor)),
    'the audit names who did it',
  );
});

test('a bad document in a folder is told with file, place and hint, and the others are imported', async () => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  const documents = await writeDocuments(join(folder, 'documents'), [{ id: 1 }, { id: 3 }]);
  await mkdir(join(documents, 'deep', 'er'), { recursive: true });
  await writeFile(join(documents, 'UPDATE-2.XML'), '<Update>\n  <broken', 'utf8');
  await writeFile(join(documents, 'deep', 'er', 'other.Xml'), '<Envelope/>');
  await writeFile(join(documents, 'notes.txt'), 'not meant');
  const absent = join(folder, 'absent');
  const people = await todokuProcess(['updates', 'import', documents, absent, '--data', data]);
  assert.equal(people.code, 1);
  assert.match(people.stdout, /^2 update documents imported, 0 here already, 3 failed\.$/m);
  assert.match(people.stderr, /^Error: .*UPDATE-2\.XML: .*line 2.*\nTry: {3}\S/m);
  assert.match(
    people.stderr,
    /^Error: .*absent: it cannot be read: there is nothing of that name\nTry: {3}\S/m,
  );
  const machine = await todokuProcess(['--json', 'updates', 'import', documents, '--data', data]);
  const answer = JSON.parse(machine.stdout) as Imported;
  assert.equal(machine.code, 1);
  assert.deepEqual([answer.imported, answer.unchanged, answer.failed.length], [0, 2, 2]);
  for (const { name, hint, code } of answer.failed)
    assert.ok(name !== '' && hint !== '' && code.includes('/'));
  const nothing = await todoku([
    'updates',
    'import',
    join(documents, 'deep', '..', 'notes.txt'),
    '--data',
    data,
  ]);
  assert.equal(nothing.code, 1, 'a file that was named is read whatever it is called');
});

test('an import through the server sends every document, whatever the number of batches', async (t) => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  const many = Array.from({ length: 901 }, (_, index) => ({ id: index + 1 }));
  const documents = await writeDocuments(join(folder, 'documents'), many);
  await serve(t, data);
  const answer = await answerOf<Imported>(['updates', 'import', documents, '--data', data]);
  assert.equal(answer.imported, 901);
  const { total, items } = await answerOf<PageAnswer<UpdateRow>>(['updates', 'list', '--data', data]);
  assert.deepEqual([total, items.length], [901, 50]);
});

test('a second server on a data directory, or on a port that is taken, is refused kindly', async (t) => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  const server = await serve(t, data);
  const second = await todokuProcess(['serve', '--data', data, '--http', '127.0.0.1:0']);
  assert.equal(second.code, 1);
  assert.match(second.stderr, /Error: .*has this data directory open\nTry: {3}\S/);
  const { host } = new URL(server.url);
  const third = await todokuProcess(['serve', '--data', join(folder, 'other'), '--http', host, '--json']);
  assert.equal(third.code, 1);
  assert.match(third.stderr, /Error: .*\nTry: {3}\S/);
  assert.equal((JSON.parse(third.stdout) as Refused).error.code, 'server/cannot-listen');
  assert.equal((await todoku(['status', '--data', data])).code, 0, 'the first one serves on');
});

test('the run file of a server that crashed does not keep commands out, and a stopped one leaves none', async (t) => {
  const data = join(temporaryFolder('cli'), 'data');
  const crashed = await serve(t, data);
  await crashed.stop('SIGKILL');
  assert.match(await readFile(join(data, 'run.json'), 'utf8'), /"token"/);
  const status = await answerOf<{ server: { running: boolean } }>(['status', '--data', data]);
  assert.equal(status.server.running, false);
  const stopped = await serve(t, data);
  await stopped.stop();
  await assert.rejects(readFile(join(data, 'run.json')), { code: 'ENOENT' });
});

test('a run file that points to somebody else is not believed', async (t) => {
  const data = join(temporaryFolder('cli'), 'data');
  await mkdir(data);
  const stranger = createServer((_request, response) => response.end('hello'));
  stranger.listen(0, '127.0.0.1');
  t.after(() => stranger.close());
  await new Promise((resolve) => stranger.once('listening', resolve));
  const { port } = stranger.address() as AddressInfo;
  const stolen = { url: `http://127.0.0.1:${port}`, pid: 1, token: 'x', version: '0', startedAt: '' };
  await writeFile(join(data, 'run.json'), JSON.stringify(stolen));
  const status = await answerOf<{ server: { running: boolean } }>(['status', '--data', data]);
  assert.equal(status.server.running, false);
});

test('commands that meet in a data directory without a server wait for each other', async () => {
  const data = join(temporaryFolder('cli'), 'data');
  const names = ['North', 'South', 'West'];
  const ended = await Promise.all(
    names.map((name) => todokuProcess(['groups', 'create', name, '--data', data])),
  );
  for (const { code, stderr } of ended) assert.equal(code, 0, stderr);
  const { items } = await answerOf<GroupsAnswer>(['groups', 'list', '--data', data]);
  for (const name of names)
    assert.ok(
      items.some((group) => group.name === name),
      name,
    );
});

test('several updates with one KB number are listed, and taken only when all are meant', async () => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  const documents = await writeDocuments(join(folder, 'documents'), [
    { id: 1, kb: '9000001' },
    { id: 2, kb: '9000001' },
  ]);
  await todoku(['updates', 'import', documents, '--data', data]);
  const refused = await todoku(['updates', 'approve', 'KB9000001', '--data', data]);
  assert.equal(refused.code, 1);
  for (const id of [1, 2]) assert.ok(refused.stderr.includes(updateId(id)), refused.stderr);
  assert.match(refused.stderr, /--all/);
  const both = ['updates', 'approve', '9000001', '--all', '--deadline', '2020-01-01', '--data', data];
  const { items } = await answerOf<{ items: ApproveAnswer[] }>(both);
  assert.deepEqual(items.map(({ update }) => update.updateId).sort(), [updateId(1), updateId(2)]);
  for (const { notes } of items) assert.ok(notes.includes('deadline-passed'));
});

test('content is known by its digest: wrong bytes are refused, what nobody needs is left out', async (t) => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  // Larger than what is in flight at once, so that it really streams.
  const good = Buffer.alloc(5 * 1024 * 1024, 'good');
  const damaged = Buffer.alloc(70_000, 'sound');
  const sha1 = digestOf(good, 'SHA1');
  const documents = await writeDocuments(join(folder, 'documents'), [
    { id: 1, file: { name: 'good.cab', sha1, size: good.length } },
    { id: 2, file: { name: 'other.cab', sha1: digestOf(damaged, 'SHA1'), size: damaged.length } },
  ]);
  const files = join(folder, 'files');
  await mkdir(files);
  await writeFile(join(files, 'whatever.bin'), good);
  // As WSUS names it, but with other bytes.
  damaged[3] = 0;
  await writeFile(join(files, `${digestOf(Buffer.alloc(70_000, 'sound'), 'SHA1')}.cab`), damaged);
  await writeFile(join(files, 'holiday.jpg'), 'nobody needs it');
  // Far longer than declared: the server has refused it before it was sent to its end.
  await writeFile(join(files, `${sha1}.cab`), Buffer.alloc(12 * 1024 * 1024, 'long'));
  await serve(t, data);
  await answerOf(['updates', 'import', documents, '--data', data]);
  await answerOf(['updates', 'approve', updateId(1), '--data', data]);
  const people = await todoku(['content', 'import', files, '--data', data]);
  assert.equal(people.code, 1);
  assert.match(people.stdout, /^1 file \(5 MB\) imported, 0 here already, 2 failed\.$/m);
  assert.match(people.stdout, /^1 file left out/m);
  assert.match(people.stderr, /Error: .*digest.*\nTry: {3}\S/);
  assert.match(people.stderr, /Error: .*size.*\nTry: {3}\S/);
  const { approved, present, named } = await answerOf<ContentStatus>(['content', 'status', '--data', data]);
  assert.deepEqual([approved.missingFiles, present.files, named.files], [0, 1, 2]);
  const details = await answerOf<UpdateDetails>(['updates', 'show', updateId(1), '--data', data]);
  assert.deepEqual(
    details.files.map((file) => [file.sha1, file.present]),
    [[sha1, true]],
  );
  const verified = await answerOf<{ checked: { files: number }; corrupt: unknown[] }>([
    'content',
    'verify',
    '--data',
    data,
  ]);
  assert.deepEqual([verified.checked.files, verified.corrupt], [1, []]);
  const alone = await todoku(['content', 'import', join(files, 'holiday.jpg'), '--data', data]);
  assert.equal(alone.code, 1, 'a file that was asked for by name is not left out silently');
});

test('a backup made beside a running server can be restored elsewhere, and never over something', async (t) => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  const documents = await writeDocuments(join(folder, 'documents'), [{ id: 1 }]);
  await serve(t, data);
  await answerOf(['updates', 'import', documents, '--data', data]);
  const file = join(folder, 'backup.db');
  const written = await answerOf<{ bytes: number }>(['backup', file, '--data', data]);
  assert.ok(written.bytes > 0);
  assert.equal(
    (await todoku(['backup', file, '--data', data])).code,
    1,
    'an existing file is not overwritten',
  );
  const running = await todoku(['restore', file, '--data', data, '--json']);
  assert.equal((JSON.parse(running.stdout) as Refused).error.code, 'cli/server-running');
  const other = join(folder, 'other');
  await answerOf(['restore', file, '--data', other]);
  const { total } = await answerOf<PageAnswer<UpdateRow>>(['updates', 'list', '--data', other]);
  assert.equal(total, 1);
  assert.equal((await todoku(['restore', file, '--data', other])).code, 1);
});

test('a command line that is not understood ends with 2, a directory that is not there with 1', async () => {
  const folder = temporaryFolder('cli');
  const cases = [
    ['updates', 'lst'],
    ['updates', 'list', '--colour'],
    ['updates', 'list', '--limit', '0'],
    ['updates', 'list', '--type', 'cake'],
    ['updates', 'approve', 'KB1', '--action', 'explode'],
    ['groups', 'add', 'Servers'],
    ['updates'],
    ['simulate', 'clients'],
  ];
  for (const words of cases) {
    const { code, stderr } = await todokuProcess([...words, '--data', folder]);
    assert.equal(code, 2, words.join(' '));
    assert.match(stderr, /^Error: .+\nTry: {3}.+$|^Usage: /m, words.join(' '));
  }
  const absent = await todokuProcess(['status', '--json'], { TODOKU_DATA: join(folder, 'absent') });
  assert.equal(absent.code, 1);
  assert.equal((JSON.parse(absent.stdout) as Refused).error.code, 'cli/no-data');
  const fresh = await answerOf<StatusAnswer>(['status', '--data', folder]);
  assert.equal(fresh.updates.total, 0);
});

test('serve takes its place and address from the environment and says what to do next', async (t) => {
  const data = join(temporaryFolder('cli'), 'data');
  const child = startTodoku(['serve'], {
    TODOKU_DATA: data,
    TODOKU_HTTP: '127.0.0.1:0',
    TODOKU_LOG: 'silent',
  });
  t.after(() => child.kill('SIGKILL'));
  let text = '';
  for await (const chunk of child.stdout!) {
    text += String(chunk);
    if (text.includes('AU\\UseWUServer')) break;
  }
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  assert.ok(text.includes(data));
  assert.match(text, /todoku upstream set microsoft .*\n.*todoku sync run --categories-only /);
  const values = /^ {2}WUServer +\(text\) +(\S+)\n {2}WUStatusServer +\(text\) +(\S+)\n/m.exec(text);
  assert.deepEqual(values?.slice(1), [url, url]);
});
