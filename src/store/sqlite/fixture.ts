import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';

/** Registers a test that is given a directory of its own. */
export function directoryTest(name: string, body: (directory: string) => Promise<void>): void {
  test(name, () => body(temporaryFolder('store')));
}
