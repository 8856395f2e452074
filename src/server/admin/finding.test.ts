import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { manualClock } from '#base';
import type { CategoriesAnswer, UpdateDetails, UpdatesAnswer } from './contract.ts';
import { id, importAll, type Opened, open, START, synchronised, upstreamOf } from './fixture.ts';

const DAY = 86_400_000;

async function list({ ask }: Opened, query: string): Promise<UpdatesAnswer> {
  const { status, answer } = await ask<UpdatesAnswer>('GET', `/updates?${query}`);
  assert.equal(status, 200, JSON.stringify(answer));
  return answer;
}

const idsOf = ({ items }: UpdatesAnswer) => items.map(({ updateId }) => updateId);

test('a list is narrowed by product and classification, by title or id, families with all beneath them', async (t) => {
  const opened = await open(t);
  await synchronised(opened, await upstreamOf(t));
  const { answer: products } = await opened.ask<CategoriesAnswer>('GET', '/categories?kind=products');
  const { answer: classes } = await opened.ask<CategoriesAnswer>('GET', '/categories?kind=classifications');
  const all = await list(opened, 'approvable=true&limit=1000');
  const titled = (title: string) => idsOf(all).filter((_, at) => all.items[at]!.categories.includes(title));
  const product = products.items.find(({ title, depth }) => depth > 0 && titled(title).length > 0)!;
  const classification = classes.items.find(({ title }) => titled(title).length > 0)!;
  const both = titled(product.title).filter((each) => titled(classification.title).includes(each));

  const only = 'approvable=true&limit=1000';
  const byTitle = await list(opened, `${only}&product=${encodeURIComponent(product.title.toUpperCase())}`);
  assert.deepEqual(idsOf(byTitle), titled(product.title));
  const pair = `product=${product.id}&classification=${encodeURIComponent(classification.title)}`;
  assert.deepEqual(idsOf(await list(opened, `${only}&${pair}`)), both);
  const above = products.items.slice(0, products.items.indexOf(product)).filter(({ depth }) => depth === 0);
  const family = above.at(-1)!;
  const inFamily = await list(opened, `${only}&product=${encodeURIComponent(family.title)}`);
  assert.ok(titled(product.title).every((each) => idsOf(inFamily).includes(each)));
  const two = classes.items.map(({ id: each }) => `classification=${each}`).join('&');
  assert.equal((await list(opened, `${only}&${two}`)).total, all.total);
  const unknown = await opened.ask('GET', '/updates?classification=Windows%2095');
  assert.deepEqual([unknown.status, unknown.answer.code], [404, 'admin/category-not-found']);
  const wrongKind = `/updates?classification=${product.id}`;
  assert.equal((await opened.ask('GET', wrongKind)).status, 404, 'a product is no classification');
});

test('a list is narrowed by approval for a group, age and KB, and sorted', async (t) => {
  const opened = await open(t);
  const { ask, todoku } = opened;
  await importAll(opened, [{ number: 1, kb: '100' }, { number: 2 }]);
  (todoku.clock as ReturnType<typeof manualClock>).advance(10 * DAY);
  await importAll(opened, [{ number: 3 }, { number: 4, kb: '1004' }]);
  await ask('POST', '/groups', { name: 'Servers' });
  await ask('POST', '/groups', { name: 'Web', parent: 'Servers' });
  await ask('POST', `/updates/${id(2)}/approvals`, { group: 'Servers', action: 'Install' });
  await ask('POST', `/updates/${id(4)}/approvals`, { group: 'All Computers', action: 'Install' });
  await ask('POST', `/updates/${id(4)}/approvals`, { group: 'Web', action: 'NotApproved' });

  assert.deepEqual(idsOf(await list(opened, 'approvedFor=servers')), [id(4), id(2)]);
  assert.deepEqual(idsOf(await list(opened, 'approvedFor=Web')), [id(2)]);
  assert.equal((await ask('GET', '/updates?approvedFor=nobody')).answer.code, 'admin/group-not-found');
  assert.deepEqual(idsOf(await list(opened, 'arrivedWithin=3')), [id(4), id(3)]);
  assert.deepEqual(idsOf(await list(opened, `arrivedBefore=${START + DAY}`)), [id(2), id(1)]);
  assert.deepEqual(idsOf(await list(opened, 'kb=KB100')), [id(1)]);
  assert.deepEqual(idsOf(await list(opened, 'sort=title')), [id(1), id(2), id(3), id(4)]);
  assert.deepEqual(idsOf(await list(opened, 'sort=arrived&limit=2')), [id(4), id(3)], 'newest first');
  assert.deepEqual(idsOf(await list(opened, 'sort=arrived&descending=false&limit=1')), [id(1)]);
  assert.equal((await ask('GET', '/updates?sort=colour')).status, 400);
  assert.equal((await ask('GET', '/updates?cve=nonsense')).status, 400);
});

test('a search says what is hidden and by which of the fields that were asked', async (t) => {
  const opened = await open(t);
  await importAll(opened, [
    { number: 1, kb: '500' },
    { number: 2, kb: '500' },
    { number: 3, kb: '500' },
  ]);
  await opened.ask('POST', '/updates/decline', { updateIds: [id(1), id(2)] });
  const found = await list(opened, 'text=KB500&approvable=true&arrivedWithin=9');
  assert.deepEqual([found.total, found.hidden], [1, { count: 2, by: ['approvable'] }]);
  const needed = await list(opened, `text=${id(3)}&status=needed`);
  assert.deepEqual([needed.total, needed.hidden], [0, { count: 1, by: ['status'] }]);
  assert.equal((await list(opened, 'text=KB500')).hidden, undefined);
  assert.equal((await list(opened, 'declined=false')).hidden, undefined);
});

test('an update in detail names what it supersedes and what supersedes it', async (t) => {
  const opened = await open(t);
  await synchronised(opened, await upstreamOf(t));
  const { items } = await list(opened, 'superseded=true&limit=1000');
  assert.ok(items.length > 0 && items.every(({ superseded }) => superseded));
  const { answer } = await opened.ask<UpdateDetails>('GET', `/updates/${items[0]!.updateId}`);
  const [newer] = answer.supersededBy;
  assert.ok(newer !== undefined && newer.title !== '');
  const above = (await opened.ask<UpdateDetails>('GET', `/updates/${newer.updateId}`)).answer;
  assert.deepEqual(
    above.supersedes.find(({ updateId }) => updateId === answer.updateId),
    { updateId: answer.updateId, title: answer.title },
  );
});
