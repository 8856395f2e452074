import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enrolComputer, registerComputer } from '#changes';
import type { ComputerId } from '#update';
import type {
  ArchiveAnswer,
  ClonesAnswer,
  ComputerDetails,
  ComputerRow,
  CreatedGroups,
  GroupRow,
  GroupRuleAnswer,
  GroupsAnswer,
  PageAnswer,
  PreviewAnswer,
  Problem,
  StaleAnswer,
  StatusAnswer,
} from './contract.ts';
import { type Opened, open, START } from './fixture.ts';

async function enrol(
  { todoku }: Opened,
  id: string,
  requestedGroups: readonly string[] = [],
  dnsName = `${id}.corp`,
) {
  await enrolComputer(todoku, {
    computerId: id as ComputerId,
    dnsName,
    requestedGroups,
    address: '10.1.2.3',
  });
}

const rows = ({ items }: PageAnswer<ComputerRow>) => items.map(({ id }) => id);

test('a group moves in the tree and is renamed in one request, and not below itself', async (t) => {
  const { ask } = await open(t);
  for (const name of ['Outer', 'Inner']) await ask('POST', '/groups', { name });
  const { answer } = await ask<GroupRow>('PATCH', '/groups/Inner', { parent: 'outer', name: 'Core' });
  assert.deepEqual([answer.name, answer.depth], ['Core', 2]);
  const refused = await ask('PATCH', '/groups/Outer', { parent: 'Core' });
  assert.deepEqual([refused.status, refused.answer.code], [409, 'changes/group-beneath-itself']);
  assert.equal((await ask('PATCH', '/groups/Outer', { parent: 'Nowhere' })).status, 404);
});

test('a rule is previewed, set, shown and taken away', async (t) => {
  const opened = await open(t);
  const { ask, todoku } = opened;
  for (const id of ['pc-1', 'pc-2', 'srv-1']) await enrol(opened, id);
  await registerComputer(todoku, 'pc-1' as ComputerId, '', {
    osVersion: { major: 10, minor: 0, build: 26100 },
  });
  await ask('POST', '/groups', { name: 'Ring' });
  await ask('PUT', '/groups/Ring/computers/srv-1');
  const rule = { name: ['pc-*'], os: ['10.0.26100'] };
  const { answer: preview } = await ask<PreviewAnswer>('POST', '/groups/preview', { rule, group: 'Ring' });
  assert.deepEqual(
    [
      rows(preview.matching),
      rows(preview.entering),
      rows(preview.leaving),
      preview.unjudged,
      preview.unknown,
    ],
    [['pc-1'], ['pc-1'], ['srv-1'], 1, [{ condition: 'os', computers: 1 }]],
  );
  const { answer: set } = await ask<GroupRuleAnswer>('PUT', '/groups/Ring/rule', rule);
  assert.deepEqual([set.entered, set.left, set.group.rule, set.group.computers], [1, 1, rule, 1]);
  const put = await ask('PUT', '/groups/Ring/computers/pc-2');
  assert.deepEqual([put.status, put.answer.code], [409, 'changes/dynamic-group']);
  const { answer: present } = await ask<PreviewAnswer>('GET', '/groups/preview?group=Ring');
  assert.deepEqual(
    [present.entering.total, present.leaving.total],
    [0, 0],
    'a rule in force has done its work',
  );
  const { answer: computer } = await ask<ComputerDetails>('GET', '/computers/pc-1');
  assert.deepEqual(
    computer.effectiveGroups.map(({ name, by, rule: shown }) => [name, by, shown]),
    [['Ring', 'rule', rule]],
  );
  const { answer: gone } = await ask<GroupRuleAnswer>('DELETE', '/groups/Ring/rule');
  assert.deepEqual([gone.group.rule, gone.group.computers], [undefined, 1]);
});

test('rules that mean nothing are refused with a hint', async (t) => {
  const { ask } = await open(t);
  await ask('POST', '/groups', { name: 'Ring' });
  for (const rule of [
    {},
    { os: ['eleven'] },
    { address: ['10.0.0.0/99'] },
    { colour: ['red'] },
    { name: [] },
  ]) {
    for (const answer of [
      await ask('PUT', '/groups/Ring/rule', rule),
      await ask('POST', '/groups/preview', { rule }),
      await ask('POST', '/groups', { name: 'Other', rule }),
    ]) {
      assert.equal(answer.status, 400, JSON.stringify(rule));
      assert.notEqual((answer.answer as Problem).hint, '');
    }
  }
  assert.equal((await ask('GET', '/groups/preview?group=Ring')).answer.code, 'update/bad-group-rule');
  assert.equal((await ask('PUT', '/groups/Unassigned%20Computers/rule', { name: ['*'] })).status, 409);
});

test('names that computers ask for in vain are made into groups, and shown against what is in force', async (t) => {
  const opened = await open(t);
  const { ask } = opened;
  await enrol(opened, 'pc-1', ['Ring 1', 'Kiosks']);
  await enrol(opened, 'pc-2', ['ring 1']);
  assert.deepEqual(rows((await ask<PageAnswer<ComputerRow>>('GET', '/computers?asksInVain=true')).answer), [
    'pc-1',
    'pc-2',
  ]);
  const missing = (await ask('POST', '/groups/requested', { names: ['Nobody'] })).answer;
  assert.equal(missing.code, 'changes/not-asked-for');
  const { answer: one } = await ask<CreatedGroups>('POST', '/groups/requested', { names: ['KIOSKS'] });
  assert.deepEqual(
    one.items.map(({ name, computers }) => [name, computers]),
    [['Kiosks', 1]],
  );
  const shown = async () =>
    (await ask<ComputerDetails>('GET', '/computers/pc-1')).answer.requestedGroups.map(
      ({ name, inForce, because }) => [name, inForce, because],
    );
  assert.deepEqual(await shown(), [
    ['Ring 1', false, 'no-such-group'],
    ['Kiosks', true, undefined],
  ]);
  await ask('POST', '/groups/requested', {});
  assert.deepEqual((await ask<GroupsAnswer>('GET', '/groups')).answer.missingRequestedGroups, []);
  assert.deepEqual((await shown())[0], ['Ring 1', true, undefined]);
});

test('archived computers are in no list and no count until they are asked for or call again', async (t) => {
  const opened = await open(t);
  const { ask } = opened;
  await ask('POST', '/groups', { name: 'Ring' });
  for (const id of ['pc-1', 'pc-2']) await enrol(opened, id, ['Ring']);
  const { answer: stale } = await ask<StaleAnswer>('GET', '/computers/stale?days=30');
  assert.deepEqual([stale.items, stale.before], [[], START - 30 * 86_400_000]);
  const { answer } = await ask<ArchiveAnswer>('POST', '/computers/archive', {
    computers: ['pc-1', 'PC-1.corp'],
    reason: 'scrapped',
  });
  assert.deepEqual(
    answer.changed.map(({ id, archiveReason }) => [id, archiveReason]),
    [['pc-1', 'scrapped']],
  );
  const listed = async (path: string) => rows((await ask<PageAnswer<ComputerRow>>('GET', path)).answer);
  assert.deepEqual(await listed('/computers'), ['pc-2']);
  assert.deepEqual(await listed('/computers?archived=true'), ['pc-1']);
  assert.deepEqual(await listed('/groups/Ring/computers'), ['pc-2']);
  assert.equal((await ask<StatusAnswer>('GET', '/status')).answer.computers.total, 1);
  assert.deepEqual((await ask<ComputerDetails>('GET', '/computers/pc-1')).answer.groups, ['Ring']);
  await enrol(opened, 'pc-1', ['Ring']);
  assert.deepEqual(await listed('/computers'), ['pc-1', 'pc-2']);
  await ask('POST', '/computers/archive', { computers: ['pc-2'] });
  const restored = await ask<ArchiveAnswer>('POST', '/computers/restore', { computers: ['pc-1', 'pc-2'] });
  assert.deepEqual([restored.answer.changed.map(({ id }) => id), restored.answer.unchanged], [['pc-2'], 1]);
  assert.equal((await ask('POST', '/computers/archive', { computers: ['nobody'] })).status, 404);
});

test('computers are listed by name, Windows, group and order', async (t) => {
  const opened = await open(t);
  const { ask, todoku } = opened;
  for (const id of ['pc-1', 'pc-2', 'srv-1']) await enrol(opened, id);
  await registerComputer(todoku, 'pc-2' as ComputerId, '', {
    osVersion: { major: 10, minor: 0, build: 26100 },
  });
  await ask('POST', '/groups', { name: 'Outer' });
  await ask('POST', '/groups', { name: 'Inner', parent: 'Outer' });
  await ask('PUT', '/groups/Inner/computers/srv-1');
  const listed = async (query: string) =>
    rows((await ask<PageAnswer<ComputerRow>>('GET', `/computers?${query}`)).answer);
  assert.deepEqual(await listed('name=pc-*'), ['pc-1', 'pc-2']);
  assert.deepEqual(await listed('os=10.0.26100'), ['pc-2']);
  assert.deepEqual(await listed('group=Outer'), []);
  assert.deepEqual(await listed('group=Outer&withSubgroups=true'), ['srv-1']);
  assert.deepEqual(await listed('sort=os&descending=true&limit=1'), ['pc-2']);
  assert.deepEqual(await listed(`contactBefore=${START}`), []);
  assert.deepEqual(await listed('standing=unknown&name=pc-*'), ['pc-1', 'pc-2'], 'nobody has reported');
  assert.deepEqual(await listed('standing=failed'), []);
  for (const query of ['sort=colour', 'os=', 'archived=perhaps', 'nme=x', 'standing=upright'])
    assert.equal((await ask('GET', `/computers?${query}`)).status, 400, query);
});

test('clones are shown as a set, with what to do about it', async (t) => {
  const opened = await open(t);
  const { ask } = opened;
  for (const name of ['a.corp', 'b.corp', 'a.corp', 'b.corp']) await enrol(opened, 'shared', [], name);
  const { answer } = await ask<ClonesAnswer>('GET', '/computers/clones');
  const [set] = answer.items;
  assert.deepEqual(
    [answer.items.length, set?.sharedId, set?.keptApart, set?.computers.map(({ dnsName }) => dnsName)],
    [1, 'shared', true, ['a.corp', 'b.corp']],
  );
  assert.match(set!.remedy, /SusClientId/);
  for (const name of ['a.corp', 'b.corp'])
    assert.equal((await ask<ComputerDetails>('GET', `/computers/${name}`)).answer.clones?.sharedId, 'shared');
});
