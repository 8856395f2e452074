import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { manualClock } from '#base';
import { ALL_COMPUTERS, parseUpdate } from '#update';
import { dumpOf } from '../../contract/dump.ts';
import {
  addComputers,
  addSamples,
  computerId,
  sampleImport,
  stageSamples,
  updateId,
} from '../../contract/samples.ts';
import { directoryTest } from '../fixture.ts';
import { openSqliteStore } from '../index.ts';
import { MIGRATIONS } from './migrate.ts';

const clock = manualClock(1_700_000_000_000);

const DOCUMENT = `<Update xmlns="http://schemas.microsoft.com/msus/2002/12/Update">
<UpdateIdentity UpdateID="5a3b1c00-0000-4000-8000-00000000abcd" RevisionNumber="1"/>
<Properties DefaultPropertiesLanguage="en" UpdateType="Software" ExplicitlyDeployable="true" CreationDate="2026-01-01T00:00:00Z"/>
<LocalizedPropertiesCollection><LocalizedProperties><Language>en</Language><Title>Described</Title>
<Description>This update mends printing.</Description></LocalizedProperties></LocalizedPropertiesCollection></Update>`;

/** Takes out of a database what 0002 and later ones put in. */
function backToFirst(path: string): void {
  const database = new DatabaseSync(path);
  for (const { sql } of MIGRATIONS.slice(1).reverse()) {
    const made = [...sql.matchAll(/CREATE (?:UNIQUE |VIRTUAL )?(TABLE|INDEX|VIEW) (\w+)/g)].reverse();
    for (const [, kind, name] of made) database.exec(`DROP ${kind} IF EXISTS ${name}`);
    for (const [, table, column] of sql.matchAll(/ALTER TABLE (\w+) ADD COLUMN (\w+)/g))
      database.exec(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
  database.exec("DELETE FROM tallies WHERE name = 'dropped'; PRAGMA user_version = 1");
  database.close();
}

directoryTest(
  'a database of version 1 is brought up to date with everything that is in it',
  async (directory) => {
    let store = await openSqliteStore({ path: directory, clock });
    const [one] = await addSamples(store, 1, 2, 3);
    await addComputers(store, 1);
    await store.write(async (tx) => {
      const deployment = { updateId: updateId(1), revisionId: one!.id, groupId: ALL_COMPUTERS } as const;
      await tx.putDeployment({ ...deployment, action: 'Install', createdAt: 1, author: 'test' });
      await tx.putDeployment({ ...deployment, action: 'Uninstall', createdAt: 2, author: 'test' });
      await tx.setDeclined(updateId(2), true);
      await tx.addAudit({ at: 1, actor: 'test', verb: 'approve', subject: 'first', details: {} });
      await tx.addAudit({ at: 2, actor: 'test', verb: 'decline', subject: 'second', details: {} });
      await tx.setStatus(computerId(1), [{ updateId: updateId(3), state: 'Failed', changedAt: 1 }], 1);
    });
    const described = parseUpdate(Buffer.from(DOCUMENT), 'a document').revision;
    await store.write(async (tx) => {
      await tx.addRevision({ ...sampleImport(9), revision: described, document: Buffer.from(DOCUMENT) }, 9);
    });
    const found = async () =>
      (await store.findUpdates({ text: 'mends printing', limit: 9, offset: 0 })).items.map(
        (item) => item.updateId,
      );
    assert.deepEqual(await found(), [described.updateId]);
    const dump = await dumpOf(store);
    await store.close();
    backToFirst(join(directory, 'todoku.db'));

    store = await openSqliteStore({ path: directory, clock, create: false });
    assert.deepEqual(await dumpOf(store), dump);
    assert.deepEqual(await found(), [described.updateId]);
    assert.deepEqual(await store.check(), []);
    await stageSamples(store, 4);
    assert.equal((await store.write(async (tx) => tx.publishStaged(1))).length, 1);
    await store.close();
    store = await openSqliteStore({ path: directory, clock, create: false });
    assert.equal((await store.counts()).revisions, 5);
    assert.deepEqual(await store.check(), []);
    await store.close();
  },
);
