import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireDevice, WireInstalledDriver } from '#wire';
import { Machine } from '../server/machine.ts';
import { driver } from './documents.ts';
import { serveDocuments } from './world.ts';

const HARDWARE = ['PCI\\VEN_8086&DEV_1234&SUBSYS_00018086', 'PCI\\VEN_8086&DEV_1234'] as const;
const OLD = '2020-01-01';
const INSTALLED = '2024-06-01';
const NEW = '2026-01-01';

/** The rank of a driver as Windows reports it: 0xSSGGTHHH, of which GG is the feature score. */
const rank = (signature: number, featureScore: number, match: number) =>
  ((signature << 24) | (featureScore << 16) | match) >> 0;

interface Vector {
  readonly what: string;
  readonly rank: number;
  /** Of the installed one: for the general hardware id when left out. */
  readonly matchingId?: string;
  readonly candidate: { readonly featureScore?: number; readonly date: string; readonly hardwareId?: string };
  readonly isOffered: boolean;
}

const GENERAL = HARDWARE[1];
const VECTORS: readonly Vector[] = [
  {
    what: 'a better score, though older',
    rank: rank(0x00, 0x40, 0x2001),
    candidate: { featureScore: 0x3f, date: OLD },
    isOffered: true,
  },
  {
    what: 'a worse score, though newer',
    rank: rank(0x00, 0x40, 0x2001),
    candidate: { featureScore: 0x41, date: NEW },
    isOffered: false,
  },
  {
    what: 'the same score, newer',
    rank: rank(0x00, 0x40, 0x2001),
    candidate: { featureScore: 0x40, date: NEW },
    isOffered: true,
  },
  {
    what: 'the same score, older',
    rank: rank(0x00, 0x40, 0x2001),
    candidate: { featureScore: 0x40, date: OLD },
    isOffered: false,
  },
  {
    what: 'the same score, more exactly for the device, though older',
    rank: rank(0x00, 0x40, 0x2001),
    candidate: { featureScore: 0x40, date: OLD, hardwareId: HARDWARE[0] },
    isOffered: true,
  },
  {
    what: 'the same score, less exactly for the device, though newer',
    rank: rank(0x00, 0x40, 0x0001),
    matchingId: HARDWARE[0],
    candidate: { featureScore: 0x40, date: NEW },
    isOffered: false,
  },
  {
    what: 'the best score there is, against itself',
    rank: rank(0x00, 0x00, 0x2001),
    candidate: { featureScore: 0x00, date: OLD },
    isOffered: false,
  },
  {
    what: 'no score against the best',
    rank: rank(0x00, 0x00, 0x2001),
    candidate: { date: NEW },
    isOffered: false,
  },
  {
    what: 'the bits beside the score do not count',
    rank: rank(0x0d, 0x80, 0xffff),
    candidate: { featureScore: 0x7f, date: OLD },
    isOffered: true,
  },
  {
    what: 'an unsigned driver with the worst score, a negative number',
    rank: rank(0x80, 0xff, 0x2001),
    candidate: { featureScore: 0xfe, date: OLD },
    isOffered: true,
  },
  {
    what: 'an unsigned driver with the best score',
    rank: rank(0x80, 0x00, 0x2001),
    candidate: { featureScore: 0xfe, date: NEW },
    isOffered: false,
  },
  {
    what: 'a rank that is not known counts as the worst score',
    rank: -1,
    candidate: { featureScore: 0xfe, date: OLD },
    isOffered: true,
  },
  {
    what: 'two without a score are told apart by date',
    rank: -1,
    candidate: { date: OLD },
    isOffered: false,
  },
];

const installedDriver = ({ rank, matchingId = GENERAL }: Vector): WireInstalledDriver => ({
  matchingId,
  driverVerDate: INSTALLED,
  driverVerVersion: 1n << 48n,
  driverClass: '{4d36e972-e325-11ce-bfc1-08002be10318}',
  manufacturer: 'Contoso',
  provider: 'Contoso',
  model: 'NIC',
  driverRank: rank,
});

test("an installed driver's feature score counts", async (t) => {
  // Each vector has a device of its own: the numbers in its hardware ids tell it from the others.
  const own = (hardwareId: string, index: number) => hardwareId.replace('1234', String(1234 + index));
  const { port, ids, approve } = await serveDocuments(
    t,
    VECTORS.map(({ candidate: { hardwareId = GENERAL, ...candidate } }, index) =>
      driver({ id: 100 + index, hardwareId: own(hardwareId, index), ...candidate }),
    ),
  );
  for (const index of VECTORS.keys()) await approve(100 + index);
  const machine = await new Machine(port).join();
  const device = (vector: Vector, index: number): WireDevice => {
    const installed = installedDriver(vector);
    return {
      hardwareIds: HARDWARE.map((id) => own(id, index)),
      compatibleIds: [],
      installedDriver: { ...installed, matchingId: own(installed.matchingId ?? '', index) },
      extensionDrivers: [],
      driverRecoveryIds: [],
    };
  };
  const { newUpdates } = await machine.sync({
    skipSoftwareSync: true,
    systemSpec: VECTORS.map(device),
    featureScoreMatchingKey: 'AMD64.10.0',
  });
  const offered = new Set(newUpdates.map(({ id }) => id as number));
  assert.deepEqual(
    VECTORS.map(({ what }, index) => [what, offered.has(ids[index]!)]),
    VECTORS.map(({ what, isOffered }) => [what, isOffered]),
  );
});

test('a device without a driver is offered the best one, whatever its score', async (t) => {
  const { port, ids, approve } = await serveDocuments(t, [
    driver({ id: 1, hardwareId: GENERAL, featureScore: 0xff, date: NEW }),
    driver({ id: 2, hardwareId: GENERAL, featureScore: 0xfe, date: OLD }),
  ]);
  await approve(1);
  await approve(2);
  const machine = await new Machine(port).join();
  const nothing = { matchingId: '', driverVerDate: '0001-01-01', driverVerVersion: 0n, driverRank: -1 };
  const { newUpdates } = await machine.sync({
    skipSoftwareSync: true,
    systemSpec: [
      {
        hardwareIds: HARDWARE,
        compatibleIds: [],
        installedDriver: nothing,
        extensionDrivers: [],
        driverRecoveryIds: [],
      },
    ],
    featureScoreMatchingKey: 'AMD64.10.0',
  });
  assert.deepEqual(
    newUpdates.map(({ id }) => id),
    [ids[1]],
  );
});
