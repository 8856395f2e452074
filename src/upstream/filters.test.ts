import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Selection } from '#store';
import type { UpdateId } from '#update';
import { covers, expandSelection, updatesFilter } from './filters.ts';

const id = (number: number): UpdateId =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as UpdateId;
const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(id));
const LANGUAGES = [
  { id: 0, short: 'all', long: 'all', enabled: false },
  { id: 1033, short: 'en', long: 'English', enabled: true },
  { id: 1041, short: 'ja', long: 'Japanese', enabled: true },
  { id: 1031, short: 'de', long: 'German', enabled: false },
];
const selections: fc.Arbitrary<Selection> = fc.record({
  products: ids,
  classifications: ids,
  languages: fc.uniqueArray(fc.constantFrom('en', 'ja', 'de')),
});
/** Parents of any shape, circles included: what a hostile upstream may tell. */
const branches = fc.array(fc.record({ updateId: fc.integer({ min: 0, max: 30 }).map(id), parents: ids }), {
  maxLength: 30,
});

test('a ticked family stands for everything below it, and for nothing else', () => {
  const tree = [
    { updateId: id(1), parents: [] },
    { updateId: id(2), parents: [id(1)] },
    { updateId: id(3), parents: [id(2)] },
    { updateId: id(4), parents: [id(9)] },
  ];
  const selection = { products: [id(1)], classifications: [id(7)], languages: [] };
  const expanded = expandSelection(selection, tree, LANGUAGES);
  assert.deepEqual(expanded.products, [id(1), id(2), id(3)]);
  assert.deepEqual(expanded.classifications, [id(7)]);
  assert.deepEqual(expanded.languages, ['en', 'ja'], 'no language ticked: all that the upstream hands out');
});

test('an expanded selection holds the selection, and expanding it again changes nothing', () => {
  fc.assert(
    fc.property(selections, branches, (selection, tree) => {
      const once = expandSelection(selection, tree, LANGUAGES);
      assert.ok(selection.products.every((each) => once.products.includes(each)));
      assert.deepEqual(expandSelection(once, tree, LANGUAGES), once);
      assert.ok(covers(once, once));
    }),
  );
});

test('both lists are always there, and Delta stands only with an anchor that is true for the id', () => {
  fc.assert(
    fc.property(
      selections,
      fc.option(selections, { nil: undefined }),
      fc.option(fc.constant('1,2026-01-01 00:00:00.000'), { nil: undefined }),
      (selection, synchronised, anchor) => {
        const filter = updatesFilter({
          selection,
          languages: LANGUAGES,
          ...(anchor === undefined ? {} : { anchor }),
          ...(synchronised === undefined ? {} : { synchronised }),
        });
        assert.equal(filter.getConfig, false);
        assert.equal(filter.get63LanguageOnly, false);
        assert.equal(filter.anchor, anchor);
        for (const [asked, known, listed] of [
          [filter.categories, synchronised?.products, selection.products],
          [filter.classifications, synchronised?.classifications, selection.classifications],
        ] as const) {
          assert.deepEqual(
            asked?.map((each) => each.id),
            listed,
          );
          for (const { id: each, delta } of asked ?? [])
            assert.equal(delta, anchor !== undefined && (known ?? []).some((one) => one === each));
        }
        for (const { id: language } of filter.languages ?? []) assert.notEqual(language, 0);
      },
    ),
  );
});

test('a replica asks without any filter', () => {
  assert.deepEqual(updatesFilter({ selection: undefined, languages: LANGUAGES, anchor: 'x' }), {
    anchor: 'x',
    getConfig: false,
    get63LanguageOnly: false,
  });
});
