import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import {
  acceptEula,
  approve,
  type ChangeContext,
  decline,
  hold,
  importRevisions,
  loadCatalog,
  putRule,
  release,
  releaseDue,
  undecline,
  undo,
} from '#changes';
import type { Rule } from '#rules';
import { openSqliteStore } from '#store/sqlite';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS, type UpdateId } from '#update';
import type { RuleReport } from './rules/report.ts';
import { createRules } from './run-rules.ts';
import type { Sleep } from './sleep.ts';

const START = Date.UTC(2026, 0, 13, 18);
const DAY = 86_400_000;
const ALICE = 'user:alice';

interface Ruled extends ChangeContext {
  readonly clock: ReturnType<typeof manualClock>;
}

async function server(t: TestContext): Promise<Ruled> {
  const path = temporaryFolder('rules');
  const clock = manualClock(START);
  const store = await openSqliteStore({ path, clock });
  t.after(async () => {
    assert.deepEqual(await store.check(), [], 'the store is sound at the end');
    await store.close();
  });
  return { store, catalog: await loadCatalog(store), clock, log: nullLog };
}

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as UpdateId;

async function bring(
  context: Ruled,
  number: number,
  more: { readonly eulaId?: string; readonly revision?: number; readonly title?: string } = {},
): Promise<void> {
  const { eulaId, revision = 1, title = `Update ${number}` } = more;
  const xml = `<upd:Update xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update"><upd:UpdateIdentity UpdateID="${id(number)}" RevisionNumber="${revision}"/><upd:Properties DefaultPropertiesLanguage="en" UpdateType="Software" ExplicitlyDeployable="true" PublicationState="Published" CreationDate="2026-01-01T00:00:00Z"${eulaId === undefined ? '' : ` EulaID="${eulaId}"`}/><upd:LocalizedPropertiesCollection><upd:LocalizedProperties><upd:Language>en</upd:Language><upd:Title>${title}</upd:Title></upd:LocalizedProperties></upd:LocalizedPropertiesCollection></upd:Update>`;
  const { failed } = await importRevisions(context, [{ name: 'it', bytes: Buffer.from(xml) }], 'system');
  assert.deepEqual(failed, []);
}

function rule(name: string, actions: Rule['actions'], more: Partial<Rule> = {}): Rule {
  const conditions = [{ kind: 'title' as const, values: ['Update'] }];
  return { id: name, name, enabled: true, conditions, actions, onMatch: 'continue', ...more };
}

const APPROVES: Rule['actions'] = [{ action: 'approve', as: 'Install', groups: [ALL_COMPUTERS] }];
const DECLINES: Rule['actions'] = [{ action: 'decline' }];
const HOLDS: Rule['actions'] = [{ action: 'hold', days: 14 }];

async function run(context: Ruled, dryRun = false): Promise<readonly RuleReport[]> {
  const rules = createRules({ context, sleep: async () => undefined });
  try {
    return await rules.run({ dryRun });
  } finally {
    await rules.close();
  }
}

async function offered({ catalog }: Ruled, number: number): Promise<string | undefined> {
  const live = catalog.snapshot.liveRevision(id(number));
  return live === undefined
    ? undefined
    : catalog.snapshot.offerFor([UNASSIGNED_COMPUTERS], live)?.deployment.action;
}

test('a rule holds what arrives; it is approved meanwhile, offered when the hold ends, and not held again', async (t) => {
  const context = await server(t);
  await putRule(context, rule('wait', HOLDS), ALICE);
  await putRule(context, rule('all', APPROVES), ALICE);
  await bring(context, 1);
  await run(context);
  assert.equal(await offered(context, 1), 'PreDeploymentCheck');
  const [hold1, approval] = (await context.store.decisionsOf(id(1))).toReversed();
  assert.deepEqual(
    [hold1!.verb, hold1!.actor, hold1!.rule, hold1!.after.heldUntil],
    ['hold', 'rule:wait', 'wait', START + 14 * DAY],
  );
  assert.deepEqual([approval!.verb, approval!.rule], ['approve', 'all'], 'the hold came first');
  context.clock.advance(14 * DAY);
  assert.deepEqual(await releaseDue(context), [id(1)]);
  await run(context);
  assert.equal(await offered(context, 1), 'Install');
  await bring(context, 1, { revision: 2 });
  await run(context);
  assert.equal(await offered(context, 1), 'Install', 'a new revision is no reason to hold it again');
});

test('what a person held, released, undid, declined or approved is left alone, by every kind of rule', async (t) => {
  const context = await server(t);
  for (const number of [1, 2, 3, 4, 5, 6, 7]) await bring(context, number);
  const approval = (number: number) => ({
    updateId: id(number),
    groupId: UNASSIGNED_COMPUTERS,
    action: 'Install' as const,
  });
  await hold(context, { updateIds: [id(1), id(2)] }, ALICE);
  await release(context, [id(2)], ALICE);
  await approve(context, approval(3), ALICE);
  await decline(context, [id(4), id(5)], ALICE);
  await undecline(context, [id(5)], ALICE);
  await decline(context, [id(6)], 'housekeeping', { reason: 'replaced' });
  await undo(context, (await context.store.decisionsOf(id(6)))[0]!.id, ALICE);
  const before = new Map<number, unknown>();
  const stand = async (number: number) => {
    const [row] = await context.store.revisionsOf(id(number));
    const deployments = await context.store.deploymentsOf(id(number));
    return [row!.declined, row!.heldUntil, deployments.map(({ author }) => author)];
  };
  for (const number of [1, 2, 3, 4, 5, 6]) before.set(number, await stand(number));
  for (const actions of [DECLINES, HOLDS]) {
    await putRule(context, rule('it', actions), ALICE);
    await run(context);
    for (const [number, stood] of before)
      assert.deepEqual(await stand(number), stood, `${actions[0]!.action} of ${number}`);
  }
  assert.deepEqual(await stand(7), [true, undefined, []], 'the rule does work');
});

test('a rule does not approve again what a person took back, nor what an undecline left unapproved', async (t) => {
  const context = await server(t);
  await bring(context, 1);
  await bring(context, 2);
  await putRule(context, rule('all', APPROVES), ALICE);
  await run(context);
  await undo(context, (await context.store.decisionsOf(id(1)))[0]!.id, ALICE);
  await decline(context, [id(2)], 'housekeeping');
  await undecline(context, [id(2)], ALICE);
  const [report] = await run(context);
  assert.deepEqual(await context.store.deployments(), []);
  assert.deepEqual(
    report!.items.map(({ updateId, skipped }) => [updateId, skipped]),
    [[id(1), 'person']],
  );
  assert.equal(report!.skipped, 2);
});

test('what has licence terms that nobody accepted waits for them, is said so, and goes through with them', async (t) => {
  const context = await server(t);
  await bring(context, 1, { eulaId: 'terms' });
  await bring(context, 2);
  await putRule(context, rule('all', APPROVES), ALICE);
  const [report] = await run(context);
  assert.deepEqual([report!.due, report!.waiting, report!.skipped], [1, 1, 0]);
  assert.equal(await offered(context, 1), 'PreDeploymentCheck');
  const sequence = await context.store.sequence();
  const [again] = await run(context);
  assert.deepEqual([again!.due, again!.waiting], [0, 1]);
  assert.equal(await context.store.sequence(), sequence, 'a second round writes nothing');
  const awaited = await context.store.awaitedEulas();
  assert.deepEqual(
    awaited.map(({ updateId, author, rule: by }) => [updateId, author, by]),
    [[id(1), 'rule:all', 'all']],
  );
  await acceptEula(context, 'terms', ALICE);
  const [deployment] = await context.store.deploymentsOf(id(1));
  assert.deepEqual([deployment?.author, deployment?.rule], ['rule:all', 'all']);
});

test('a batch is one change for each rule, whatever it decides about', async (t) => {
  const context = await server(t);
  for (let number = 1; number <= 40; number++) await bring(context, number);
  await putRule(context, rule('all', APPROVES), ALICE);
  const before = await context.store.sequence();
  await run(context);
  assert.equal((await context.store.deployments()).length, 40);
  assert.equal((await context.store.sequence()) - before, 1);
});

test('a dry run tells of each rule how many match, which conditions hold, and which come nearest', async (t) => {
  const context = await server(t);
  await bring(context, 1, { title: 'Update for Office' });
  await bring(context, 2, { title: 'Update for Windows' });
  await bring(context, 3, { title: 'Driver' });
  const conditions = [
    { kind: 'title' as const, values: ['Update'] },
    { kind: 'title' as const, values: ['Office'] },
  ];
  await putRule(context, rule('office', APPROVES, { conditions, onMatch: 'stop' }), ALICE);
  await putRule(context, rule('rest', DECLINES), ALICE);
  const sequence = await context.store.sequence();
  const [office, rest] = await run(context, true);
  assert.equal(await context.store.sequence(), sequence);
  assert.deepEqual([office!.trace.asked, office!.matched, office!.trace.held], [3, 1, [2, 1]]);
  assert.deepEqual(
    office!.trace.matching.map(({ updateId }) => updateId),
    [id(1)],
  );
  assert.deepEqual(
    office!.trace.missing.map(({ updateId, held }) => [updateId, held]),
    [
      [id(2), [true, false]],
      [id(3), [false, false]],
    ],
  );
  assert.deepEqual([rest!.trace.asked, rest!.matched], [2, 1], 'the first rule stopped at its own');
});

test('a replica does not run rules, by hand or by itself', async (t) => {
  const context = await server(t);
  await bring(context, 1);
  await putRule(context, rule('all', APPROVES), ALICE);
  await context.store.write((tx) => tx.setSetting('upstream', { mode: 'replica' }));
  await assert.rejects(run(context), { code: 'changes/replica-read-only' });
  const clockwork = new Clockwork();
  const rules = createRules({ context, sleep: clockwork.sleep });
  rules.start();
  await clockwork.until(3_600_000);
  await rules.close();
  assert.deepEqual(await context.store.deployments(), []);
});

test('by itself it asks after new revisions have settled, and every hour what became due', async (t) => {
  const context = await server(t);
  await bring(context, 1);
  await putRule(context, rule('all', [{ ...APPROVES[0]!, delayDays: 1 }]), ALICE);
  const clockwork = new Clockwork();
  const rules = createRules({ context, sleep: clockwork.sleep });
  rules.start();
  await clockwork.until(3_600_000);
  assert.deepEqual(await context.store.deployments(), [], 'it is not due yet');
  context.clock.advance(DAY);
  clockwork.go();
  await clockwork.until(3_600_000);
  assert.equal((await context.store.deployments()).length, 1);
  await bring(context, 2);
  context.clock.advance(DAY);
  rules.wake();
  await clockwork.until(3_600_000);
  assert.equal((await context.store.deployments()).length, 2);
  await rules.close();
});

/** Sleeps short ones at once; a long one lasts until `go`, or until it is cut short. */
class Clockwork {
  #waiting: { readonly milliseconds: number; readonly end: () => void } | undefined;
  #arrived: (() => void) | undefined;

  readonly sleep: Sleep = (milliseconds, signal) => {
    if (milliseconds < 60_000 || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        this.#waiting = undefined;
        resolve();
      };
      this.#waiting = { milliseconds, end };
      signal.addEventListener('abort', end, { once: true });
      this.#arrived?.();
    });
  };

  /** Resolves when the job sleeps that long. */
  async until(milliseconds: number): Promise<void> {
    if (this.#waiting === undefined) await new Promise<void>((resolve) => (this.#arrived = resolve));
    assert.equal(this.#waiting?.milliseconds, milliseconds);
  }

  go(): void {
    this.#waiting?.end();
  }
}
