import { statfs } from 'node:fs/promises';
import type { CheckedExpectation } from '../address.ts';
import { contentFailures } from '../failures.ts';
import type { ContentRoom } from '../port.ts';
import { readFailure } from './file-errors.ts';

/** Left free for everything else that lives on the disk, the database above all: this much, or this part of it where that is less. */
const RESERVE_BYTES = 1024 ** 3;
const RESERVE_PART = 0.02;

/** What still fits on the disk of that directory, the reserve left out. Rejects with `content/read-failed`. */
export async function roomIn(directory: string): Promise<ContentRoom> {
  const disk = await statfs(directory).catch((error: unknown) => {
    throw readFailure(error, directory);
  });
  // Some network and user-space file systems tell nothing of their size.
  if (disk.blocks === 0) return { freeBytes: Number.MAX_SAFE_INTEGER };
  const reserve = Math.min(RESERVE_BYTES, disk.blocks * disk.bsize * RESERVE_PART);
  return { freeBytes: Math.max(0, Math.floor(disk.bavail * disk.bsize - reserve)) };
}

/** Rejects with `content/disk-full` when the rest of the file cannot fit, before hours are spent on fetching it. */
export async function makeSureOfRoom(
  directory: string,
  expected: CheckedExpectation,
  kept: number,
): Promise<void> {
  const disk = await statfs(directory);
  const free = disk.bavail * disk.bsize;
  const needed = expected.size - kept;
  if (disk.blocks === 0 || needed <= free) return;
  throw contentFailures.fail('disk-full', {
    subject: expected.sha1,
    detail: `it needs ${needed} bytes, ${free} are free`,
  });
}
