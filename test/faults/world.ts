// For tests: a server with the sample catalog and simulated machines, in which one thing is made wrong and the question is asked.

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { manualClock, newGuid } from '#base';
import { approve, createGroup, importRevisions } from '#changes';
import type { TaskView, WhyAnswer } from '#server/admin';
import type { SimulatedClient } from '#simulator';
import { ALL_COMPUTERS, type ApprovalAction, type GroupId, type UpdateId } from '#update';
import { CATALOG, fill, type MovableClock, machine, stock } from '../flows/servers.ts';
import { type Serving, START, serve } from '../server/serving.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const TOKEN = 'the-token-of-this-server';

export type MachineOptions = Parameters<typeof machine>[3];

export class FaultWorld {
  readonly t: TestContext;
  readonly serving: Serving;
  readonly clock: MovableClock;

  private constructor(t: TestContext, serving: Serving, clock: MovableClock) {
    this.t = t;
    this.serving = serving;
    this.clock = clock;
  }

  /** Filled as the demo fills a server: approved for Everyone, one update for Pilot, one declined. */
  static async filled(t: TestContext): Promise<FaultWorld> {
    const world = await FaultWorld.empty(t);
    await fill(world.todoku);
    return world;
  }

  /** The same, approved for nobody. */
  static async stocked(t: TestContext): Promise<FaultWorld> {
    const world = await FaultWorld.empty(t);
    await stock(world.todoku);
    return world;
  }

  static async empty(t: TestContext): Promise<FaultWorld> {
    const clock = manualClock(START);
    return new FaultWorld(t, await serve(t, { clock, admin: { token: TOKEN } }), clock);
  }

  get todoku(): Serving['todoku'] {
    return this.serving.todoku;
  }

  get url(): string {
    return `http://127.0.0.1:${this.serving.port}`;
  }

  machine(name = 'pc-1', options: MachineOptions = {}): SimulatedClient {
    return machine(this.t, { url: this.url, clock: this.clock }, name, options);
  }

  /** A machine that scanned and reported, and installed nothing. */
  async scanned(name = 'pc-1', options: MachineOptions = {}): Promise<SimulatedClient> {
    const client = this.machine(name, options);
    await this.scan(client);
    return client;
  }

  /** A check with its report, a minute after whatever was before. What machines told is written at once. */
  async scan(client: SimulatedClient, wanted: 'done' | 'failed' = 'done'): Promise<void> {
    this.clock.advance(60_000);
    const { scan } = await client.cycle({ install: false });
    assert.equal(scan.outcome, wanted, String(scan.error));
    await this.settle();
  }

  /** Contacts are written once a second by the real clock, or when it is asked for. */
  async settle(): Promise<void> {
    await this.serving.face.flushContacts();
  }

  /** An update of the sample catalog by its KB number. */
  update(kb: string): UpdateId {
    const found = CATALOG.updates.find(({ title }) => title.includes(kb));
    assert.ok(found, `the sample catalog has KB${kb}`);
    return found.updateId as UpdateId;
  }

  /** A further revision of an update comes, the same but for its number and what `change` makes of its text. */
  revise(kb: string, change: (text: string) => string): Promise<void> {
    return this.reviseUpdate(this.update(kb), change);
  }

  async reviseUpdate(id: string, change: (text: string) => string): Promise<void> {
    const { identity, bytes } = CATALOG.documents.find((document) => document.identity.updateId === id)!;
    const { updateId, revisionNumber } = identity;
    const numbered = Buffer.from(bytes)
      .toString('utf8')
      .replace(
        new RegExp(`(UpdateID="${updateId}"\\s+RevisionNumber=")${revisionNumber}"`, 'i'),
        `$1${revisionNumber + 1}"`,
      );
    const { imported } = await importRevisions(
      this.todoku,
      [{ name: 'next', bytes: Buffer.from(change(numbered)) }],
      'test',
    );
    assert.equal(imported.length, 1);
  }

  /** An update like 9900007 comes under that KB number, and is approved for Everyone. */
  async publish(kb: string, change: (text: string) => string): Promise<void> {
    const like = CATALOG.documents.find(({ identity }) => identity.updateId === this.update('9900007'))!;
    const updateId = newGuid() as UpdateId;
    const text = Buffer.from(like.bytes)
      .toString('utf8')
      .replaceAll(like.identity.updateId, updateId)
      .replaceAll('9900007', kb);
    const { failed } = await importRevisions(
      this.todoku,
      [{ name: kb, bytes: Buffer.from(change(text)) }],
      'test',
    );
    assert.deepEqual(failed, []);
    const groupId = await this.group('Everyone');
    await approve(this.todoku, { updateId, groupId, action: 'Install' }, 'test');
  }

  async approve(kb: string, group: string, action: ApprovalAction = 'Install'): Promise<void> {
    const groupId = await this.group(group);
    await approve(this.todoku, { updateId: this.update(kb), groupId, action }, 'test');
  }

  async group(name: string, parentId: GroupId = ALL_COMPUTERS): Promise<GroupId> {
    const there = (await this.todoku.store.groups()).find((group) => group.name === name);
    return (there ?? (await createGroup(this.todoku, { name, parentId }, 'test'))).id;
  }

  async send<Answer = unknown>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as Answer;
  }

  /** Starts long work and waits for its end, at most a minute. */
  async finish(path: string, body?: object): Promise<void> {
    const { id } = await this.send<TaskView>('POST', path, body);
    for (let looks = 0; looks < 600; looks++) {
      const { state } = await this.send<TaskView>('GET', `/tasks/${id}`);
      if (state !== 'running') return assert.equal(state, 'done');
      await setTimeout(100);
    }
    assert.fail(`${path} does not come to an end`);
  }

  /** Upper-case hex SHA-1 of the files of an update and its members. */
  async filesOf(kb: string): Promise<readonly string[]> {
    const { catalog, store } = this.todoku;
    const live = catalog.snapshot.liveRevision(this.update(kb))!;
    const files = await store.filesOf([live, ...catalog.snapshot.bundleMembers(live)]);
    return [...files.values()].flat().map(({ sha1 }) => sha1);
  }

  async loseFiles(kb: string): Promise<void> {
    for (const sha1 of await this.filesOf(kb)) await this.todoku.content.remove(sha1);
  }

  /** Something writes into its files, and the next check of the stored files finds it. */
  async damageFiles(kb: string): Promise<void> {
    const { content, store } = this.todoku;
    const live = this.todoku.catalog.snapshot.liveRevision(this.update(kb))!;
    const files = await store.filesOf([live, ...this.todoku.catalog.snapshot.bundleMembers(live)]);
    for (const { sha1, sha256, size } of [...files.values()].flat()) {
      const [path] = globSync(join(this.serving.directory, 'content', '**', `${sha1}*`));
      assert.ok(path);
      await chmod(path, 0o600);
      await writeFile(path, Buffer.alloc(size));
      const expected = { sha1, size, ...(sha256 === undefined ? {} : { sha256 }) };
      assert.equal(await content.verify(expected), 'corrupt');
    }
  }

  /** As after an attempt to fetch its files that failed. */
  async failFetching(kb: string, givenUp: boolean): Promise<void> {
    await this.loseFiles(kb);
    const sha1s = await this.filesOf(kb);
    const at = this.clock.now();
    await this.todoku.store.write((tx) =>
      tx.putFetches(
        sha1s.map((sha1) => ({
          sha1,
          ...{ priority: 40, reason: 'approved' as const, requestedAt: at, attempts: 3 },
          nextAttemptAt: at + HOUR,
          failure: {
            code: 'jobs/content-not-found',
            message: 'the server that should have it does not',
            hint: 'Look at the upstream.',
            at,
          },
          ...(givenUp ? { givenUp } : {}),
        })),
      ),
    );
  }

  /** What is wrong with that machine, by what was collected on it. */
  whyCollected(collected: object, computer?: string): Promise<WhyAnswer> {
    return this.send<WhyAnswer>('POST', '/why', {
      collected,
      ...(computer === undefined ? {} : { computer }),
    });
  }

  why(update: string | undefined, computer?: string): Promise<WhyAnswer> {
    const query = new URLSearchParams({
      ...(update === undefined ? {} : { update }),
      ...(computer === undefined ? {} : { computer }),
    });
    return this.send<WhyAnswer>('GET', `/why?${query}`);
  }
}
