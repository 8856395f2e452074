import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ComplianceCount, healthyShare, type Standing, tallyOf } from './index.ts';

const standing: fc.Arbitrary<Standing> = fc.record(
  {
    reported: fc.boolean(),
    missing: fc.nat(5),
    oldestSecurity: fc.nat(1000),
  },
  { requiredKeys: ['reported', 'missing'] },
);

test('compliance is what a plain count says, and unknown computers are in the denominator', () => {
  fc.assert(
    fc.property(fc.array(standing), (computers) => {
      const count = new ComplianceCount();
      for (const one of computers) count.add(one);
      const result = count.result();
      const known = computers.filter(({ reported }) => reported);
      assert.equal(result.unknown, computers.length - known.length);
      assert.equal(result.compliant, known.filter(({ missing }) => missing === 0).length);
      assert.equal(result.compliant + result.missing + result.unknown, computers.length);
      if (computers.length === 0) assert.equal(result.share, undefined);
      else assert.ok(Math.abs(result.share! - (result.compliant * 100) / computers.length) <= 0.05);
      const ages = known.flatMap(({ oldestSecurity }) => oldestSecurity ?? []);
      assert.equal(result.oldestSecurity, ages.length === 0 ? undefined : Math.min(...ages));
    }),
  );
});

test('every computer stands in exactly one state, and none that is silent counts as healthy', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }),
      fc.nat(50),
      fc.nat(50),
      (some, more, silent) => {
        const [needed = 0, downloaded = 0, pendingRestart = 0, failed = 0, installed = 0] = some;
        const named = some.reduce((sum, count) => sum + count, 0);
        const tally = tallyOf(
          { needed, downloaded, pendingRestart, failed, installed },
          named + more,
          named + more + silent,
        );
        assert.equal(
          Object.values(tally).reduce((sum, count) => sum + count, 0),
          named + more + silent,
        );
        assert.deepEqual([tally.notApplicable, tally.noStatus], [more, silent]);
      },
    ),
  );
});

test('the share of nobody is not told, and silent computers keep it below one hundred', () => {
  const none = { needed: 0, downloaded: 0, pendingRestart: 0, failed: 0, installed: 0 };
  assert.equal(healthyShare(tallyOf(none, 0, 0)), undefined);
  assert.equal(healthyShare(tallyOf(none, 0, 10)), 0);
  assert.equal(healthyShare(tallyOf({ ...none, installed: 9 }, 9, 10)), 90);
});
