import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hold } from '#changes';
import { fetching, sampleFile, updateIdOf } from './fixture.ts';
import { startHoldRelease } from './release-holds.ts';

const DAY = 86_400_000;

test('a hold ends by itself when its time has come, also one that passed while no server ran', async (t) => {
  const server = await fetching(t);
  for (const number of [1, 2]) await server.import(number, [sampleFile(`${number}.cab`)]);
  const until = (days: number) => server.clock.now() + days * DAY;
  await hold(server, { updateIds: [updateIdOf(1)], until: until(1) }, 'cli:root');
  await hold(server, { updateIds: [updateIdOf(2)], until: until(3) }, 'cli:root');
  const held = async () =>
    (await server.store.holds()).filter((each) => each.hold !== undefined).map(({ updateId }) => updateId);
  server.clock.advance(2 * DAY);
  const seen: (readonly string[])[] = [];
  let end = (): void => {};
  const twice = new Promise<void>((resolve) => (end = resolve));
  const job = startHoldRelease({
    context: server,
    every: DAY,
    sleep: async (milliseconds) => {
      seen.push(await held());
      server.clock.advance(milliseconds);
      if (seen.length === 2) end();
    },
  });
  await twice;
  await job.stop();
  assert.deepEqual(seen.slice(0, 2), [[updateIdOf(2)], []]);
  const [released] = await server.store.decisionsOf(updateIdOf(2));
  assert.deepEqual([released?.verb, released?.actor], ['release', 'system']);
});
