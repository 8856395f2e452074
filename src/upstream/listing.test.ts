import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RevisionNumber, UpdateId, UpdateIdentity } from '#update';
import { keyOf, toIdentity } from './identity-key.ts';
import { missingOf, newOf } from './listing.ts';

const identities: fc.Arbitrary<UpdateIdentity> = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 3 }))
  .map(([id, revision]) => ({
    updateId: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}` as UpdateId,
    revisionNumber: revision as RevisionNumber,
  }));
const some = fc.array(identities, { maxLength: 20 });

test('what is fetched of a list is each once, and nothing that is here, staged, held or removed', () => {
  fc.assert(
    fc.property(some, some, some, some, some, (listed, here, staged, held, removed) => {
      const isIn = (all: readonly UpdateIdentity[]) => {
        const keys = new Set(all.map(keyOf));
        return (identity: UpdateIdentity) => keys.has(keyOf(identity));
      };
      const known = {
        isHere: isIn(here),
        isStaged: isIn(staged),
        isHeld: isIn(held),
        isRemoved: isIn(removed),
      };
      const missing = missingOf(listed, known).map(keyOf);
      assert.equal(new Set(missing).size, missing.length);
      const expected = listed.filter(
        (each) =>
          !known.isHere(each) && !known.isStaged(each) && !known.isHeld(each) && !known.isRemoved(each),
      );
      assert.deepEqual(new Set(missing), new Set(expected.map(keyOf)));
      const fresh = newOf(listed, known).map(keyOf);
      assert.ok(
        missing.every((key) => fresh.includes(key)),
        'what is staged counts as new, but is not fetched',
      );
    }),
  );
});

test('ids of the wire are read in any form that is one, and others are refused', () => {
  const id = '0A1B2C3D-0000-4000-8000-00000000000A';
  assert.equal(toIdentity({ updateId: `{${id}}`, revisionNumber: 7 }).updateId, id.toLowerCase());
  for (const [updateId, revisionNumber] of [
    ['x', 1],
    [id, -1],
    [id, 1.5],
  ] as const)
    assert.throws(() => toIdentity({ updateId, revisionNumber }), { code: 'upstream/bad-answer' });
});
