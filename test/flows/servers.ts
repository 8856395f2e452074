// For tests: whole servers on free ports, one of them filled with the sample catalog, and machines that call them.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { digestFromBase64, manualClock } from '#base';
import { approve, changeSettings, createGroup, decline, importRevisions } from '#changes';
import type { ServerContext } from '#server';
import {
  PROFILES,
  type ProfileName,
  payloadOf,
  type SimulatedClient,
  sampleCatalog,
  simulateClient,
} from '#simulator';
import type { SyncRun } from '#store';
import type { UpdateId } from '#update';
import { DEFAULT_GUARD, type UpstreamSettings } from '#upstream';
import { type Serving, type ServingOptions, START, serve } from '../server/serving.ts';

export type MovableClock = ReturnType<typeof manualClock>;

/** A server with a clock of its own that can be moved. */
export interface Site extends Serving {
  readonly clock: MovableClock;
  readonly url: string;
}

export const CATALOG = sampleCatalog();

/** Servers that tell one another times share a clock. `directory`: the data to go on with. */
export async function site(
  t: TestContext,
  clock: MovableClock = manualClock(START),
  options: Partial<Pick<ServingOptions, 'directory' | 'admin'>> = {},
): Promise<Site> {
  const serving = await serve(t, { clock, ...options });
  return { ...serving, clock, url: `http://127.0.0.1:${serving.port}` };
}

/** Imports the sample catalog with its files. */
export async function stock(todoku: ServerContext): Promise<void> {
  const report = await importRevisions(todoku, CATALOG.documents, 'test');
  assert.equal(report.failed.length, 0);
  for (const file of CATALOG.documents.flatMap(({ files }) => files)) {
    const sha1 = digestFromBase64(file.sha1, 'SHA1') ?? '';
    await todoku.content.add({ sha1, size: file.size }, one(payloadOf(file)));
  }
}

/** Imports the sample catalog with its files, and approves it for the groups Everyone and Pilot as the demo does. */
export async function fill(todoku: ServerContext): Promise<void> {
  await stock(todoku);
  const everyone = await createGroup(todoku, { name: 'Everyone' }, 'test');
  const pilot = await createGroup(todoku, { name: 'Pilot', parentId: everyone.id }, 'test');
  for (const { updateId, audience } of CATALOG.updates) {
    if (audience === 'nobody') continue;
    const groupId = audience === 'pilot' ? pilot.id : everyone.id;
    await approve(todoku, { updateId: updateId as UpdateId, groupId, action: 'Install' }, 'test');
  }
  await decline(todoku, [nobodys()], 'test');
}

/** An update of the sample catalog that is approved for nobody. */
export function nobodys(): UpdateId {
  return CATALOG.updates.find(({ audience }) => audience === 'nobody')?.updateId as UpdateId;
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

export async function follow(
  { todoku }: Pick<Site, 'todoku'>,
  url: string,
  settings: Partial<UpstreamSettings> = {},
): Promise<void> {
  const upstream: UpstreamSettings = {
    kind: 'server',
    url,
    mode: 'replica',
    accountName: 'below.example',
    rollup: true,
    acceptsPlainHttp: true,
    guard: DEFAULT_GUARD,
    ...settings,
  };
  await changeSettings(todoku, { upstream }, { verb: 'test', subject: 'test' }, 'test');
}

/** A synchronisation that must succeed without anything to complain about. */
export async function synchronise({ todoku, clock }: Site): Promise<SyncRun> {
  clock.advance(60_000);
  const run = await todoku.desks.synchroniser.run({ trigger: 'manual', actor: 'test' });
  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  assert.deepEqual(run.findings, []);
  return run;
}

/** A machine of that name; the same name is the same machine wherever it calls. */
export function machine(
  t: TestContext,
  { url, clock }: Pick<Site, 'url' | 'clock'>,
  name: string,
  options: Partial<Parameters<typeof simulateClient>[0]> & { readonly profileName?: ProfileName } = {},
): SimulatedClient {
  const { profileName = 'windows-11-25h2', ...rest } = options;
  const client = simulateClient({
    server: url,
    profile: PROFILES[profileName],
    name: `${name}.example`,
    targetGroup: 'Everyone',
    clock,
    ...rest,
  });
  t.after(() => client.close());
  return client;
}
