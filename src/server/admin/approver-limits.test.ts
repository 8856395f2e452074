import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGroup, hold, noteUpkeep, setRevisionPolicy } from '#changes';
import { ALL_COMPUTERS, type GroupId } from '#update';
import { approvalRoutes } from './approvals.ts';
import { approveManyRoutes } from './approve-many.ts';
import { type Caller, mustHave } from './caller.ts';
import { decisionRoutes } from './decisions.ts';
import { declineRoutes } from './declines.ts';
import { eulaRoutes } from './eulas.ts';
import { id, importAll, type Opened, open, START } from './fixture.ts';
import { holdRoutes } from './holds.ts';
import { housekeepingRoutes } from './housekeeping.ts';
import type { AdminRoute } from './route.ts';
import { Tasks } from './tasks.ts';

// The routes that decide, called in the name of somebody who may decide for some groups alone. How a caller is known is not asked here.

interface Limits extends Opened {
  readonly pilot: GroupId;
  readonly below: GroupId;
  readonly servers: GroupId;
  /** Calls a route in that name, its body checked by hand. */
  as(caller: Caller, path: string, params: object, body?: object): Promise<unknown>;
}

async function limits(t: Parameters<typeof open>[0]): Promise<Limits & { readonly approver: Caller }> {
  const opened = await open(t);
  const { todoku } = opened;
  await importAll(opened, [{ number: 1 }, { number: 2 }]);
  const pilot = (await createGroup(todoku, { name: 'Pilot' }, 'cli:root')).id;
  const below = (await createGroup(todoku, { name: 'Pilot Web', parentId: pilot }, 'cli:root')).id;
  const servers = (await createGroup(todoku, { name: 'Servers' }, 'cli:root')).id;
  const tasks = new Tasks((_, error) => assert.ifError(error));
  const routes: readonly AdminRoute[] = [
    ...[approvalRoutes, approveManyRoutes, declineRoutes, holdRoutes, decisionRoutes, eulaRoutes].flatMap(
      (of) => of(todoku),
    ),
    ...housekeepingRoutes(todoku, tasks),
  ];
  return {
    ...opened,
    pilot,
    below,
    servers,
    approver: { actor: 'user:paul', role: 'approver', groupIds: [pilot] },
    as: async (caller, path, params, body = {}) => {
      const route = routes.find((each) => each.method === 'POST' && each.path === path);
      assert.ok(route !== undefined, path);
      mustHave(caller, route.access);
      const { actor } = caller;
      const call = { params, query: {}, body, actor, caller, from: '192.0.2.1', browser: NO_BROWSER };
      return route.handle({ ...call, language: 'en' });
    },
  };
}

/** None of these routes has anything to do with one. */
const NO_BROWSER = {} as Parameters<AdminRoute['handle']>[0]['browser'];
const FORBIDDEN = { code: 'admin/not-your-group' };

test('an approver decides for the own groups and those below, one by one and many at once, and for no others', async (t) => {
  const { as, approver, todoku } = await limits(t);
  const one = (group: string) =>
    as(approver, '/updates/:updateId/approvals', { updateId: id(1) }, { group, action: 'Install' });
  const many = (...groups: string[]) =>
    as(approver, '/approvals', {}, { updates: [id(2)], groups, action: 'Install' });
  await one('Pilot');
  await one('Pilot Web');
  await many('Pilot', 'Pilot Web');
  const before = await todoku.store.deployments();
  assert.equal(before.length, 4);
  assert.ok(before.every(({ author }) => author === 'user:paul'));
  for (const group of ['Servers', 'All Computers', 'Unassigned Computers']) {
    await assert.rejects(one(group), FORBIDDEN, group);
    await assert.rejects(many('Pilot', group), FORBIDDEN, `Pilot and ${group}`);
  }
  assert.deepEqual(await todoku.store.deployments(), before, 'nothing of a refused call is done');
});

test('what is for every computer an approver of some groups leaves to others', async (t) => {
  const { as, approver, todoku } = await limits(t);
  await hold(todoku, { updateIds: [id(2)] }, 'cli:root');
  const [held] = await todoku.store.decisionsOf(id(2));
  const entry = await noteUpkeep(todoku, {
    at: START,
    task: 'decline-superseded',
    count: 1,
    bytes: 0,
    items: [{ id: id(1), name: 'Update 1', reason: 'a reason' }],
    undoUntil: START + 1,
  });
  const sequence = await todoku.store.sequence();
  const updateIds = [id(1)];
  for (const [path, params, body] of [
    ['/updates/decline', {}, { updateIds }],
    ['/updates/undecline', {}, { updateIds }],
    ['/updates/hold', {}, { updateIds }],
    ['/updates/release', {}, { updateIds: [id(2)] }],
    ['/decisions/:id/undo', { id: held!.id }, {}],
    ['/eulas/:eulaId/accept', { eulaId: 'terms' }, {}],
    ['/housekeeping/log/:id/undo', { id: entry.id }, {}],
  ] as const)
    await assert.rejects(as(approver, path, params, body), FORBIDDEN, path);
  assert.equal(await todoku.store.sequence(), sequence);
});

test('an approver undoes decisions for the own groups, and no others', async (t) => {
  const { as, approver, ask, todoku } = await limits(t);
  for (const group of ['Pilot', 'Servers'])
    await ask('POST', `/updates/${id(1)}/approvals`, { group, action: 'Install' });
  const [forServers, forPilot] = await todoku.store.decisionsOf(id(1));
  await assert.rejects(as(approver, '/decisions/:id/undo', { id: forServers!.id }), FORBIDDEN);
  await as(approver, '/decisions/:id/undo', { id: forPilot!.id });
  assert.deepEqual(
    (await todoku.store.deployments()).map(({ groupId }) => groupId),
    [forServers!.scope],
  );
});

test('an approver of some groups does not move the others on to a revision that waits', async (t) => {
  const opened = await limits(t);
  const { as, approver, todoku } = opened;
  const admin: Caller = { actor: 'user:root', role: 'administrator' };
  const approve = (caller: Caller, group: string) =>
    as(caller, '/updates/:updateId/approvals', { updateId: id(1) }, { group, action: 'Install' });
  const offered = () => {
    const { snapshot } = todoku.catalog;
    return snapshot.identityOf(snapshot.liveRevision(id(1))!).revisionNumber;
  };
  await approve(admin, 'All Computers');
  await setRevisionPolicy(todoku, { approveNew: false }, admin.actor);
  await importAll(opened, [{ number: 1, revision: 101 }]);
  await approve(approver, 'Pilot');
  await as(approver, '/approvals', {}, { updates: [id(1)], groups: ['Pilot Web'], action: 'Install' });
  assert.equal(offered(), 100);
  await approve(admin, 'Pilot');
  assert.equal(offered(), 101);
});

test('who reads alone decides nothing', async (t) => {
  const { as, todoku } = await limits(t);
  const reporter: Caller = { actor: 'user:rita', role: 'reporter', groupIds: [ALL_COMPUTERS] };
  const body = { updates: [id(1)], groups: ['Pilot'], action: 'Install' };
  await assert.rejects(as(reporter, '/approvals', {}, body), { code: 'admin/forbidden' });
  assert.deepEqual(await todoku.store.deployments(), []);
});
