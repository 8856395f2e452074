import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RevisionNumber, UpdateId, UpdateIdentity } from '#update';
import { type ClosureView, neededBy } from './closure.ts';
import { keyOf } from './identity-key.ts';
import type { StagedRevision } from './staging.ts';

const at = (number: number, revision = 1): UpdateIdentity => ({
  updateId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as UpdateId,
  revisionNumber: revision as RevisionNumber,
});

function staged(number: number, needs: { bundles?: UpdateIdentity[]; after?: number[][] }): StagedRevision {
  return {
    ...at(number),
    type: 'Software',
    expired: false,
    bundles: (needs.bundles ?? []).map((member) => ({ anyOf: [member] })),
    prerequisites: (needs.after ?? []).map((ids) => ({
      anyOf: ids.map((id) => at(id).updateId),
      isCategory: false,
    })),
  };
}

function view(parts: Partial<ClosureView> & Pick<ClosureView, 'staged'>): ClosureView {
  return {
    has: (identity) => parts.staged.some((each) => keyOf(each) === keyOf(identity)),
    hasUpdate: () => false,
    isOut: () => false,
    heldBack: new Map(),
    ...parts,
  };
}

test('a bundled revision that nobody has is needed once, by its exact number', () => {
  const members = [at(2, 7), at(3)];
  const all = [staged(1, { bundles: members }), staged(4, { bundles: members }), staged(3, {})];
  assert.deepEqual(neededBy(view({ staged: all })), [at(2, 7)]);
});

test('what is held for good reason is not asked for again', () => {
  const all = [staged(1, { bundles: [at(2)] })];
  assert.deepEqual(neededBy(view({ staged: all, isOut: () => true })), []);
});

test('of what was held for its number only that comes for which there is nothing else', () => {
  const held = new Map([
    [at(8).updateId, [at(8, 5)]],
    [at(9).updateId, [at(9)]],
  ]);
  const all = [staged(1, { after: [[8, 2], [9]] }), staged(2, {})];
  assert.deepEqual(neededBy(view({ staged: all, heldBack: held })), [at(9)]);
  const here = (updateId: UpdateId) => updateId === at(9).updateId;
  assert.deepEqual(neededBy(view({ staged: all, heldBack: held, hasUpdate: here })), []);
});
