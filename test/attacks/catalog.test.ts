import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  altering,
  dropped,
  duplicated,
  freeze,
  fromCall,
  ghostIds,
  hugeListing,
  inWorld,
  mixAndMatch,
  reset,
  rollback,
  soapFault,
  unasked,
  wrongIdentity,
} from '#simulator';
import { served } from './downstream.ts';
import { attack, isVictim } from './world.ts';

const DAY = 86_400_000;
const BOUNDED = { timeout: 120_000 };

test('rollback: an upstream that replays last month’s answers changes nothing', BOUNDED, (t) =>
  attack(t, {
    strike: ({ world, lastMonth }) => [rollback(world, lastMonth)],
    ends: 'failed',
    finds: ['upstream/anchor-went-back'],
  }),
);

test('freeze: an upstream that never has anything new is an alarm after two Patch Tuesdays', BOUNDED, (t) =>
  attack(t, {
    strike: ({ world, before, clock }) => {
      clock.advance(50 * DAY);
      return [freeze(world, before)];
    },
    ends: 'succeeded',
    finds: ['upstream/frozen'],
  }),
);

test('fast-forward: a revision number that nothing genuine could follow is held back', BOUNDED, (t) =>
  attack(t, {
    strike: ({ world, news }) => {
      const rogue = world.fork();
      const [victim] = news;
      rogue.revise(victim!.updateId, undefined, 2_147_483_647 - victim!.revisionNumber);
      return [inWorld(rogue)];
    },
    ends: 'partial',
    finds: ['upstream/quarantined'],
    holds: ['upstream/absurd-revision'],
  }),
);

test(
  'mix-and-match: documents of an older catalog under the names of a newer one are held back',
  BOUNDED,
  (t) =>
    attack(t, {
      strike: ({ world, before }) => [mixAndMatch(world, before)],
      ends: 'partial',
      finds: ['upstream/quarantined'],
      holds: ['upstream/contradictory-document'],
    }),
);

test('mix-and-match: a batch that silently does not come leaves the old generation whole', BOUNDED, (t) =>
  attack(t, {
    strike: (scene) => [dropped(isVictim(scene))],
    ends: 'failed',
    finds: ['upstream/generation-incomplete'],
  }),
);

test('mix-and-match: what does not come in three runs is held back alone', BOUNDED, (t) =>
  attack(t, {
    strike: (scene) => [dropped(isVictim(scene))],
    ends: 'failed',
    finds: ['upstream/generation-incomplete'],
    after: async ({ below, clock, news }) => {
      const outcomes: string[] = [];
      for (let run = 0; run < 2; run++) {
        clock.advance(3_600_000);
        outcomes.push((await below.synchroniser.run({ trigger: 'manual', actor: 'test' })).outcome);
      }
      assert.deepEqual(outcomes, ['failed', 'partial']);
      const held = await below.context.store.quarantine();
      assert.deepEqual(
        held.map(({ updateId, code }) => [updateId, code]),
        [[news[0]?.updateId, 'upstream/undelivered']],
      );
    },
  }),
);

test('mix-and-match: a document that is another update than the one asked for is held back', BOUNDED, (t) =>
  attack(t, {
    strike: (scene) => [wrongIdentity(isVictim(scene))],
    ends: 'partial',
    finds: ['upstream/quarantined'],
    holds: ['upstream/contradictory-document'],
  }),
);

test(
  'mix-and-match: documents that come twice, or that nobody asked for, are taken once or not at all',
  BOUNDED,
  (t) =>
    attack(t, {
      strike: ({ world, news }) => {
        const id = { updateId: '0badc0de-0000-4000-8000-000000000001', revisionNumber: 1 };
        const text = world.live.newest(news[0]!.updateId)!.bytes.toString();
        return [duplicated(), unasked(text.replaceAll(news[0]!.updateId, id.updateId), id)];
      },
      ends: 'succeeded',
      finds: [],
      after: ({ below }) => {
        const { snapshot } = below.context.catalog;
        assert.equal(snapshot.liveRevision('0badc0de-0000-4000-8000-000000000001' as never), undefined);
      },
    }),
);

test(
  'growth: 15,000 detectoids that nothing needs are held back, and no client ever sees one',
  BOUNDED,
  (t) =>
    attack(t, {
      strike: ({ world }) => {
        const rogue = world.fork();
        rogue.addIdleDetectoids(15_000);
        return [inWorld(rogue)];
      },
      ends: 'partial',
      finds: ['upstream/abnormal-categories'],
      holds: ['upstream/abnormal-categories'],
      after: ({ below, upstream }) => {
        assert.ok(served(below).length < 100);
        assert.ok(upstream.callsOf('GetUpdateData').length < 5, 'they are not even fetched');
      },
    }),
);

test('endless data: a list of a million updates is held and nothing of it is asked for', BOUNDED, (t) =>
  attack(t, {
    strike: () => [hugeListing(1_000_000)],
    ends: 'held',
    finds: ['upstream/abnormal-revisions'],
    after: ({ upstream }) => assert.equal(upstream.callsOf('GetUpdateData').length, 0),
  }),
);

test('growth: more bytes than ever before are held', BOUNDED, (t) =>
  attack(t, {
    guard: { growthFloor: { categories: 500, revisions: 5000, bytes: 300_000 }, growthFactor: 2 },
    strike: ({ world }) => {
      const rogue = world.fork();
      for (const { updateId, kind } of world.live.newestRevisions()) {
        if (kind === 'update') {
          rogue.revise(updateId, (text) =>
            text.replace('</upd:Title>', `${'padding '.repeat(20_000)}</upd:Title>`),
          );
        }
      }
      return [inWorld(rogue)];
    },
    ends: 'held',
    finds: ['upstream/abnormal-bytes'],
  }),
);

test('fault in mid synchronisation: a revision that is listed and refused is held back alone', BOUNDED, (t) =>
  attack(t, {
    strike: () => [ghostIds([{ updateId: '0badc0de-0000-4000-8000-000000000002', revisionNumber: 100 }])],
    ends: 'partial',
    finds: ['upstream/quarantined'],
    holds: ['upstream/fault'],
  }),
);

test(
  'mix-and-match: what a rogue had staged before the line broke is not published by a healthy run',
  BOUNDED,
  (t) =>
    attack(t, {
      settings: { maxUpdatesPerRequest: 1 },
      strike: ({ world, news }) => {
        const rogue = world.fork();
        for (const { updateId } of news) rogue.revise(updateId);
        return [inWorld(rogue), fromCall(2, reset('GetUpdateData'))];
      },
      ends: 'failed',
      finds: ['outgoing/reset'],
    }),
);

test(
  'absurd limits: an upstream that allows none or billions of updates in a request is asked sensibly',
  BOUNDED,
  (t) =>
    attack(t, {
      strike: () => [
        altering('GetConfigData', (config) => ({ ...config, maxNumberOfUpdatesPerRequest: 2_147_483_647 })),
      ],
      ends: 'succeeded',
      finds: [],
      after: ({ upstream }) => {
        for (const { request } of upstream.callsOf('GetUpdateData')) {
          assert.ok((request as { updateIds: readonly unknown[] }).updateIds.length <= 100);
        }
      },
    }),
);

test(
  'hostile address: an upstream that sends the authorization to another server is not followed',
  BOUNDED,
  (t) =>
    attack(t, {
      strike: ({ upstream }) => [
        altering('GetAuthConfig', (config) => ({
          ...config,
          authInfo: config.authInfo.map((each) => ({
            ...each,
            serviceUrl: `${upstream.microsoftUrl}/Auth.asmx`,
          })),
        })),
      ],
      ends: 'failed',
      finds: ['upstream/hostile-address'],
      after: ({ upstream }) => assert.equal(upstream.callsOf('Microsoft').length, 0),
    }),
);

for (const [code, finding] of [
  ['InternalServerError', 'upstream/fault'],
  ['ServerBusy', 'upstream/busy'],
  ['InvalidCookie', 'upstream/cookie-refused'],
  ['IncompatibleProtocolVersion', 'upstream/protocol-refused'],
  ['', 'upstream/fault'],
] as const) {
  test(`SOAP fault: ${code || 'one without an ErrorCode'} to the list of updates`, BOUNDED, (t) =>
    attack(t, {
      strike: () => [soapFault('GetRevisionIdList', code)],
      ends: 'failed',
      finds: [finding],
    }),
  );
}
