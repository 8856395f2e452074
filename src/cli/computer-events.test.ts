import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { EventRow, PageAnswer } from '#server/admin';
import { PROFILES, simulateClient } from '#simulator';
import { answerOf, serve, todoku } from './test-process.ts';

test('what a computer reported is listed, newest first and page by page', async (t) => {
  const folder = temporaryFolder('cli');
  const data = ['--data', folder];
  const server = await serve(t, folder);
  const profile = PROFILES['windows-11-25h2'];
  const client = simulateClient({ server: server.url, profile, name: 'pc.example' });
  t.after(() => client.close());
  await client.cycle({ install: false });
  const { total, items } = await answerOf<PageAnswer<EventRow>>([...data, 'computers', 'events', 'pc']);
  assert.ok(total >= 2);
  assert.deepEqual(
    items.map(({ at }) => at),
    items.map(({ at }) => at).sort((one, other) => other - one),
  );
  const { stdout } = await todoku([...data, 'computers', 'events', 'pc', '--limit', '1']);
  assert.match(stdout, /^When +Event +Result +Update\n/);
  assert.ok(stdout.includes(items[0]!.name));
  assert.ok(stdout.includes(`\n1 to 1 of ${total} events. Next: --offset 1\n`), stdout);
  const unknown = await todoku([...data, 'computers', 'events', 'nobody']);
  assert.equal(unknown.code, 1);
  assert.match(unknown.stderr, /Try: /);
});
