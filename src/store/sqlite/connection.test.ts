import assert from 'node:assert/strict';
import { join } from 'node:path';
import { isFailure } from '../contract/opened.ts';
import { Connection } from './connection.ts';
import { directoryTest } from './fixture.ts';

function openTable(directory: string): Connection {
  const connection = new Connection(join(directory, 'test.db'));
  connection.execute('PRAGMA journal_mode = WAL; CREATE TABLE t (key INTEGER PRIMARY KEY, body BLOB)');
  return connection;
}

const count = (connection: Connection) =>
  connection.prepare<{ n: number }>('SELECT count(*) AS n FROM t').get()?.n;

directoryTest('after a statement that failed a transaction is never committed', async (directory) => {
  const connection = openTable(directory);
  const insert = connection.prepare('INSERT INTO t (key) VALUES (?)');
  connection.begin();
  insert.run(1);
  assert.throws(() => insert.run(1), /UNIQUE/);
  insert.run(2);
  assert.throws(() => connection.commit(), /UNIQUE/);
  connection.rollback();
  assert.equal(count(connection), 0);
  connection.begin();
  insert.run(3);
  connection.commit();
  assert.equal(count(connection), 1, 'the next transaction begins without that error');
  connection.close();
});

directoryTest('a full disk is told as such, and what was committed before stays', async (directory) => {
  const connection = openTable(directory);
  const insert = connection.prepare('INSERT INTO t (body) VALUES (zeroblob(100000))');
  insert.run();
  connection.execute('PRAGMA max_page_count = 60');
  connection.begin();
  assert.throws(() => {
    for (let round = 0; round < 100; round++) insert.run();
  }, isFailure('disk-full'));
  connection.rollback();
  assert.equal(count(connection), 1);
  connection.close();
});

directoryTest('a connection that is closed says so', async (directory) => {
  const connection = openTable(directory);
  const statement = connection.prepare('SELECT 1');
  connection.close();
  connection.close();
  assert.throws(() => statement.get(), isFailure('closed'));
  assert.throws(() => connection.prepare('SELECT 2'), isFailure('closed'));
});

directoryTest('a file that cannot be opened is told with its path', async (directory) => {
  const path = join(directory, 'missing', 'test.db');
  assert.throws(() => new Connection(path), isFailure('inaccessible'));
});

directoryTest(
  'rows as arrays change nothing for who wants them as objects, and fail as they do',
  async (directory) => {
    const connection = openTable(directory);
    connection.prepare('INSERT INTO t (key, body) VALUES (1, NULL)').run();
    const arrays = connection.prepare<readonly [number, null]>('SELECT key, body FROM t');
    assert.deepEqual(arrays.arrays(), [[1, null]]);
    const objects = connection.prepare<{ key: number }>('SELECT key, body FROM t');
    assert.deepEqual(
      objects.all().map(({ key }) => key),
      [1],
    );
    connection.close();
    assert.throws(() => arrays.arrays(), isFailure('closed'));
  },
);
