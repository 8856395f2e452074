import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '#base';
import { generateCatalog, startSimulatedUpstream, UpstreamWorld } from '#simulator';
import type { RevisionNumber, UpdateId } from '#update';
import { openDownstream } from '../attacks/downstream.ts';

// Defect 9 of the list in peer-defects.test.ts: metadata in Cabinets was stored in one encoding and read in another.

test('documents that come in Cabinets are kept to the last letter, whatever letters they have', async (t) => {
  const clock = manualClock(Date.UTC(2026, 9, 4));
  const world = new UpstreamWorld(clock);
  const documents = [...generateCatalog({ revisions: 120, seed: 'defect 9' })];
  // Beyond the first plane too, where UTF-16 needs two units for one letter.
  const lettered = documents.map(({ bytes }) =>
    Buffer.from(bytes).toString().replaceAll('</upd:Title>', ' 更新プログラム Ёж ﬀ 𠮷野家 😀</upd:Title>'),
  );
  const identities = lettered.map((text) => ({ ...world.add(text), text }));
  const upstream = await startSimulatedUpstream({ world, documents: 'cab', coding: 'xpress' });
  t.after(() => upstream.close());
  const { context, synchroniser } = await openDownstream(t, {
    url: upstream.url,
    clock,
    mode: 'replica',
    selection: { products: [], classifications: [] },
  });

  const run = await synchroniser.run({ trigger: 'manual', actor: 'test' });

  assert.equal(run.outcome, 'succeeded', JSON.stringify(run.findings));
  let compared = 0;
  for (const { updateId, revisionNumber, text } of identities) {
    const id = await context.store.revisionIdOf(updateId as UpdateId, revisionNumber as RevisionNumber);
    if (id === undefined) continue;
    const kept = Buffer.from((await context.store.document(id)) ?? []).toString('utf8');
    assert.equal(kept, text.replace(/^<\?xml[^>]*\?>\s*/, ''), updateId);
    compared += 1;
  }
  assert.ok(compared > 100, `only ${compared} of ${identities.length} came`);
});
