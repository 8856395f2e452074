import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CategoriesAnswer,
  LanguagesAnswer,
  SelectCategoriesAnswer,
  SelectCategoriesRequest,
} from './contract.ts';
import { type Opened, open, syncNow, upstreamOf } from './fixture.ts';

async function withTree(t: Parameters<typeof open>[0]): Promise<Opened & { readonly url: string }> {
  const opened = await open(t);
  const { url } = await upstreamOf(t);
  await opened.ask('PUT', '/upstream', { url });
  assert.equal((await syncNow(opened, { categoriesOnly: true })).outcome, 'succeeded');
  return { ...opened, url };
}

const list = async ({ ask }: Opened, query: string) =>
  (await ask<CategoriesAnswer>('GET', `/categories?${query}`)).answer;
const select = async ({ ask }: Opened, body: SelectCategoriesRequest) =>
  (await ask<SelectCategoriesAnswer>('POST', '/categories/selection', body)).answer;

test('before the first contact there is nothing to choose from, and that is said', async (t) => {
  const opened = await open(t);
  assert.deepEqual(await list(opened, 'kind=products'), { items: [], fetchedAt: 0 });
  const { status, answer } = await opened.ask('POST', '/categories/selection', {
    kind: 'products',
    enable: ['Windows 11'],
  });
  assert.deepEqual([status, answer.code], [409, 'admin/no-categories']);
});

test('products come as a tree, classifications as a list, and nothing of the first fetch is new', async (t) => {
  const opened = await withTree(t);
  const { items, fetchedAt } = await list(opened, 'kind=products');
  assert.ok(fetchedAt > 0 && items.length > 1);
  assert.deepEqual(items[0]?.depth, 0);
  items.forEach((row, index) => {
    assert.ok(row.depth <= (items[index - 1]?.depth ?? -1) + 1, row.title);
    assert.equal(row.isNew, false);
  });
  const leaf = items.find(({ type }) => type === 'Product')!;
  const found = await list(opened, `kind=products&text=${encodeURIComponent(leaf.title.toLowerCase())}`);
  assert.ok(found.items.some(({ id }) => id === leaf.id));
  assert.equal(found.items[0]?.depth, 0, 'with the way to it');
  for (const { type } of (await list(opened, 'kind=classifications')).items)
    assert.equal(type, 'UpdateClassification');
});

test('a choice is weighed as soon as it can be, and until then the answer says what is missing', async (t) => {
  const opened = await withTree(t);
  const products = (await list(opened, 'kind=products')).items;
  const classifications = (await list(opened, 'kind=classifications')).items;
  const enable = products.filter(({ type }) => type === 'Product').map(({ title }) => title.toUpperCase());
  const preview = await select(opened, { kind: 'products', enable, preview: true });
  assert.deepEqual(
    [preview.applied, preview.adds, preview.notWeighed?.code],
    [false, undefined, 'admin/no-classifications'],
  );
  assert.ok(preview.enabled.length > 0);
  assert.equal((await list(opened, 'kind=products&selected=true')).items.length, 0);
  await select(opened, { kind: 'products', enable });
  const both = await select(opened, { kind: 'classifications', enable: classifications.map(({ id }) => id) });
  assert.ok(both.applied && both.adds !== undefined && both.adds.missing > 0);
  const run = await syncNow(opened);
  assert.equal(run.counts.new, 16, JSON.stringify(run));
  const gone = await select(opened, { kind: 'products', disable: enable, preview: true });
  assert.ok(gone.leaves > 0);
  const family = products.find(({ title }) => title === 'Windows')!;
  await select(opened, { kind: 'products', disable: enable, enable: [family.id] });
  const rows = (await list(opened, 'kind=products&selected=true')).items;
  assert.ok(rows.some(({ id, selected }) => id === family.id && selected));
  assert.ok(rows.some(({ inherited }) => inherited));
  const without = await select(opened, { kind: 'products', disable: [family.id], preview: true });
  assert.ok(without.leaves > 0, 'a family stands for its products');
});

test('an upstream that does not answer does not keep anybody from choosing', async (t) => {
  const opened = await open(t);
  const upstream = await upstreamOf(t);
  await opened.ask('PUT', '/upstream', { url: upstream.url });
  await syncNow(opened, { categoriesOnly: true });
  const [product] = (await list(opened, 'kind=products')).items;
  await select(opened, { kind: 'products', enable: [product!.id] });
  await upstream.close();
  const [classification] = (await list(opened, 'kind=classifications')).items;
  const answer = await select(opened, { kind: 'classifications', enable: [classification!.id] });
  assert.deepEqual(
    [answer.applied, answer.adds, answer.notWeighed?.code],
    [true, undefined, 'outgoing/refused'],
  );
});

test('what the upstream does not have is named: a category, a preset, a part of one', async (t) => {
  const opened = await withTree(t);
  const cases: readonly (readonly [number, string, SelectCategoriesRequest])[] = [
    [404, 'admin/category-not-found', { kind: 'products', enable: ['Windows 3.11'] }],
    [404, 'admin/category-not-found', { kind: 'products', disable: ['Security Updates'] }],
    [404, 'admin/preset-not-found', { kind: 'products', preset: 'security' }],
  ];
  for (const [status, code, body] of cases) {
    const refused = await opened.ask('POST', '/categories/selection', body);
    assert.deepEqual([refused.status, refused.answer.code], [status, code], JSON.stringify(body));
  }
  const titles = (await list(opened, 'kind=classifications')).items.map(({ title }) => title);
  const answer = await select(opened, { kind: 'classifications', preset: 'usual' });
  for (const title of answer.passedOver) assert.ok(!titles.includes(title), title);
  for (const { title } of answer.enabled) assert.ok(titles.includes(title), title);
});

test('languages are those that the upstream knows, in any letter case', async (t) => {
  const opened = await withTree(t);
  const set = (languages: readonly string[]) =>
    opened.ask<LanguagesAnswer & { code: string }>('PUT', '/languages', { languages });
  assert.deepEqual((await set(['JA', 'en', 'ja'])).answer.selected, ['en', 'ja']);
  const refused = await set(['en', 'tlh']);
  assert.deepEqual([refused.status, refused.answer.code], [404, 'admin/language-not-found']);
  assert.deepEqual((await set([])).answer.selected, []);
  const { available } = (await opened.ask<LanguagesAnswer>('GET', '/languages')).answer;
  assert.ok(available.some(({ short, enabledUpstream }) => short === 'ja' && enabledUpstream));
  assert.ok(available.every(({ short }) => short !== 'all'));
});
