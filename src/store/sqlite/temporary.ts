import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

/** Registers a test that is given a directory of its own, which is removed at the end. */
export function directoryTest(name: string, body: (directory: string) => Promise<void>): void {
  test(name, async () => {
    const directory = await mkdtemp(join(tmpdir(), 'todoku-store-'));
    try {
      await body(directory);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
}
