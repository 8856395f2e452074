import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { approve } from '#changes';
import { storeFailures } from '#store';
import { ALL_COMPUTERS } from '#update';
import { category, importAll, software, updateId } from './documents.ts';
import { Machine } from './machine.ts';
import { serve } from './serving.ts';

/** A file system of its own with so much room; undefined where this test may not make one. */
function smallDisk(bytes: number): string | undefined {
  const directory = temporaryFolder('disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', directory], { stdio: 'ignore' });
    return directory;
  } catch {
    return undefined;
  }
}

test('while the disk is full machines that are known go on scanning, and with room everything is as before', async (t) => {
  const directory = smallDisk(16 * 1024 * 1024);
  if (directory === undefined) return t.skip('this needs the right to mount a tmpfs');
  // Lazily: it goes when the last file on it is closed, also after a test that failed.
  t.after(() => execFileSync('umount', ['-l', directory]));
  const serving = await serve(t, { directory });
  const { todoku, port } = serving;
  const [product, update] = await importAll(todoku, [category({ id: 1 }), software({ id: 10, needs: [1] })]);
  const approval = { updateId: updateId(10), groupId: ALL_COMPUTERS, action: 'Install' } as const;
  await approve(todoku, approval, 'test');
  const machine = await new Machine(port).join();
  const ballast = join(directory, 'ballast');
  await writeFile(ballast, Buffer.alloc(32 * 1024 * 1024)).catch(() => undefined);
  await assert.rejects(approve(todoku, { ...approval, deadline: 1 }, 'test'), (error) =>
    storeFailures.is(error, 'disk-full'),
  );
  const scan = () => machine.sync({ installedNonLeafUpdateIds: Int32Array.of(product as number) });
  assert.deepEqual(
    (await scan()).newUpdates.map(({ id }) => id),
    [update],
  );
  await rm(ballast);
  await approve(todoku, { ...approval, deadline: 1 }, 'test');
  await new Machine(port).join();
  assert.deepEqual(
    (await scan()).newUpdates.map(({ id }) => id),
    [update],
  );
  assert.deepEqual(await todoku.store.check(), []);
});
