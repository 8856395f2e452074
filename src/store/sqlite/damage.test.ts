import assert from 'node:assert/strict';
import { copyFile, mkdir, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Failure, manualClock } from '#base';
import { dumpOf } from '../contract/dump.ts';
import { isFailure } from '../contract/opened.ts';
import { fillWithEverything } from '../contract/samples.ts';
import { storeFailures } from '../failures.ts';
import { directoryTest } from './fixture.ts';
import { openSqliteStore } from './index.ts';

const clock = manualClock(1_700_000_000_000);
/** More of them: `TODOKU_DAMAGE_ROUNDS=2000`. Another run of them: `TODOKU_DAMAGE_SEED`. */
const ROUNDS = Number(process.env['TODOKU_DAMAGE_ROUNDS'] ?? 60);
const SEED = Number(process.env['TODOKU_DAMAGE_SEED'] ?? 1);

type Dump = Awaited<ReturnType<typeof dumpOf>>;

/** A new store with something of everything, closed; gives what was in it. */
async function makeStore(path: string): Promise<Dump> {
  const store = await openSqliteStore({ path, clock });
  await fillWithEverything(store);
  const dump = await dumpOf(store);
  await store.close();
  return dump;
}

directoryTest(
  'a flipped byte anywhere is reported, or nothing that can be read has changed',
  async (directory) => {
    const sound = join(directory, 'sound');
    const dump = await makeStore(sound);
    const bytes = await readFile(join(sound, 'todoku.db'));
    const random = numbers(SEED);
    const outcomes = { refused: 0, found: 0, harmless: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const position = Math.floor(random() * bytes.length);
      const flipped = Buffer.from(bytes);
      flipped[position] = flipped[position]! ^ (1 << Math.floor(random() * 8));
      const path = join(directory, `round-${round}`);
      await mkdir(path);
      await writeFile(join(path, 'todoku.db'), flipped);
      outcomes[await judge(path, dump, `seed ${SEED}, round ${round}, byte ${position}`)] += 1;
      await rm(path, { recursive: true });
    }
    // Each table and each index of so small a store is a page that is nearly empty, where a flip harms nothing.
    assert.ok(outcomes.refused + outcomes.found > ROUNDS / 6, JSON.stringify(outcomes));
  },
);

/** What became of a damaged store. Fails when garbage was served without a word. */
async function judge(path: string, dump: Dump, subject: string): Promise<keyof Judged> {
  let store: Awaited<ReturnType<typeof openSqliteStore>>;
  try {
    store = await openSqliteStore({ path, clock, create: false });
  } catch (error) {
    assert.ok(error instanceof Failure && error.code.startsWith('store/'), `${subject}: ${error}`);
    assert.notEqual(error.hint, '');
    return 'refused';
  }
  try {
    if ((await store.check()).length > 0) return 'found';
    const now = await dumpOf(store);
    for (const [kind, before] of Object.entries(dump))
      assert.deepEqual(now[kind], before, `${subject}: ${kind}`);
    return 'harmless';
  } finally {
    await store.close();
  }
}

interface Judged {
  readonly refused: number;
  readonly found: number;
  readonly harmless: number;
}

directoryTest('a damaged document or fragment is never served', async (directory) => {
  await makeStore(directory);
  const database = new DatabaseSync(join(directory, 'todoku.db'));
  for (const table of ['documents', 'core_fragments', 'detail_fragments']) {
    const { body } = database.prepare(`SELECT body FROM ${table} WHERE revision_id = 3`).get() as {
      body: Uint8Array;
    };
    body[body.length - 2]! ^= 1;
    database.prepare(`UPDATE ${table} SET body = ? WHERE revision_id = 3`).run(body);
  }
  database.close();
  const store = await openSqliteStore({ path: directory, clock });
  const id = (await store.findUpdates({ text: '5000003', limit: 1, offset: 0 })).items[0]!.id;
  await assert.rejects(store.document(id), isFailure('damaged'));
  await assert.rejects(store.coreFragments([id]), isFailure('damaged'));
  await assert.rejects(store.detailFragments([id]), isFailure('damaged'));
  const findings = await store.check();
  assert.match(findings.join('\n'), /revision 3/);
  await store.close();
});

directoryTest('a change of the data behind the checksums is found by the check', async (directory) => {
  await makeStore(directory);
  const spoil = async (sql: string) => {
    const path = join(directory, 'spoiled');
    await mkdir(path);
    await copyFile(join(directory, 'todoku.db'), join(path, 'todoku.db'));
    const database = new DatabaseSync(join(path, 'todoku.db'), {
      enableForeignKeyConstraints: false,
      defensive: false,
    });
    assert.ok(database.prepare(sql).run().changes > 0, sql);
    database.close();
    const store = await openSqliteStore({ path, clock }).catch((error: unknown) => {
      assert.ok(storeFailures.is(error, 'damaged'), sql);
    });
    if (store !== undefined) {
      assert.notDeepEqual(await store.check(), [], sql);
      await store.close();
    }
    await rm(path, { recursive: true });
  };
  for (const sql of [
    "UPDATE tallies SET value = value + 1 WHERE name = 'sequence'",
    "UPDATE tallies SET value = value + 1 WHERE name = 'events'",
    'DELETE FROM changes WHERE sequence = 3',
    "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'revisions'",
    'UPDATE updates SET declined = 1 WHERE key = 7',
    'UPDATE updates SET latest = latest + 1 WHERE key = 7',
    "UPDATE updates SET type = 'Driver' WHERE key = 7",
    'UPDATE updates SET superseded = 1 WHERE key = 7',
    "UPDATE updates SET title_folded = 'x' WHERE key = 7",
    'UPDATE updates SET gravity = 4 WHERE key = 7',
    'UPDATE updates SET description = 9 WHERE key = 7',
    'UPDATE revisions SET number = 201 WHERE id = 7',
    'UPDATE revisions SET summary = (SELECT summary FROM revisions WHERE id = 6) WHERE id = 7',
    'DELETE FROM core_fragments WHERE revision_id = 7',
    'DELETE FROM documents WHERE revision_id = 7',
    'DELETE FROM update_kbs WHERE update_key = 7',
    'UPDATE files SET sha1 = randomblob(20) WHERE key = 7',
    'UPDATE deployments SET ended = NULL WHERE id = (SELECT max(id) FROM deployments WHERE ended IS NOT NULL AND update_key = 3)',
    'UPDATE deployments SET approves = 1 - approves WHERE id = 2',
    "UPDATE target_groups SET name_folded = 'x' WHERE key = 3",
    "UPDATE computers SET label_folded = 'x' WHERE key = 3",
    'UPDATE computers SET last_contact = last_contact + 1 WHERE key = 3',
    'UPDATE computers SET last_scan = last_scan + 1 WHERE key = 3',
    'UPDATE computers SET last_report = last_report + 1 WHERE key = 3',
    "UPDATE computers SET group_set = '1' WHERE key = 3",
    'UPDATE computers SET os_version = 7 WHERE key = 3',
    'UPDATE computers SET archived_at = 7 WHERE key = 3',
    'UPDATE computers SET archived_at = NULL WHERE archived_at IS NOT NULL',
    "UPDATE computer_sightings SET value_folded = 'x'",
    'DELETE FROM memberships WHERE computer_key = 3',
    'DELETE FROM requested_groups WHERE computer_key = 3',
    'UPDATE open_status SET changed_at = changed_at + 1 WHERE computer_key = 3',
    'UPDATE open_status SET hresult = 1 WHERE computer_key = 3',
    'DELETE FROM computer_status WHERE computer_key = 3',
    'UPDATE computer_status SET standing = 3 - standing WHERE computer_key = 3',
    'UPDATE status_counts SET failed = failed + 1 WHERE update_key = 7',
    'UPDATE events SET received_at = 1 WHERE key = 7',
    "UPDATE settings SET record = replace(record, 'green', 'black')",
    "UPDATE audit SET record = replace(record, 'fill', 'kill')",
    "UPDATE audit SET verb = 'other'",
    'DELETE FROM audit WHERE key = 1',
    'DELETE FROM audit WHERE key = (SELECT max(key) FROM audit)',
    "UPDATE audit SET digest = replace(digest, '0', '1')",
    'DELETE FROM search_texts WHERE update_key = 7',
    'DELETE FROM descriptions WHERE key = 1',
    'UPDATE updates SET description = NULL WHERE description = 2',
    'DELETE FROM description_search_data WHERE id > 100',
    'DELETE FROM search_data WHERE id > 100',
    'DELETE FROM staged_revisions WHERE revision_id = 41',
    'DELETE FROM staged_parts WHERE revision_id = 41',
    'INSERT INTO staged_revisions VALUES (7)',
    'UPDATE updates SET latest = 41 WHERE key = 7',
    'INSERT INTO revision_files (revision_id, ordinal, file_key) VALUES (41, 0, 1)',
    "UPDATE updates SET type = 'Software' WHERE latest IS NULL",
    'INSERT INTO updates (guid) VALUES (1)',
    "UPDATE tallies SET value = 99 WHERE name = 'dropped'",
    'UPDATE sync_runs SET ended_at = 1 WHERE id = 1',
    'UPDATE quarantine SET number = number + 1',
    'UPDATE file_sources SET sha1 = randomblob(20)',
    'UPDATE fetches SET sha1 = randomblob(20)',
    "UPDATE imported_updates SET id = id || '0'",
    "UPDATE accepted_eulas SET record = replace(record, '5a3b', '5a3c')",
    "UPDATE downstream_servers SET id = 'other'",
    "UPDATE rolled_up_computers SET server_id = 'other'",
  ]) {
    await spoil(sql);
  }
});

directoryTest('a file that was cut short, overwritten or is something else is refused', async (directory) => {
  await makeStore(directory);
  const file = join(directory, 'todoku.db');
  const sound = await readFile(file);
  const refused = async (code: string) => {
    await assert.rejects(openSqliteStore({ path: directory, clock }), isFailure(code));
  };
  await truncate(file, Math.floor((await stat(file)).size / 2));
  await refused('damaged');
  await writeFile(file, 'this is no database, but it is longer than a header of one is: '.repeat(20));
  await refused('damaged');
  const handle = await open(file, 'w');
  await handle.writeFile(sound);
  await handle.write(Buffer.alloc(4096, 0xa5), 0, 4096, 4096 * 3);
  await handle.close();
  await refused('damaged');
  await rm(file);
  const foreign = new DatabaseSync(file);
  foreign.exec('CREATE TABLE other (key INTEGER)');
  foreign.close();
  await refused('damaged');
});

directoryTest('a database of a newer program is refused and left as it is', async (directory) => {
  await makeStore(directory);
  const file = join(directory, 'todoku.db');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 1000');
  database.close();
  await assert.rejects(openSqliteStore({ path: directory, clock }), isFailure('newer-schema'));
  const after = new DatabaseSync(file);
  assert.deepEqual({ ...after.prepare('PRAGMA user_version').get() }, { user_version: 1000 });
  after.close();
});

/** The same numbers from 0 to 1 for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}
