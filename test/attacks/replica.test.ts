import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '#base';
import { altering, badXml, soapFault, startSimulatedUpstream, UpstreamWorld } from '#simulator';
import { openDownstream } from './downstream.ts';
import { attack, type Scene } from './world.ts';

const BOUNDED = { timeout: 120_000 };

function groupNames({ below }: Scene): readonly string[] {
  return below.context.catalog.snapshot
    .groups()
    .map(({ name }) => name)
    .sort();
}

const ALL = ['All Computers', 'Pilot', 'Unassigned Computers'];

for (const [name, fault, finding] of [
  ['a fault', soapFault('GetDeployments', 'InternalServerError'), 'upstream/fault'],
  ['bad XML', badXml('GetDeployments'), 'upstream/bad-answer'],
  [
    'a list without a single group, which no server has',
    altering('GetDeployments', (answer) => ({ ...answer, groups: [], deployments: [], hiddenUpdates: [] })),
    'upstream/bad-answer',
  ],
] as const) {
  test(`replica: ${name} in place of the deployments changes nothing`, BOUNDED, (t) =>
    attack(t, {
      mode: 'replica',
      strike: () => [fault],
      ends: 'failed',
      finds: [finding],
      after: (scene) => assert.deepEqual(groupNames(scene), ALL),
    }),
  );
}

test('replica: groups whose parents go round in a circle hang under All Computers', BOUNDED, (t) =>
  attack(t, {
    mode: 'replica',
    strike: () => [
      altering('GetDeployments', (answer) => ({
        ...answer,
        groups: answer.groups.map((group) =>
          group.isBuiltin ? group : { ...group, parentGroupId: group.targetGroupId },
        ),
      })),
    ],
    ends: 'succeeded',
    finds: [],
    after: (scene) => assert.deepEqual(groupNames(scene), ALL),
  }),
);

test('replica: deployments with an action or a group that is none are left out and told of', BOUNDED, (t) =>
  attack(t, {
    mode: 'replica',
    strike: ({ world, news }) => {
      const [{ groupId } = { groupId: '' }] = world.live.groups.filter(({ isBuiltin }) => !isBuiltin);
      for (const { updateId } of news) world.approve({ updateId, groupId, action: 0 });
      return [
        altering('GetDeployments', (answer) => ({
          ...answer,
          deployments: answer.deployments.map((each, index) =>
            index === 0
              ? { ...each, action: 77 }
              : { ...each, targetGroupId: '0badc0de-0000-4000-8000-000000000003' },
          ),
        })),
      ];
    },
    ends: 'succeeded',
    finds: ['upstream/odd-deployments'],
  }),
);

test('mass decline: 10,000 declines come to a replica in one synchronisation', BOUNDED, async (t) => {
  const clock = manualClock(Date.UTC(2026, 9, 4, 15, 3, 36));
  const world = UpstreamWorld.withSamples(clock);
  world.addIdleDetectoids(10_000);
  const upstream = await startSimulatedUpstream({ world });
  t.after(() => upstream.close());
  const { context, synchroniser } = await openDownstream(t, {
    url: upstream.url,
    clock,
    mode: 'replica',
    selection: { products: [], classifications: [] },
  });
  const sync = () => synchroniser.run({ trigger: 'manual', actor: 'test' });
  assert.equal((await sync()).outcome, 'succeeded');
  clock.advance(3_600_000);
  const detectoids = world.live.newestRevisions().filter(({ kind }) => kind === 'detectoid');
  world.decline(...detectoids.slice(-10_000).map(({ updateId }) => updateId));
  const run = await sync();
  assert.equal(run.outcome, 'succeeded');
  assert.equal(run.counts.declines, 10_000);
  assert.equal(context.catalog.snapshot.stats().declined, 10_000);
});
