import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { approve, changeSettings } from '#changes';
import { CONTENT_POLICY, DEFAULT_CONTENT_POLICY } from '#content';
import { type ContentFetcher, createContentFetcher } from '#jobs';
import {
  corruptContent,
  endless,
  type Fault,
  httpPage,
  microsoftUrl,
  onCall,
  redirectTo,
  reset,
  resizedContent,
  slow,
  truncated,
} from '#simulator';
import { ALL_COMPUTERS, type UpdateId } from '#update';
import { openSession, type UpstreamContext, type UpstreamSettings } from '#upstream';
import { AT_ONCE } from './downstream.ts';
import { type Scene, setScene } from './world.ts';

const BOUNDED = { timeout: 60_000 };
const DAY = 86_400_000;

interface ContentAttack {
  readonly strike: readonly Fault[];
  /** Where the metadata says that Microsoft has every file; '' for nowhere, undefined for the simulator's second port. */
  readonly microsoft?: string | undefined;
  /** Hosts that the policy allows; none where left out, so that nothing else is asked. */
  readonly hosts?: readonly string[];
  /** Attempts a day apart; the upstream is first asked to fetch what it does not have. */
  readonly attempts?: number;
  /** Why the file is not here, in the queue. */
  readonly fails: string;
}

/**
 * Fetches the files of an approved update from an upstream that does wrong. Promises of every attack: nothing but the declared
 * bytes is ever stored, the reason is in the queue with a hint, and once all is well the file comes.
 */
async function attackContent(t: TestContext, options: ContentAttack): Promise<Scene> {
  const { strike, microsoft, hosts = [], attempts = 1, fails } = options;
  const scene = await setScene(t, { fromTheFirst: microsoft === undefined ? [] : [microsoftUrl(microsoft)] });
  const { upstream, world, below, clock, news } = scene;
  const { context } = below;
  const files = world.live.newest(news[0]!.updateId)!.files;
  assert.ok(files.length > 0);
  await prepare(scene, hosts);
  const fetcher = await openFetcher(t, context);
  upstream.faults.add(...strike);
  for (let attempt = 0; attempt < attempts; attempt++) {
    clock.advance(DAY);
    await fetcher.drain();
  }
  const { failed } = await fetcher.status();
  const codes = failed.map(({ failure }) => failure?.code);
  assert.deepEqual([...new Set(codes)], [fails], JSON.stringify(failed));
  assert.ok(failed.every(({ failure }) => (failure?.hint.length ?? 0) > 10));
  for (const { sha1 } of files) assert.equal(await context.content.stat(sha1), undefined);

  upstream.faults.clear();
  clock.advance(DAY);
  await fetcher.retry();
  await fetcher.drain();
  for (const { sha1, size } of files) assert.equal(await context.content.verify({ sha1, size }), 'sound');
  return scene;
}

/** Takes the news in and approves the first of them. */
async function prepare({ below, news }: Scene, hosts: readonly string[]): Promise<void> {
  const { context, synchroniser } = below;
  assert.equal((await synchroniser.run({ trigger: 'manual', actor: 'test' })).outcome, 'succeeded');
  const policy = { [CONTENT_POLICY]: { ...DEFAULT_CONTENT_POLICY, hosts } };
  await changeSettings(context, policy, { verb: 'set-content-policy', subject: 'hosts' }, 'test');
  const updateId = news[0]!.updateId as UpdateId;
  await approve(context, { updateId, groupId: ALL_COMPUTERS, action: 'Install' }, 'test');
}

async function openFetcher(t: TestContext, context: UpstreamContext): Promise<ContentFetcher> {
  const { content, outgoing, clock, log, store } = context;
  const settings = (await store.setting<UpstreamSettings>('upstream'))!;
  const { serverId } = store.identity;
  const fetcher = createContentFetcher({
    context,
    content,
    outgoing,
    inBackground: false,
    openSession: (signal) => openSession({ outgoing, settings, serverId, clock, log, signal, pace: AT_ONCE }),
  });
  t.after(() => fetcher.close());
  return fetcher;
}

for (const [name, fault, fails] of [
  ['content tampering: a file with one bit changed', corruptContent(), 'content/digest-mismatch'],
  ['content tampering: a file that is too short', resizedContent(-10), 'jobs/wrong-length'],
  ['content tampering: a file that is too long', resizedContent(10), 'jobs/wrong-length'],
  ['endless data: a file that never ends', endless('Content'), 'content/size-mismatch'],
  ['slow: a file that never begins to come', slow('Content', 600_000), 'outgoing/timeout'],
  ['truncation: a line that is reset', reset('Content'), 'outgoing/reset'],
  ['truncation: a line that is cut in the middle', truncated('Content'), 'outgoing/reset'],
  ['HTTP 403', httpPage('Content', 403), 'jobs/bad-answer'],
  ['captive portal with a page in place of a file', httpPage('Content', 200), 'jobs/wrong-length'],
  [
    'SSRF: a redirect to the metadata of a cloud',
    redirectTo('Content', 'http://169.254.169.254/latest/'),
    'outgoing/address-refused',
  ],
  ['SSRF: a redirect to a file', redirectTo('Content', 'file:///etc/passwd'), 'outgoing/address-refused'],
] as const) {
  test(name, BOUNDED, async (t) => {
    await attackContent(t, { strike: [fault], microsoft: '', fails });
  });
}

test('truncation: a line that breaks once is gone on with where it broke', BOUNDED, async (t) => {
  const { upstream } = await attackContent(t, {
    strike: [onCall(0, truncated('Content'))],
    microsoft: '',
    fails: 'outgoing/reset',
  });
  const ranges = upstream.callsOf('Content').map(({ range }) => range);
  assert.equal(ranges.length, 2);
  assert.equal(ranges[0], undefined);
  assert.match(ranges[1] ?? '', /^bytes=[1-9]\d*-$/);
});

for (const [name, microsoft, hosts, fails] of [
  ['file://', 'file:///etc/passwd', [], 'jobs/not-found'],
  ['a host that nobody allowed', 'http://evil.example/payload.exe', [], 'outgoing/address-refused'],
  [
    'the metadata of a cloud',
    'http://169.254.169.254/latest/meta-data/',
    ['169.254.169.254'],
    'outgoing/address-refused',
  ],
  ['another service of this machine', undefined, ['127.0.0.1'], 'outgoing/address-refused'],
] as const) {
  test(`SSRF: metadata that leads to ${name}`, BOUNDED, async (t) => {
    const strike = [httpPage('Content', 404)];
    const { upstream } = await attackContent(t, { strike, microsoft, hosts, attempts: 2, fails });
    assert.equal(upstream.callsOf('Microsoft').length, 0);
  });
}
