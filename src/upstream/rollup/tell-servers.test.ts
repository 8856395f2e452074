import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DownstreamServer } from '#store';
import type { DownstreamServerRollupInfo, RollupClientSummary } from '#wire';
import { batchesOfServers, serversToTell } from './tell-servers.ts';

const ME = '00000000-0000-4000-8000-00000000000a';
const NOW = Date.UTC(2026, 9, 4);
const NOTHING = {} as Parameters<typeof serversToTell>[1]['summary'];

function tell(below: readonly DownstreamServer[], version = '1.2.3'): readonly DownstreamServerRollupInfo[] {
  const own = { serverId: ME, name: 'me.example', version, isReplica: false, lastSyncAt: 0, now: NOW };
  return serversToTell(own, { summary: NOTHING, clients: [] }, below);
}

function server(id: string, more: Partial<DownstreamServer> = {}): DownstreamServer {
  return { id, name: id, firstContactAt: 1, lastContactAt: 2, lastAddress: '', lastRollupAt: 3, ...more };
}

test('this server comes first, its own report is of now, and never having synchronised is 1753', () => {
  const [own] = tell([]);
  assert.equal(own?.parentServerId, '00000000-0000-0000-0000-000000000000');
  assert.equal(own?.lastRollupTime, '2026-10-04T00:00:00.0000000Z');
  assert.equal(own?.lastSyncTime, '1753-01-01T00:00:00');
});

test('a version is one to four numbers, whatever a release is called', () => {
  const versionOf = (version: string) => tell([], version)[0]?.version;
  assert.deepEqual(['0.1.0', '1.2.0-beta.4', '3.0.6000.374.9', 'unknown'].map(versionOf), [
    '0.1.0',
    '1.2.0',
    '3.0.6000.374',
    '0',
  ]);
});

test('parents come before their children, in whatever order they are kept', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const parents = fc.tuple(...ids.map((_, index) => fc.constantFrom(undefined, ...ids.slice(0, index))));
  fc.assert(
    fc.property(parents, fc.shuffledSubarray(ids, { minLength: ids.length }), (chosen, order) => {
      const below = order.map((id) => {
        const parentId = chosen[ids.indexOf(id)];
        return server(id, parentId === undefined ? {} : { parentId });
      });
      const told = tell(below).map(({ serverId, parentServerId }) => ({ serverId, parentServerId }));
      assert.equal(told.length, ids.length + 1);
      told.slice(1).forEach(({ parentServerId }, index) => {
        assert.ok(told.slice(0, index + 1).some(({ serverId }) => serverId === parentServerId));
      });
    }),
  );
});

test('what never reported, hangs below nobody or in a circle is left out', () => {
  const { lastRollupAt: _, ...silent } = server('silent');
  const below = [silent, server('orphan', { parentId: 'gone' }), server('x', { parentId: 'y' })];
  const told = tell([...below, server('y', { parentId: 'x' }), server(ME)]);
  assert.deepEqual(
    told.map(({ serverId }) => serverId),
    [ME],
  );
});

test('no call has more client summaries than the upstream takes, none is lost, and the order stays', () => {
  const info = (count: number, index: number): DownstreamServerRollupInfo => ({
    ...tell([])[0]!,
    serverId: String(index),
    clientSummaries: Array.from(
      { length: count },
      (_, osBuildNumber) => ({ osBuildNumber }) as RollupClientSummary,
    ),
  });
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 })), fc.integer({ min: 1, max: 5 }), (counts, most) => {
      const servers = counts.map(info);
      const batches = batchesOfServers(servers, most);
      for (const batch of batches) {
        assert.ok(batch.length > 0);
        assert.ok(batch.reduce((sum, { clientSummaries }) => sum + clientSummaries.length, 0) <= most);
      }
      const sent = batches.flat();
      assert.deepEqual(
        [...new Set(sent.map(({ serverId }) => serverId))],
        servers.map(({ serverId }) => serverId),
      );
      for (const { serverId, clientSummaries } of servers) {
        const pieces = sent.filter((piece) => piece.serverId === serverId);
        assert.deepEqual(
          pieces.flatMap((piece) => piece.clientSummaries),
          clientSummaries,
        );
      }
    }),
  );
});
