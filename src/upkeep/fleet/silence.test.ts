import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Heard, type Silence, SilenceTally } from './silence.ts';
import { subnetOf } from './subnet.ts';

const HOUR = 3_600_000;
const NOW = 1_000_000 * HOUR;

function findSilence(heard: readonly Heard[]): Silence {
  const tally = new SilenceTally(NOW);
  for (const each of heard) tally.add(each);
  return tally.find();
}

/** Machines that were heard of that many hours ago, one after the other within `spread` hours before. */
function machines(count: number, hoursAgo: number, part: Partial<Heard> = {}, spread = 20): Heard[] {
  return Array.from({ length: count }, (_, index) => ({
    subnet: '10.0.0.0/24',
    system: '10.0.26100',
    at: NOW - (hoursAgo + (spread * index) / count) * HOUR,
    ...part,
  }));
}

const A = { subnet: '10.0.1.0/24' };
const B = { subnet: '10.0.2.0/24' };
const WIN10 = { system: '10.0.19045' };

test('an address belongs to a /24 or a /64', () => {
  for (const [address, subnet] of [
    ['10.1.2.3', '10.1.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['', undefined],
    ['pc.example', undefined],
    ['10.1.2', undefined],
  ] as const)
    assert.equal(subnetOf(address), subnet, address);
});

test('a subnet that fell silent together, while others did not, is named with since when', () => {
  const heard = [...machines(20, 1), ...machines(6, 50, A)];
  assert.deepEqual(findSilence(heard), {
    subnets: [{ name: A.subnet, machines: 6, since: NOW - 50 * HOUR }],
    systems: [],
  });
});

test('what is no silence of a subnet', () => {
  for (const [why, heard] of [
    ['too few machines', [...machines(20, 1), ...machines(4, 50, A)]],
    ['they may call yet', [...machines(20, 1), ...machines(6, 29, A)]],
    ['one is still heard of', [...machines(20, 1), ...machines(6, 50, A), ...machines(1, 3, A)]],
    ['everybody is silent: a weekend, or this server was off', [...machines(20, 40), ...machines(6, 50, A)]],
    ['most others are silent by now', [...machines(9, 1), ...machines(11, 49), ...machines(6, 50, A)]],
    ['they left one after the other', [...machines(20, 1), ...machines(9, 50, A, 280)]],
    ['it is long ago', [...machines(20, 1), ...machines(6, 15 * 24, A)]],
    ['nobody knows where they are', [...machines(20, 1), ...machines(6, 50, { subnet: '' })]],
    ['all machines come through one address', machines(40, 50)],
  ] as const)
    assert.deepEqual(findSilence(heard), { subnets: [], systems: [] }, why);
});

test('one in ten may have another way', () => {
  const heard = [...machines(20, 1), ...machines(27, 50, A), ...machines(3, 2, A)];
  const { subnets } = findSilence(heard);
  assert.deepEqual(subnets, [{ name: A.subnet, machines: 27, since: NOW - 50 * HOUR }]);
});

test('several subnets are told with the largest first', () => {
  const heard = [...machines(60, 1), ...machines(6, 50, A), ...machines(12, 40, B)];
  assert.deepEqual(
    findSilence(heard).subnets.map(({ name, machines: count }) => [name, count]),
    [
      [B.subnet, 12],
      [A.subnet, 6],
    ],
  );
});

test('a build is named where others of the same subnets are heard of, and then not its subnets', () => {
  const heard = [
    ...machines(20, 1),
    ...machines(6, 50, { ...WIN10 }),
    ...machines(6, 45, { ...WIN10, ...A }),
    ...machines(1, 2, A),
  ];
  assert.deepEqual(findSilence(heard), {
    subnets: [],
    systems: [{ name: WIN10.system, machines: 12, since: NOW - 45 * HOUR }],
  });
});

test('a build that is in silent subnets alone is as good as the subnets', () => {
  const heard = [...machines(20, 1), ...machines(6, 50, { ...WIN10, ...A })];
  const { subnets, systems } = findSilence(heard);
  assert.deepEqual(systems, []);
  assert.deepEqual(
    subnets.map(({ name }) => name),
    [A.subnet],
  );
});
