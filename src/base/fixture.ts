// For tests: folders that are there as long as the process of the test.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/**
 * A new folder of that name, removed when the process of the test ends. Not in a hook of the test: hooks run in the order in
 * which they were registered, so it would go before the server in it is closed, and where that fails the server is never closed.
 */
export function temporaryFolder(name: string): string {
  if (folders.length === 0) process.once('exit', removeAll);
  const folder = mkdtempSync(join(tmpdir(), `todoku-${name}-`));
  folders.push(folder);
  return folder;
}

function removeAll(): void {
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    } catch {
      // What another process still holds stays; that is no fault of what was tested.
    }
  }
}
