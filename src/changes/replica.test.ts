import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSettings } from './change-settings.ts';
import { createGroup } from './create-group.ts';
import { decline } from './decline.ts';
import { deleteGroup } from './delete-group.ts';
import { changesFailures } from './failures.ts';
import { approveSample, auditedVerbs, emptyServer, importSamples, updateIdOf } from './fixture.ts';
import { renameGroup } from './rename-group.ts';
import { undecline } from './undecline.ts';

const SET = { verb: 'set-upstream', subject: 'https://upstream.example' };
const upstream = (mode: string) => ({ upstream: { kind: 'server', url: SET.subject, mode } });

test('a replica leaves groups, approvals and declines to its upstream, until it is autonomous again', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 });
  const group = await createGroup(server, { name: 'Own' }, 'test');
  await decline(server, [updateIdOf(2)], 'test');
  const verbs = [
    () => approveSample(server, 1),
    () => decline(server, [updateIdOf(1)], 'test'),
    () => undecline(server, [updateIdOf(2)], 'test'),
    () => createGroup(server, { name: 'Other' }, 'test'),
    () => renameGroup(server, group.id, 'Another', 'test'),
    () => deleteGroup(server, group.id, 'test'),
  ];
  await changeSettings(server, upstream('replica'), SET, 'cli:tester');
  const audited = await auditedVerbs(server);
  for (const verb of verbs) {
    await assert.rejects(verb(), (error) => changesFailures.is(error, 'replica-read-only'));
  }
  assert.deepEqual(await auditedVerbs(server), audited);
  await changeSettings(server, upstream('autonomous'), SET, 'cli:tester');
  for (const verb of [0, 2, 3, 4, 5]) await verbs[verb]!();
});

test('a change of settings is one step; the audit has what was and is, without what is secret', async (t) => {
  const server = await emptyServer(t);
  await changeSettings(server, { network: { password: 'secret' }, selection: [1] }, SET, 'api:alice');
  const sequence = await server.store.sequence();
  await changeSettings(server, { network: { password: 'secret', proxy: undefined } }, SET, 'api:alice');
  assert.equal(await server.store.sequence(), sequence, 'what is so already is not written');
  const proxy = {
    url: 'http://alice:swordfish@proxy.example:8080',
    hosts: ['a'],
    login: { Password: 'swordfish' },
  };
  const network = { password: 'swordfish', port: 1, proxy };
  await changeSettings(server, { network }, SET, 'api:alice');
  await changeSettings(server, { network: undefined, selection: [1] }, SET, 'api:alice');
  assert.equal(await server.store.setting('network'), undefined);
  assert.deepEqual(await server.store.setting('selection'), [1]);
  const { items } = await server.store.audit({ limit: 9, offset: 0 });
  const shownProxy = {
    url: 'http://(hidden)@proxy.example:8080',
    hosts: ['a'],
    login: { Password: '(hidden)' },
  };
  assert.deepEqual(
    items.map(({ actor, verb, subject, details }) => ({ actor, verb, subject, details })),
    [
      { network: { before: { password: '(hidden)', port: 1, proxy: shownProxy } } },
      {
        network: {
          before: { password: '(hidden)' },
          after: { password: '(hidden)', port: 1, proxy: shownProxy },
        },
      },
      { network: { after: { password: '(hidden)' } }, selection: { after: [1] } },
    ].map((settings) => ({ actor: 'api:alice', ...SET, details: { settings } })),
  );
  assert.ok(!JSON.stringify(items).includes('swordfish'));
  assert.deepEqual(
    server.events,
    Array.from({ length: 3 }, () => 'changes.settings-changed'),
  );
});
