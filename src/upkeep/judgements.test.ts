import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeComputer } from './judge-computer.ts';
import { judgeContent } from './judge-content.ts';
import { judgeExpired } from './judge-expired.ts';
import { judgeMetadata, type MetadataFacts } from './judge-metadata.ts';
import { judgeRevision } from './judge-revision.ts';
import { DAY, metadataKept, upkeepSettings } from './settings.ts';
import { TASKS, taskNamed } from './tasks.ts';

const NOW = 1000 * DAY;
const VIEW = { now: NOW, kept: 30 * DAY };

test('what is withdrawn is declined, unless a person wanted it after that', () => {
  const expired = { expired: true, arrivedAt: 500 };
  assert.equal(judgeExpired(expired).goes, true);
  assert.equal(judgeExpired({ ...expired, keptByPersonAt: 499 }).goes, true);
  assert.equal(judgeExpired({ ...expired, keptByPersonAt: 500 }).goes, false);
  assert.equal(judgeExpired({ expired: false, arrivedAt: 0 }).goes, false);
});

test('metadata goes once it was declined or withdrawn for long enough, and each thing that speaks for it keeps it', () => {
  const unwanted: MetadataFacts = {
    declined: true,
    declinedAt: NOW - 30 * DAY,
    expired: false,
    arrivedAt: 0,
    approved: false,
    importedByPerson: false,
    isCategoryOrDetectoid: false,
  };
  assert.deepEqual(judgeMetadata(unwanted, VIEW), { goes: true, reason: 'declined for 30 days' });
  const { declinedAt: _, ...unknown } = unwanted;
  assert.equal(judgeMetadata(unknown, VIEW).goes, false);
  for (const change of [
    { declinedAt: NOW - 30 * DAY + 1 },
    { approved: true },
    { importedByPerson: true },
    { isCategoryOrDetectoid: true },
    { declined: false },
    { declined: false, expired: true, arrivedAt: NOW - DAY },
  ])
    assert.equal(judgeMetadata({ ...unwanted, ...change }, VIEW).goes, false, JSON.stringify(change));
  const withdrawn = { ...unwanted, declined: false, expired: true };
  assert.deepEqual(judgeMetadata(withdrawn, VIEW), { goes: true, reason: 'withdrawn for 1000 days' });
});

test('metadata is never removed while a decline can be taken back', () => {
  assert.equal(metadataKept(upkeepSettings({ metadataDays: 1, undoDays: 60 })), 60 * DAY);
});

test('an older revision goes when the newer one is old enough and no approval names it', () => {
  const old = {
    revisionNumber: 100,
    latestNumber: 101,
    latestArrivedAt: NOW - 31 * DAY,
    approvalNamesIt: false,
  };
  assert.equal(judgeRevision(old, VIEW).goes, true);
  for (const change of [{ revisionNumber: 101 }, { approvalNamesIt: true }, { latestArrivedAt: NOW - DAY }])
    assert.equal(judgeRevision({ ...old, ...change }, VIEW).goes, false);
});

test('a file goes when nothing has needed or wanted it for long enough since it came', () => {
  const file = { needed: false, wanted: false, unneededSince: NOW - 40 * DAY, arrivedAt: NOW - 30 * DAY };
  assert.equal(judgeContent(file, VIEW).goes, true);
  const { unneededSince: _, ...noticed } = file;
  assert.equal(judgeContent(noticed, VIEW).goes, false);
  for (const change of [
    { needed: true },
    { wanted: true },
    { arrivedAt: NOW - 29 * DAY },
    { unneededSince: NOW },
  ])
    assert.equal(judgeContent({ ...file, ...change }, VIEW).goes, false);
});

test('a machine that never came is as old as its entry', () => {
  const view = { now: NOW, silent: 30 * DAY };
  assert.equal(judgeComputer({ lastContactAt: 0, createdAt: NOW - DAY }, view).goes, false);
  assert.equal(judgeComputer({ lastContactAt: NOW - 30 * DAY, createdAt: 0 }, view).goes, true);
});

test("each of the wizard's five tasks is there, by its own name and by WSUS's", () => {
  for (const name of [
    'CleanupObsoleteUpdates',
    'CompressUpdates',
    'CleanupObsoleteComputers',
    'CleanupUnneededContentFiles',
    'DeclineExpiredUpdates',
    'DeclineSupersededUpdates',
  ]) {
    const task = taskNamed(name.toUpperCase());
    assert.ok(task !== undefined, name);
    assert.equal(taskNamed(task), task);
  }
  assert.equal(taskNamed('nonsense'), undefined);
  assert.equal(new Set(TASKS.map(({ name }) => name)).size, TASKS.length);
});
