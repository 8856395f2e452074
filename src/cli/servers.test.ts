import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type {
  ApproveAnswer,
  BundleView,
  CategoriesAnswer,
  DownstreamAnswer,
  FetchesAnswer,
  GroupsAnswer,
  MigrateAnswer,
  PageAnswer,
  PreflightAnswer,
  ScheduleView,
  SelectCategoriesAnswer,
  StatusAnswer,
  SyncRunDetails,
  SyncRunRow,
  SyncStatusAnswer,
  UpdateRow,
  UpstreamAnswer,
} from '#server/admin';
import { httpPage, type SimulatedUpstream, slow, startSimulatedUpstream, UpstreamWorld } from '#simulator';
import { answerOf, serve, startTodoku, todoku } from './test-process.ts';

interface Refused {
  readonly error: { readonly code: string };
}

async function simulated(t: TestContext): Promise<SimulatedUpstream> {
  const upstream = await startSimulatedUpstream({ world: UpstreamWorld.withSamples() });
  t.after(() => upstream.close());
  return upstream;
}

/** The commands of a first contact, in a data directory. */
async function firstContact(data: string, url: string): Promise<void> {
  await answerOf(['upstream', 'set', url, '--data', data]);
  await answerOf(['sync', 'run', '--categories-only', '--data', data]);
  await answerOf(['products', 'enable', 'Windows 11', 'microsoft edge', '--data', data]);
  await answerOf(['classifications', 'enable', '--preset', 'usual', '--data', data]);
}

/** Text for people; fails when the command ends otherwise than expected. */
async function textOf(words: readonly string[], code = 0): Promise<string> {
  const ended = await todoku(words);
  assert.equal(ended.code, code, `${words.join(' ')}: ${ended.stdout}${ended.stderr}`);
  return ended.stdout + ended.stderr;
}

test('a first contact: each answer names the command that comes next, and updates are here at its end', async (t) => {
  const upstream = await simulated(t);
  const data = join(temporaryFolder('cli'), 'data');
  const on = ['--data', data];
  assert.match(await textOf(['upstream', 'set', upstream.url, ...on]), /todoku upstream test/);
  assert.match(await textOf(['upstream', 'test', ...on]), /^The upstream can be used\.$/m);
  assert.match(
    await textOf(['products', 'list', ...on]),
    /They were never fetched\. Try: {3}todoku sync run --categories-only/,
  );
  const fetched = await textOf(['sync', 'run', '--categories-only', ...on]);
  assert.match(fetched, /^Result +succeeded: \d+ new$/m);
  assert.match(fetched, /todoku products list/);
  const products = await textOf(['products', 'list', ...on]);
  assert.match(products, /^\[ \].* Windows 11$/m);
  assert.doesNotMatch(products, /\(new\)/);
  const preview = await textOf(['products', 'enable', 'Windows 11', '--preview', ...on]);
  assert.match(preview, /cannot be said: no classifications are selected yet\./);
  assert.match(preview, /this was a preview/);
  assert.match(
    await textOf(['products', 'enable', 'Windows 11', ...on]),
    /1 is selected now\.\n.*todoku classifications list/,
  );
  const chosen = await textOf(['classifications', 'enable', '--preset', 'usual', ...on]);
  assert.match(
    chosen,
    /The upstream has \d+ updates for all that is selected; \d+ of them are not here yet\./,
  );
  assert.match(chosen, /todoku sync run$/m);
  assert.match(await textOf(['sync', 'run', ...on]), /^Result +succeeded: \d+ new$/m);
  assert.match(await textOf(['sync', 'status', ...on]), /^Last run +\d{4}-.*, succeeded: \d+ new$/m);
  assert.match(await textOf(['status', ...on]), /^Sync +from http.*last success \d{4}-/m);
  const { items } = await answerOf<PageAnswer<UpdateRow>>(['updates', 'list', '--approvable', ...on]);
  assert.ok(items.length > 0);
});

test('what is missing or wrong is said with a command that helps', async () => {
  const folder = temporaryFolder('cli');
  const on = ['--data', join(folder, 'data')];
  await answerOf(['groups', 'create', 'Pilot', ...on]);
  await writeFile(join(folder, 'no.pem'), 'not a certificate');
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['upstream/not-set', ['sync', 'run']],
    ['upstream/not-set', ['upstream', 'test']],
    ['admin/no-such-run', ['sync', 'show']],
    ['admin/no-such-run', ['sync', 'show', '12']],
    ['admin/upstream-url', ['upstream', 'set', 'wsus']],
    ['admin/microsoft-has-no-replicas', ['upstream', 'set', 'microsoft', '--replica']],
    ['admin/no-proxy', ['upstream', 'set', '--proxy-user', 'me']],
    ['admin/not-a-certificate', ['upstream', 'set', 'microsoft', '--ca', join(folder, 'no.pem')]],
    ['cli/unreadable', ['upstream', 'set', 'microsoft', '--ca', join(folder, 'nothing.pem')]],
    ['cli/nothing-to-release', ['sync', 'release']],
    ['cli/nothing-to-enable', ['products', 'enable']],
    ['cli/nothing-to-take-in', ['catalog', 'import']],
    ['cli/unreadable', ['catalog', 'import', '--file', join(folder, 'ids.txt')]],
    ['admin/catalog-reference', ['catalog', 'import', 'KB5012170']],
    ['admin/no-categories', ['classifications', 'enable', 'Tools']],
    ['admin/update-not-found', ['content', 'forecast', 'KB1']],
    ['admin/bandwidth-window', ['content', 'policy', '--window', 'at night']],
    ['admin/downstream-not-found', ['downstream', 'refuse', 'Osaka']],
    ['bundle/not-a-bundle', ['bundle', 'inspect', folder]],
    ['bundle/not-a-bundle', ['bundle', 'import', folder]],
    ['admin/upstream-url', ['migrate', '--from', 'old-wsus']],
  ];
  for (const [code, words] of cases) {
    const { stdout, stderr, code: ended } = await todoku([...words, ...on, '--json']);
    assert.equal(ended, 1, `${words.join(' ')}: ${stdout}${stderr}`);
    assert.equal((JSON.parse(stdout) as Refused).error.code, code, words.join(' '));
    assert.match(stderr, /^Error: .+\nTry: {3}\S/, 'and nothing of the log of a server beside it');
  }
  const misused: readonly (readonly string[])[] = [
    ['upstream', 'set', 'microsoft', '--replica', '--autonomous'],
    ['upstream', 'set', '--freeze-days', 'many'],
    ['sync', 'schedule', '--at', '25:00'],
    ['sync', 'schedule', '--per-day', '25'],
    ['sync', 'schedule', '--manual', '--per-day', '2'],
    ['content', 'fetch', 'ABCD'],
    ['downstream', 'policy', 'maybe'],
    ['migrate'],
  ];
  for (const words of misused) {
    const { code, stderr } = await todoku([...words, ...on]);
    assert.equal(code, 2, words.join(' '));
    assert.match(stderr, /^Error: .+\nTry: {3}\S/);
  }
});

test('a failed synchronisation reads well without a server, and status ends with 1 until it is over', async (t) => {
  const upstream = await simulated(t);
  const data = join(temporaryFolder('cli'), 'data');
  const on = ['--data', data];
  await firstContact(data, upstream.url);
  upstream.faults.add(httpPage('every', 403));
  const failed = await todoku(['sync', 'run', ...on]);
  assert.equal(failed.code, 1);
  assert.match(failed.stdout, /^Result +failed$/m);
  assert.match(failed.stdout, /What was here before goes on being served\./);
  assert.match(failed.stdout, /^ {2}authorization .* ended here$/m);
  assert.match(failed.stdout, /^Error: the upstream forbids the access.*\n.*\nTry: {3}\S/m);
  assert.equal(failed.stderr, '');
  assert.match(await textOf(['sync', 'status', ...on], 1), /^Last run .*failed$/m);
  assert.match(await textOf(['status', ...on]), /last run failed, 1 error/);
  const test = await answerOf<PreflightAnswer>(['upstream', 'test', ...on]).catch(() => undefined);
  assert.equal(test, undefined, 'a test that fails ends with 1 too');
  const history = await textOf(['sync', 'history', ...on]);
  assert.match(history, /^ +2 .*by hand +failed +the upstream forbids/m);
  assert.match(history, /todoku sync show RUN/);
  upstream.faults.clear();
  await answerOf<SyncRunDetails>(['sync', 'run', ...on]);
  assert.equal((await answerOf<SyncStatusAnswer>(['sync', 'status', ...on])).alarms.length, 0);
});

test('Ctrl+C ends a synchronisation of the command itself in order; the next one goes on', async (t) => {
  const upstream = await simulated(t);
  const data = join(temporaryFolder('cli'), 'data');
  await answerOf(['upstream', 'set', upstream.url, '--data', data]);
  upstream.faults.add(slow('GetConfigData', 60_000));
  const child = startTodoku(['sync', 'run', '--data', data, '--json']);
  t.after(() => child.kill('SIGKILL'));
  const out = child.stdout!.toArray();
  const closed = once(child, 'close') as Promise<[number | null]>;
  while (upstream.callsOf('GetConfigData').length === 0 && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  const [code] = await closed;
  assert.equal(code, 1);
  const run = JSON.parse(Buffer.concat(await out).toString()) as SyncRunDetails;
  assert.equal(run.outcome, 'cancelled');
  upstream.faults.clear();
  assert.equal((await answerOf<SyncRunRow>(['sync', 'run', '--data', data])).outcome, 'succeeded');
});

test('through a running server: in the background, stopped, scheduled, and fetched by the server itself', async (t) => {
  const upstream = await simulated(t);
  const data = join(temporaryFolder('cli'), 'data');
  const on = ['--data', data];
  await serve(t, data);
  await firstContact(data, upstream.url);
  upstream.faults.add(slow('GetRevisionIdList', 60_000));
  const started = await answerOf<SyncRunRow>(['sync', 'run', '--background', ...on]);
  assert.equal(started.outcome, 'running');
  const second = await todoku(['sync', 'run', '--json', ...on]);
  assert.equal((JSON.parse(second.stdout) as Refused).error.code, 'upstream/already-running');
  assert.equal((await answerOf<{ stopped: boolean }>(['sync', 'stop', ...on])).stopped, true);
  assert.match(await textOf(['sync', 'stop', ...on]), /No synchronisation is under way/);
  upstream.faults.clear();
  await answerOf(['sync', 'run', ...on]);
  const schedule = ['sync', 'schedule', '--per-day', '2', '--at', '02:30', '--offset', '0', ...on];
  const { nextAt } = await answerOf<ScheduleView>(schedule);
  assert.ok(new Date(nextAt!).toISOString().endsWith(':30:00.000Z'), `${nextAt}`);
  assert.match(await textOf(['sync', 'schedule', '--manual', ...on]), /By hand only/);
  const { items } = await answerOf<PageAnswer<UpdateRow>>(['updates', 'list', '--approvable', ...on]);
  const approved = await textOf(['updates', 'approve', items[0]!.updateId, ...on]);
  assert.match(approved, /missing, .* free on the disk\.\n.*todoku content fetch$/m);
  const fetched = await answerOf<FetchesAnswer>(['content', 'fetch', '--wait', ...on]);
  assert.deepEqual([fetched.failed, fetched.waiting], [[], []]);
  assert.match(await textOf(['content', 'forecast', items[0]!.updateId, ...on]), /all here/);
});

test('without a server files are fetched by the command that asks for them', async (t) => {
  const upstream = await simulated(t);
  const data = join(temporaryFolder('cli'), 'data');
  const on = ['--data', data];
  await firstContact(data, upstream.url);
  await answerOf(['sync', 'run', ...on]);
  const { items } = await answerOf<PageAnswer<UpdateRow>>(['updates', 'list', '--approvable', ...on]);
  const { updateId } = items[0]!;
  const approved = await answerOf<{ items: ApproveAnswer[] }>(['updates', 'approve', updateId, ...on]);
  assert.ok(approved.items[0]!.notes.includes('content-on-its-way'));
  const people = await textOf(['updates', 'approve', updateId, ...on]);
  assert.match(people, /todoku content fetch --wait/);
  await answerOf(['content', 'fetch', '--update', updateId, ...on]);
  assert.match(await textOf(['updates', 'show', updateId, ...on]), /all here/);
  const moved = join(data, '..', 'other');
  assert.match(await textOf(['content', 'move', moved, ...on]), /copied to .*other, each verified/);
  assert.match(await textOf(['content', 'verify', '--repair', ...on]), /verified, 0 damaged/);
});

test('two servers: a replica shows what its upstream decided, changes nothing, and can be refused', async (t) => {
  const source = await simulated(t);
  const folder = temporaryFolder('cli');
  const above = ['--data', join(folder, 'above')];
  const below = ['--data', join(folder, 'below')];
  await firstContact(join(folder, 'above'), source.url);
  await answerOf(['sync', 'run', ...above]);
  await answerOf(['groups', 'create', 'Pilot', ...above]);
  const { url } = await serve(t, join(folder, 'above'));
  const set = ['upstream', 'set', url, '--replica', '--name', 'osaka', ...below];
  assert.match(await textOf(set), /groups, approvals and declines become those of the upstream/);
  assert.match(await textOf(['sync', 'run', ...below]), /^Selection +all that the upstream has$/m);
  const { items } = await answerOf<GroupsAnswer>(['groups', 'list', ...below]);
  assert.ok(items.some(({ name }) => name === 'Pilot'));
  const refused = await todoku(['groups', 'create', 'Own', '--json', ...below]);
  assert.equal((JSON.parse(refused.stdout) as Refused).error.code, 'changes/replica-read-only');
  const listed = await answerOf<DownstreamAnswer>(['downstream', 'list', ...above]);
  assert.deepEqual(
    listed.items.map(({ name, mode, lag }) => [name, mode, lag]),
    [['osaka', 'replica', 0]],
  );
  assert.match(await textOf(['downstream', 'refuse', 'Osaka', ...above]), /osaka is refused/);
  assert.equal((await todoku(['sync', 'run', ...below])).code, 1);
  assert.match(await textOf(['downstream', 'allow', 'osaka', ...above]), /osaka is allowed/);
  await answerOf(['sync', 'run', ...below]);
  assert.match(await textOf(['downstream', 'policy', 'refused', ...above]), /refused from now on/);
  await answerOf(['sync', 'run', ...below]);
  assert.match(await textOf(['downstream', 'remove', 'osaka', ...above]), /forgotten/);
  assert.equal((await todoku(['sync', 'run', ...below])).code, 1, 'it is an unknown one now');
});

test('migrate takes a server over and says where updates come from next', async (t) => {
  const source = await simulated(t);
  const folder = temporaryFolder('cli');
  const old = ['--data', join(folder, 'old')];
  await firstContact(join(folder, 'old'), source.url);
  await answerOf(['sync', 'run', ...old]);
  await answerOf(['groups', 'create', 'Pilot', ...old]);
  const { url } = await serve(t, join(folder, 'old'));
  const fresh = ['--data', join(folder, 'fresh')];
  const text = await textOf(['migrate', '--from', url, ...fresh]);
  assert.match(text, /^Groups +1$/m);
  assert.match(text, /stands on its own now/);
  assert.match(text, /todoku upstream set microsoft$/m);
  assert.equal((await answerOf<UpstreamAnswer>(['upstream', 'show', ...fresh])).upstream, undefined);
  const again = ['migrate', '--from', url, '--no-content', ...fresh];
  assert.ok((await answerOf<MigrateAnswer>(again)).revisions > 0);
  const { counts } = await answerOf<SyncRunDetails>(['sync', 'show', ...fresh]);
  assert.equal(counts.new, 0, 'a second time brings nothing twice');
});

test('a bundle goes from one command line to another', async (t) => {
  const source = await simulated(t);
  const folder = temporaryFolder('cli');
  const one = ['--data', join(folder, 'one')];
  const other = ['--data', join(folder, 'other')];
  await firstContact(join(folder, 'one'), source.url);
  const path = join(folder, 'bundle');
  const { signedBy } = await answerOf<BundleView>(['bundle', 'export', path, '--groups', ...one]);
  assert.match(await textOf(['bundle', 'inspect', path, ...other]), /not trusted here yet/);
  const refused = await textOf(['bundle', 'import', path, ...other], 1);
  assert.match(refused, /Error: .*trusted.*\nTry: {3}.*--trust/);
  assert.match(
    await textOf(['bundle', 'import', path, '--trust', signedBy, ...other]),
    /revisions imported, 0/,
  );
  assert.match(await textOf(['bundle', 'export', join(folder, 'w'), '--wsus', ...one]), /wsusutil import/);
});

test('languages and presets are shown with what the upstream has', async (t) => {
  const upstream = await simulated(t);
  const data = join(temporaryFolder('cli'), 'data');
  const on = ['--data', data];
  await firstContact(data, upstream.url);
  assert.match(await textOf(['languages', 'list', ...on]), /^\[x\] +en +yes +English$/m);
  assert.match(await textOf(['languages', 'set', 'de', 'ja', ...on]), /does not take: de/);
  assert.match(await textOf(['languages', 'set', 'all', ...on]), /all languages/);
  assert.match(await textOf(['products', 'presets', ...on]), /^windows-11 /m);
  const answer = ['products', 'enable', '--preset', 'windows-server', ...on];
  const { passedOver } = await answerOf<SelectCategoriesAnswer>(answer);
  assert.ok(passedOver.includes('Windows Server 2016'));
  const { items } = await answerOf<CategoriesAnswer>(['products', 'list', '--selected', ...on]);
  assert.ok(items.every(({ selected, inherited }) => selected || inherited));
  const status = await answerOf<StatusAnswer>(['status', ...on]);
  assert.equal(status.sync.upstream, upstream.url);
});
