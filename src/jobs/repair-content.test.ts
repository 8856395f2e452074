import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fetching, type SampleFile, sampleFile, web } from './fixture.ts';
import { repairContent, replaceCorrupt } from './repair-content.ts';
import { startScrub } from './scrub-content.ts';
import { scrubPositionInMemory } from './scrub-position.ts';

function damage(directory: string, { sha1, bytes }: SampleFile): Promise<void> {
  return writeFile(join(directory, 'content', sha1.slice(-2), sha1), Buffer.alloc(bytes.length));
}

test('after a verification what was corrupt and what approved updates miss is fetched again', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const [corrupt, missing, unneeded] = [
    sampleFile('corrupt.cab'),
    sampleFile('missing.cab'),
    sampleFile('x.cab'),
  ];
  for (const file of [corrupt, missing, unneeded]) home.put(file);
  await server.import(1, [corrupt, missing]);
  await server.import(2, [unneeded]);
  await server.upstream(home.url);
  await server.approve(1);
  await server.fetcher.drain();
  await damage(server.directory, corrupt);
  await server.content.remove(missing.sha1);
  assert.equal(await server.has(corrupt), false);
  const named = [corrupt.sha1, sampleFile('nobody.cab').sha1];
  const queued = await repairContent(server, server.content, server.fetcher, named);
  assert.deepEqual(queued.toSorted(), [corrupt.sha1, missing.sha1].toSorted());
  await server.fetcher.drain();
  assert.ok((await server.has(corrupt)) && (await server.has(missing)));
  assert.equal(await server.has(unneeded), false);
});

test('a file that the scrub puts aside is fetched again when it is approved, and not otherwise', async (t) => {
  const home = await web(t);
  const server = await fetching(t, { inBackground: true });
  const [approved, other] = [sampleFile('approved.cab'), sampleFile('other.cab')];
  for (const file of [approved, other]) home.put(file);
  await server.import(1, [approved]);
  await server.import(2, [other]);
  await server.upstream(home.url);
  await server.approve(1);
  await server.fetcher.want([other.sha1], 'person');
  await server.fetcher.drain();
  for (const file of [approved, other]) await damage(server.directory, file);
  const passed = Promise.withResolvers<void>();
  const scrub = startScrub({
    ...server,
    bytesPerSecond: 1e12,
    restBetweenPasses: 60_000,
    position: scrubPositionInMemory(),
    onFinding: replaceCorrupt(server.fetcher, server.log),
    sleep: async (milliseconds, signal) => {
      if (milliseconds < 1000) return;
      passed.resolve();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    },
  });
  await passed.promise;
  await scrub.stop();
  await server.fetcher.drain();
  assert.ok(await server.has(approved));
  assert.equal(await server.has(other), false);
});
