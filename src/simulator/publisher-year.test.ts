import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUpdate } from '#update';
import { PublisherYear } from './publisher-year.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 1, 1);

test('a year of a publisher is the same each time, and each release but the first of its kind supersedes the one before', () => {
  const [one, other] = [new PublisherYear('a'), new PublisherYear('a')];
  const supersedes = new Map<string, readonly string[]>();
  for (let day = 0; day < 365; day++) {
    const { documents, expired } = one.day(START + day * DAY);
    assert.deepEqual(other.day(START + day * DAY), { documents, expired });
    for (const { name, bytes } of documents) {
      const { revision } = parseUpdate(bytes, name);
      supersedes.set(revision.updateId, revision.supersedes);
    }
  }
  assert.equal(one.releases.filter(({ kind }) => kind === 'security').length, 36);
  assert.equal(one.releases.filter(({ kind }) => kind === 'definitions').length, 365);
  const latest = new Map<string, string>();
  for (const { kind, product, updateId } of one.releases) {
    const line = `${kind} ${product}`;
    const before = latest.get(line);
    if (before !== undefined) assert.ok(supersedes.get(updateId)?.includes(before), line);
    latest.set(line, updateId);
  }
});
