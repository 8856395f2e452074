import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComputerId, UpdateId, UpdateStatus } from '#update';
import { type Dataset, openQuietly } from './dataset.ts';

/** What a machine reported on. */
const STATES = 300;
/** Of those: needed, failed or waiting; the rest is installed. */
const OPEN = 20;
const BUILDS = 8;
const AT_ONCE = 500;
const DAY = 86_400_000;

export interface Fleet {
  readonly computers: number;
  /** Computers a second while they were put in. */
  readonly rate: number;
  /** An update that all machines of a build need, and one that every machine has. */
  readonly needed: UpdateId;
  readonly installed: UpdateId;
}

/** Puts computers with a whole status each into a dataset: builds share most of what they have, as in a real fleet. */
export async function addFleet(dataset: Dataset, computers: number): Promise<Fleet> {
  const todoku = await openQuietly(dataset.directory);
  try {
    const { store } = todoku;
    const { items } = await store.findUpdates({
      explicitlyDeployable: true,
      declined: false,
      limit: BUILDS * STATES,
      offset: 0,
    });
    const updateIds = items.map(({ updateId }) => updateId);
    const startedAt = performance.now();
    for (let from = 0; from < computers; from += AT_ONCE) {
      await store.write(async (tx) => {
        for (let number = from; number < Math.min(computers, from + AT_ONCE); number++) {
          const id = `0000f1ee-0000-4000-8000-${number.toString(16).padStart(12, '0')}` as ComputerId;
          await tx.putComputer({
            id,
            dnsName: `pc-${String(number).padStart(6, '0')}.corp.example`,
            requestedGroups: [],
            createdAt: Date.now() - 300 * DAY,
            lastContactAt: Date.now() - (number % 40) * DAY,
            lastScanAt: Date.now() - (number % 40) * DAY,
            lastReportAt: 0,
            lastAddress: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
            registered: true,
            inventory: { osVersion: { major: 10, minor: 0, build: 26_100 + (number % BUILDS) } },
          });
          await tx.setStatus(id, statusOf(updateIds, number), Date.now());
        }
      });
    }
    const rate = computers / ((performance.now() - startedAt) / 1000);
    return { computers, rate, needed: updateIds[0]!, installed: updateIds[OPEN]! };
  } finally {
    await todoku.close();
  }
}

/** Bytes of the closed database. */
export async function databaseBytes({ directory }: Dataset): Promise<number> {
  return (await stat(join(directory, 'todoku.db'))).size;
}

/** The first updates are the same for all, the others those of the machine's build; a few are missing here and there. */
function statusOf(updateIds: readonly UpdateId[], number: number): readonly UpdateStatus[] {
  const build = number % BUILDS;
  const own = updateIds.slice((build + 1) * (STATES / 2), (build + 2) * (STATES / 2));
  const all = [...updateIds.slice(0, STATES / 2), ...own];
  return all.map((updateId, index): UpdateStatus => {
    const changedAt = Date.now() - (index % 200) * DAY;
    if (index >= OPEN && (index * 31 + number) % 97 !== 0) return { updateId, state: 'Installed', changedAt };
    const failed = (index + number) % 11 === 0;
    return failed
      ? { updateId, state: 'Failed', changedAt, hresult: -2145124318 }
      : { updateId, state: 'NotInstalled', changedAt };
  });
}
