import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseUpdate } from '#update';
import { PROFILES } from '../profiles/profiles.ts';
import { guidFrom } from '../random.ts';
import { type DocumentText, documentText, type Identity } from '../synthetic/document.ts';
import { driverText } from '../synthetic/driver.ts';
import { absentKey, section, TRUE_RULE } from '../synthetic/rules.ts';
import { Judgement, type Verdict } from './applicability.ts';
import { readCore } from './core-fragment.ts';
import type { CachedRevision } from './datastore.ts';
import { effectOf, Machine } from './machine.ts';

const FALSE_RULE = absentKey('nothing');

function revision(id: number, rest: Partial<DocumentText>): CachedRevision {
  const text: DocumentText = {
    identity: { updateId: guidFrom(id), revisionNumber: 1 },
    type: 'Software',
    created: '2026-01-01T00:00:00.000Z',
    publisherId: guidFrom('publisher'),
    texts: [],
    ...rest,
  };
  const { core } = parseUpdate(Buffer.from(documentText(text)), `update ${id}`).fragments;
  const deployment = {
    id,
    action: 'Install',
    isAssigned: true,
    lastChangeTime: '2026-01-01',
    automatic: true,
  };
  return { id, core: readCore(core), isLeaf: true, deployment };
}

const installed = (id: number) => revision(id, { rules: section('IsInstalled', TRUE_RULE) });
const needed = (id: number) => revision(id, { rules: section('IsInstalled', FALSE_RULE) });
const foreign = (id: number) =>
  revision(id, { rules: section('IsInstalled', FALSE_RULE) + section('IsInstallable', FALSE_RULE) });
const bundle = (id: number, clauses: readonly (readonly CachedRevision[])[]) =>
  revision(id, { bundles: clauses.map((clause) => clause.map(({ core }) => core.identity)) });

function judge(subject: CachedRevision, ...others: readonly CachedRevision[]): Verdict {
  return new Judgement(new Machine(PROFILES['windows-11-25h2']), [subject, ...others]).of(subject);
}

describe('a revision', () => {
  test('is installed by its own rule, needed when it can be installed, nothing otherwise', () => {
    assert.equal(judge(installed(1)), 'Installed');
    assert.equal(judge(needed(1)), 'Needed');
    assert.equal(judge(foreign(1)), 'NotApplicable');
  });

  test('is nothing to the machine while a prerequisite is missing, whatever its own rules say', () => {
    const condition = (id: number, holds: boolean) =>
      revision(id, { type: 'Detectoid', rules: section('IsInstalled', holds ? TRUE_RULE : FALSE_RULE) });
    const [yes, no] = [condition(10, true), condition(11, false)];
    const idOf = (each: CachedRevision) => each.core.identity.updateId;
    const rules = section('IsInstalled', FALSE_RULE);
    const both = revision(1, { rules, prerequisites: [{ anyOf: [idOf(yes)] }, { anyOf: [idOf(no)] }] });
    const either = revision(1, { rules, prerequisites: [{ anyOf: [idOf(yes), idOf(no)] }] });
    assert.equal(judge(both, yes, no), 'NotApplicable');
    assert.equal(judge(either, yes, no), 'Needed');
    assert.equal(judge(either), 'NotApplicable');
  });

  test('in a circle of prerequisites is nothing, and the circle ends', () => {
    const circle = (id: number, other: number) =>
      revision(id, {
        rules: section('IsInstalled', TRUE_RULE),
        prerequisites: [{ anyOf: [guidFrom(other)] }],
      });
    assert.equal(judge(circle(1, 2), circle(2, 1)), 'NotApplicable');
  });
});

describe('a bundle', () => {
  test('is needed as soon as one member is, though an alternative beside it is installed', () => {
    const [a, b] = [installed(2), needed(3)];
    assert.equal(judge(bundle(1, [[a, b]]), a, b), 'Needed');
  });

  test('is installed when every clause is, and alternatives for other machines do not count', () => {
    const [a, b, c] = [installed(2), foreign(3), installed(4)];
    assert.equal(judge(bundle(1, [[a, b], [c]]), a, b, c), 'Installed');
  });

  test('is nothing to the machine when one of its clauses is', () => {
    const [a, b] = [needed(2), foreign(3)];
    assert.equal(judge(bundle(1, [[a], [b]]), a, b), 'NotApplicable');
  });

  test('waits for its members to arrive', () => {
    const member = needed(2);
    assert.equal(judge(bundle(1, [[member]])), 'NotApplicable');
  });
});

describe('a driver', () => {
  const driver = (id: number, hardwareId: string, version: string, driverClass = 'Net'): CachedRevision => {
    const text = driverText({
      updateId: guidFrom('driver', id),
      targets: [{ hardwareId, driverClass }],
      date: '2026-01-01',
      version,
      featureScore: 200,
      products: [guidFrom('product')],
      languages: ['en'],
      size: 100,
      expired: false,
      restarts: false,
      publisherId: guidFrom('publisher'),
    });
    return revision(id, { ...text, prerequisites: [] });
  };

  test('is needed where it serves a device better, and installed once it serves it', () => {
    const machine = new Machine(PROFILES['server-2022']);
    const better = driver(1, 'PCI\\VEN_7D0C&DEV_1001', '9.0.0.0');
    const verdict = () => new Judgement(machine, [better]).of(better);
    assert.equal(verdict(), 'Needed');
    machine.install(effectOf(machine, better.core, ''), false);
    assert.equal(verdict(), 'Installed');
    const served = machine.devices.find((device) => device.hardwareIds.includes('PCI\\VEN_7D0C&DEV_1001'))!;
    assert.equal(served.installedDriver?.driverVerVersion, 9n << 48n);
    assert.equal(
      served.installedDriver?.driverRank,
      (200 << 16) | served.hardwareIds.indexOf('PCI\\VEN_7D0C&DEV_1001'),
    );
  });

  test('for a device that is not there is nothing', () => {
    assert.equal(judge(driver(1, 'PCI\\VEN_0000&DEV_0000', '9.0.0.0')), 'NotApplicable');
  });
});

test('what waits for a restart is installed by the restart', () => {
  const machine = new Machine(PROFILES['windows-11-25h2']);
  const update = needed(1);
  const verdict = () => new Judgement(machine, [update]).of(update);
  machine.install({ identity: update.core.identity as Identity, components: {} }, true);
  assert.equal(verdict(), 'PendingRestart');
  machine.restart();
  assert.equal(verdict(), 'Installed');
});
