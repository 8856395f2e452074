import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { updateFailures } from './failures.ts';
import { checkGroupRule, type GroupRule, type GroupRuleSubject, judgeGroupRule } from './group-rule.ts';

const PC: GroupRuleSubject = {
  dnsName: 'PC-17.Corp.Example',
  lastAddress: '10.1.2.3',
  inventory: {
    osVersion: { major: 10, minor: 0, build: 22631 },
    manufacturer: 'Dell Inc.',
    model: 'Latitude 7440',
    architecture: 'AMD64',
    suiteMask: 256,
    oldProductType: 1,
    newProductType: 4,
    clientVersion: '10.0.22621.3527',
  },
};
const NOBODY: GroupRuleSubject = { dnsName: 'x', lastAddress: '', inventory: {} };

const truth = (rule: GroupRule, subject: GroupRuleSubject = PC) => judgeGroupRule(rule, subject).truth;

test('each condition fits what it says and nothing else', () => {
  const fits: readonly GroupRule[] = [
    { name: ['pc-??'] },
    { name: ['*.corp.example'] },
    { domain: ['corp.example'] },
    { domain: ['.example'] },
    { address: ['10.1.0.0/16'] },
    { address: ['10.1.2.3'] },
    { address: ['10.1.2.0-10.1.2.9'] },
    { os: ['10.0.22631'] },
    { os: ['10'] },
    { os: ['22000-22631'] },
    { os: ['10.0.19045-10.0.22631'] },
    { family: ['client'] },
    { edition: ['Enterprise'] },
    { edition: ['4'] },
    { suite: ['single-user-terminal'] },
    { manufacturer: ['dell*'] },
    { model: ['latitude ????'] },
    { architecture: ['amd64'] },
    { client: ['10.0.22621'] },
    { os: ['6.1', '10.0'] },
  ];
  const misses: readonly GroupRule[] = [
    { name: ['pc-1'] },
    { name: ['corp'] },
    { domain: ['orp.example'] },
    { domain: ['pc-17.corp.example'] },
    { address: ['10.2.0.0/16'] },
    { address: ['2001:db8::/32'] },
    { os: ['10.0.2263'] },
    { os: ['22632-26100'] },
    { family: ['server'] },
    { edition: ['home'] },
    { suite: ['terminal'] },
    { manufacturer: ['dell'] },
    { model: ['?'] },
    { architecture: ['arm64'] },
    { client: ['10.0.22621.1-10.0.22621.3526'] },
    { name: ['pc-*'], os: ['6.1'] },
  ];
  for (const rule of fits) assert.equal(truth(rule), 'true', JSON.stringify(rule));
  for (const rule of misses) assert.equal(truth(rule), 'false', JSON.stringify(rule));
});

test('what a machine never told is unknown, and the condition that lacks it is named', () => {
  const rule = { os: ['10.0'], address: ['::/0'], model: ['*'] };
  assert.deepEqual(judgeGroupRule(rule, NOBODY), { truth: 'unknown', unknown: ['address', 'os', 'model'] });
  const decided = { ...rule, name: ['other'] };
  assert.deepEqual(judgeGroupRule(decided, NOBODY), { truth: 'false', unknown: [] }, 'a no decides alone');
});

test('an IPv4 address in the clothes of IPv6 is the address that it is', () => {
  const at = (lastAddress: string) => ({ ...PC, lastAddress });
  assert.equal(truth({ address: ['10.1.0.0/16'] }, at('::ffff:10.1.2.3')), 'true');
  assert.equal(truth({ address: ['fe80::/10'] }, at('fe80::1%eth0')), 'true');
  assert.equal(truth({ address: ['2001:db8::/32'] }, at('2001:db8:1::9')), 'true');
});

test('the attributes of a scan tell what the registration did not, and the newer Windows', () => {
  const scanned = (deviceAttributes: Readonly<Record<string, string>>) => ({
    ...NOBODY,
    inventory: { deviceAttributes },
  });
  const told = {
    OSVersion: '10.0.26100.2314',
    OSSkuId: '48',
    InstallationType: 'Server Core',
    OEMModel: 'VM',
  };
  for (const rule of [
    { os: ['26100'] },
    { edition: ['professional'] },
    { edition: ['Pro'] },
    { family: ['server'] },
    { model: ['vm'] },
  ])
    assert.equal(truth(rule, scanned(told)), 'true', JSON.stringify(rule));
  const upgraded = { ...PC, inventory: { ...PC.inventory, deviceAttributes: told } };
  assert.equal(truth({ os: ['10.0.22631'] }, upgraded), 'false');
});

test('a rule that means nothing is refused', () => {
  for (const rule of [
    {},
    { name: [] },
    { name: [' '] },
    { os: ['eleven'] },
    { os: ['1-2-3'] },
    { address: ['10.0.0.0/33'] },
    { address: ['10.0.0.9-10.0.0.1'] },
    { address: ['10.0.0.1-::1'] },
    { family: ['phone'] },
    { edition: ['fancy'] },
    { suite: ['0'] },
    { domain: ['*.corp'] },
    { name: ['x'.repeat(257)] },
  ] as readonly GroupRule[])
    assert.throws(
      () => checkGroupRule(rule),
      (error) => updateFailures.is(error, 'bad-group-rule'),
      JSON.stringify(rule),
    );
});

test('a pattern made to take for ever takes no time worth naming', () => {
  const started = performance.now();
  assert.equal(
    truth({ model: ['*a'.repeat(120)] }, { ...PC, inventory: { model: `${'a'.repeat(256)}b` } }),
    'false',
  );
  assert.ok(performance.now() - started < 1000);
});

// A naive model: patterns as regular expressions, versions as numbers, addresses as integers.

const letters = fc.constantFrom('a', 'B', '*', '?', '.');
const pattern = fc.string({ unit: letters, minLength: 1, maxLength: 6 }).filter((text) => text.trim() !== '');
const build = fc.integer({ min: 1, max: 9 });
const octet = fc.integer({ min: 0, max: 255 });
const subject = fc.record({
  model: fc.option(fc.string({ unit: fc.constantFrom('a', 'b', 'A', '.'), minLength: 1, maxLength: 6 }), {
    nil: undefined,
  }),
  build: fc.option(build, { nil: undefined }),
  address: fc.option(fc.tuple(octet, octet), { nil: undefined }),
});
const rule = fc.record(
  {
    model: fc.array(pattern, { minLength: 1, maxLength: 3 }),
    os: fc.array(fc.tuple(build, build), { minLength: 1, maxLength: 3 }),
    address: fc.array(fc.tuple(octet, octet, fc.integer({ min: 16, max: 32 })), {
      minLength: 1,
      maxLength: 3,
    }),
  },
  { requiredKeys: [] },
);

test('rules agree with a naive model of them', () => {
  fc.assert(
    fc.property(rule, subject, (wanted, told) => {
      fc.pre(Object.keys(wanted).length > 0);
      const expected: ('true' | 'false' | 'unknown')[] = [];
      const judge = <T>(fact: T | undefined, fits: (fact: T) => boolean) =>
        expected.push(fact === undefined ? 'unknown' : fits(fact) ? 'true' : 'false');
      if (wanted.model) judge(told.model, (model) => wanted.model!.some((each) => regular(each).test(model)));
      if (wanted.os)
        judge(told.build, (number) => wanted.os!.some(([from, to]) => from <= number && number <= to));
      if (wanted.address)
        judge(told.address, (address) =>
          wanted.address!.some(
            ([third, fourth, bits]) =>
              number(third, fourth) >> (32 - bits) === number(...address) >> (32 - bits),
          ),
        );
      const verdict = expected.includes('false')
        ? 'false'
        : expected.includes('unknown')
          ? 'unknown'
          : 'true';
      const written: GroupRule = {
        ...(wanted.model && { model: wanted.model }),
        ...(wanted.os && { os: wanted.os.map(([from, to]) => `10.0.${from}-10.0.${to}`) }),
        ...(wanted.address && { address: wanted.address.map(([a, b, bits]) => `10.0.${a}.${b}/${bits}`) }),
      };
      const machine: GroupRuleSubject = {
        dnsName: 'pc',
        lastAddress: told.address === undefined ? '' : `10.0.${told.address.join('.')}`,
        inventory: {
          ...(told.model && { model: told.model }),
          ...(told.build && { osVersion: { major: 10, minor: 0, build: told.build } }),
        },
      };
      assert.equal(judgeGroupRule(written, machine).truth, verdict);
    }),
    { numRuns: 2000 },
  );
});

function regular(glob: string): RegExp {
  const source = glob.replace(/[.*?]/g, (each) => (each === '*' ? '.*' : each === '?' ? '.' : '\\.'));
  return new RegExp(`^${source}$`, 'i');
}

function number(third: number, fourth: number): number {
  return 10 * 2 ** 24 + third * 2 ** 8 + fourth;
}
