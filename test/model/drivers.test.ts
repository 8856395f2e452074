import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCatalog, type Catalog, type Device, NOTHING_KNOWN, type ScanResult } from '#catalog';
import {
  ALL_COMPUTERS,
  type ApprovalAction,
  type DeploymentId,
  type DriverMetadata,
  type IndexRecord,
  type RevisionId,
  type RevisionNumber,
  UNASSIGNED_COMPUTERS,
} from '#update';
import { Random } from './random.ts';
import { updateId } from './world.ts';

const GROUPS = [UNASSIGNED_COMPUTERS];
const PAGE = { count: 200, bytes: 1e9 };
const MODEL = ['11111111-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000002'];

function driver(overrides: Partial<DriverMetadata> = {}): DriverMetadata {
  return {
    hardwareId: 'PCI\\VEN_8086&DEV_1234',
    driverVerDate: '2024-01-01',
    driverVerVersion: 1n,
    driverClass: 'Net',
    company: 'Contoso',
    provider: 'Contoso',
    manufacturer: 'Contoso',
    model: 'NIC',
    whqlDriverId: 1,
    featureScores: [],
    distributionComputerHardwareIds: [],
    targetComputerHardwareIds: [],
    compatibleProviders: [],
    ...overrides,
  };
}

function record(id: number, drivers: readonly DriverMetadata[]): IndexRecord {
  return {
    id: id as RevisionId,
    updateId: updateId(id),
    revisionNumber: 100 as RevisionNumber,
    type: 'Driver',
    explicitlyDeployable: true,
    expired: false,
    prerequisites: [],
    bundles: [],
    drivers,
    coreSize: 500,
    importedAt: 0,
    sequence: 1,
  };
}

async function catalogOf(
  records: readonly IndexRecord[],
  approved: Readonly<Record<number, ApprovalAction>>,
): Promise<Catalog> {
  const catalog = await buildCatalog({
    sequence: 1,
    records: (async function* () {
      yield* records;
    })(),
    declines: [],
    deployments: Object.entries(approved).map(([id, action]) => ({
      id: Number(id) as DeploymentId,
      updateId: updateId(Number(id)),
      revisionId: Number(id) as RevisionId,
      groupId: ALL_COMPUTERS,
      action,
      createdAt: 0,
      author: 'test',
      sequence: 1,
    })),
    endedDeployments: [],
    groups: [
      { id: ALL_COMPUTERS, name: 'All Computers' },
      { id: UNASSIGNED_COMPUTERS, name: 'Unassigned Computers', parentId: ALL_COMPUTERS },
    ],
  });
  return catalog;
}

function scan(
  catalog: Catalog,
  devices: readonly Device[],
  cachedDrivers: readonly number[] = [],
): ScanResult {
  return catalog.snapshot.scanDrivers({
    groupIds: GROUPS,
    installedNonLeaf: new Int32Array(0),
    cachedDrivers: Int32Array.from(cachedDrivers),
    devices,
    computerHardwareIds: MODEL,
    featureScoreKey: 'AMD64.10.0',
    filterCategories: [],
    known: NOTHING_KNOWN,
    page: PAGE,
  });
}

function offered(result: ScanResult): [number, string][] {
  return result.newUpdates.map((offer) => [offer.id, offer.deployment.action]);
}

const DEVICE: Device = {
  hardwareIds: ['PCI\\VEN_8086&DEV_1234&REV_02', 'pci\\ven_8086&dev_1234'],
  compatibleIds: ['PCI\\CC_0200'],
};
const INSTALLED = {
  matchingId: 'PCI\\VEN_8086&DEV_1234',
  driverVerDate: '2023-06-21T00:00:00Z',
  driverVerVersion: 5n,
  driverClass: '{4d36e972-e325-11ce-bfc1-08002be10318}',
  manufacturer: 'Contoso',
  provider: 'Contoso',
  model: 'NIC',
  rank: 0x00ff0000,
};

test('each ranking rule of MS-WUSP 3.1.5.7 decides before the ones behind it', async () => {
  const better: [string, DriverMetadata, DriverMetadata][] = [
    [
      'a more specific computer hardware id',
      driver({
        targetComputerHardwareIds: [MODEL[0] ?? ''],
        featureScores: [{ operatingSystem: 'AMD64.10.0', score: 200 }],
      }),
      driver({
        targetComputerHardwareIds: [MODEL[1] ?? ''],
        featureScores: [{ operatingSystem: 'AMD64.10.0', score: 1 }],
      }),
    ],
    [
      'any computer hardware id before none',
      driver({ distributionComputerHardwareIds: [MODEL[1] ?? ''], driverVerDate: '2001-01-01' }),
      driver({ featureScores: [{ operatingSystem: 'AMD64.10.0', score: 1 }] }),
    ],
    [
      'the lower feature score',
      driver({ featureScores: [{ operatingSystem: 'amd64.10.0', score: 17 }], hardwareId: 'PCI\\CC_0200' }),
      driver({ featureScores: [{ operatingSystem: 'AMD64.10.0', score: 18 }] }),
    ],
    [
      'a feature score for another system counts as none',
      driver({ featureScores: [{ operatingSystem: 'AMD64.10.0', score: 254 }] }),
      driver({ featureScores: [{ operatingSystem: 'ARM64.10.0', score: 1 }] }),
    ],
    [
      'the earlier hardware id',
      driver({ hardwareId: 'pci\\ven_8086&dev_1234&rev_02', driverVerDate: '2001-01-01' }),
      driver(),
    ],
    [
      'a hardware id before a compatible id',
      driver({ driverVerDate: '2001-01-01' }),
      driver({ hardwareId: 'PCI\\CC_0200' }),
    ],
    ['the newer date', driver({ driverVerDate: '2024-01-02' }), driver({ driverVerVersion: 99n })],
    ['the higher version', driver({ driverVerVersion: 2n ** 40n }), driver({ driverVerVersion: 2n ** 33n })],
  ];
  for (const [rule, winner, loser] of better) {
    for (const [first, second] of [
      [winner, loser],
      [loser, winner],
    ] as const) {
      const catalog = await catalogOf([record(1, [first]), record(2, [second])], {
        1: 'Install',
        2: 'Install',
      });
      assert.deepEqual(offered(scan(catalog, [DEVICE])), [[first === winner ? 1 : 2, 'Install']], rule);
    }
  }
});

test('a driver for other computers is not offered', async () => {
  const catalog = await catalogOf(
    [record(1, [driver({ targetComputerHardwareIds: ['22222222-0000-4000-8000-000000000009'] })])],
    {
      1: 'Install',
    },
  );
  assert.deepEqual(offered(scan(catalog, [DEVICE])), []);
});

test('a driver is offered only when it is better than the installed one, whose feature score stands in its rank', async () => {
  const catalog = await catalogOf(
    [record(1, [driver({ featureScores: [{ operatingSystem: 'AMD64.10.0', score: 0x20 }] })])],
    {
      1: 'Install',
    },
  );
  const withRank = (rank: number): Device => ({ ...DEVICE, installedDriver: { ...INSTALLED, rank } });
  assert.deepEqual(offered(scan(catalog, [withRank(0x00ff0000)])), [[1, 'Install']], 'score 0xff is worse');
  assert.deepEqual(offered(scan(catalog, [withRank(0x00210000)])), [[1, 'Install']], 'score 0x21 is worse');
  assert.deepEqual(offered(scan(catalog, [withRank(0x001f0000)])), [], 'score 0x1f is better');
  assert.deepEqual(
    offered(
      scan(catalog, [
        { ...DEVICE, installedDriver: { ...INSTALLED, rank: 0x00200000, driverVerDate: '2025-01-01' } },
      ]),
    ),
    [],
  );
  const without = {
    matchingId: '',
    driverVerDate: '0001-01-01T00:00:00',
    driverVerVersion: 0n,
    driverClass: '',
    manufacturer: '',
    provider: '',
    model: '',
    rank: -1,
  };
  assert.deepEqual(
    offered(scan(catalog, [{ ...DEVICE, installedDriver: without }])),
    [[1, 'Install']],
    'no driver at all',
  );
});

test('the driver that is installed already is not offered again', async () => {
  const catalog = await catalogOf(
    [record(1, [driver({ driverVerDate: '2023-06-21', driverVerVersion: 5n })])],
    { 1: 'Install' },
  );
  assert.deepEqual(
    offered(scan(catalog, [{ ...DEVICE, installedDriver: { ...INSTALLED, rank: 0x00ff0000 } }])),
    [],
  );
});

test('a printer keeps its manufacturer and provider', async () => {
  const printer = {
    ...DEVICE,
    installedDriver: { ...INSTALLED, driverClass: 'Printer', provider: 'Fabrikam', rank: -1 },
  };
  const own = await catalogOf([record(1, [driver()])], { 1: 'Install' });
  assert.deepEqual(offered(scan(own, [printer])), []);
  const compatible = await catalogOf([record(1, [driver({ compatibleProviders: ['fabrikam'] })])], {
    1: 'Install',
  });
  assert.deepEqual(offered(scan(compatible, [printer])), [[1, 'Install']]);
});

test('a better driver that nobody approved is evaluated and never takes the place of the approved one', async () => {
  const catalog = await catalogOf(
    [record(1, [driver()]), record(2, [driver({ driverVerDate: '2026-01-01' })])],
    { 1: 'Install' },
  );
  assert.deepEqual(offered(scan(catalog, [DEVICE])), [
    [1, 'Install'],
    [2, 'PreDeploymentCheck'],
  ]);
});

test('the offer names the hardware ids it was chosen for, and a cached driver that is not chosen any more goes', async () => {
  const catalog = await catalogOf(
    [
      record(1, [driver(), driver({ hardwareId: 'USB\\VID_1' })]),
      record(2, [driver({ driverVerDate: '2001-01-01' })]),
    ],
    {
      1: 'Install',
      2: 'Install',
    },
  );
  const result = scan(catalog, [DEVICE, { hardwareIds: ['usb\\vid_1'], compatibleIds: [] }], [2, 4711]);
  assert.deepEqual(result.newUpdates[0]?.deployment.hardwareIds, ['PCI\\VEN_8086&DEV_1234', 'USB\\VID_1']);
  assert.deepEqual(result.outOfScope, [2, 4711]);
  assert.equal(result.driverSyncNotNeeded, false);
});

test('a driver approved for removal is offered only to the machine whose agent installed it', async () => {
  const catalog = await catalogOf([record(1, [driver()])], { 1: 'Uninstall' });
  assert.deepEqual(offered(scan(catalog, [DEVICE])), []);
  assert.deepEqual(offered(scan(catalog, [{ ...DEVICE, recoverableDrivers: [updateId(1)] }])), [
    [1, 'Uninstall'],
  ]);
});

test('without drivers the client is told that it can leave out its driver pass', async () => {
  const catalog = await catalogOf([], {});
  assert.equal(scan(catalog, [DEVICE]).driverSyncNotNeeded, true);
});

test('printer drivers are listed for the Add Printer wizard, others are not', async () => {
  const catalog = await catalogOf([record(1, [driver({ driverClass: 'Printer' })]), record(2, [driver()])], {
    1: 'Install',
  });
  const result = catalog.snapshot.scanPrinters({
    groupIds: GROUPS,
    installedNonLeaf: new Int32Array(0),
    cachedDrivers: new Int32Array(0),
    known: NOTHING_KNOWN,
    page: PAGE,
  });
  assert.deepEqual(offered(result), [[1, 'Install']]);
});

test('the best driver is the one that no other beats, whatever the order in which they came', async () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = new Random(seed);
    const hardware = ['PCI\\VEN_8086&DEV_1234&REV_02', 'PCI\\VEN_8086&DEV_1234', 'PCI\\CC_0200'];
    const drivers = Array.from({ length: 8 }, () => ({
      place: random.below(3),
      computer: random.below(3),
      score: random.below(3),
      day: random.below(3),
      version: BigInt(random.below(3)),
    }));
    const records = drivers.map((facts, index) =>
      record(index + 1, [
        driver({
          hardwareId: hardware[facts.place] ?? '',
          targetComputerHardwareIds: facts.computer === 2 ? [] : [MODEL[facts.computer] ?? ''],
          featureScores: [{ operatingSystem: 'AMD64.10.0', score: facts.score }],
          driverVerDate: `2024-01-0${facts.day + 1}`,
          driverVerVersion: facts.version,
        }),
      ]),
    );
    const catalog = await catalogOf(
      records,
      Object.fromEntries(records.map(({ id }) => [id, 'Install' as const])),
    );
    const [winner] = offered(scan(catalog, [DEVICE]));
    const key = (facts: (typeof drivers)[number]): number =>
      facts.computer * 1e4 +
      facts.score * 1e3 +
      facts.place * 1e2 +
      (2 - facts.day) * 10 +
      (2 - Number(facts.version));
    assert.equal(
      key(drivers[(winner?.[0] ?? 0) - 1] ?? drivers[0]!),
      Math.min(...drivers.map(key)),
      `seed ${seed}`,
    );
  }
});
