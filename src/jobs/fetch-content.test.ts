import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { addressOf, fetching, sampleFile, troubled, updateIdOf, web } from './fixture.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('an approval brings its files and those of bundle members here from the upstream, and nothing else', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const [own, member, other] = [sampleFile('own.cab'), sampleFile('member.exe'), sampleFile('other.cab')];
  for (const file of [own, member, other]) home.put(file);
  await server.import(1, [member]);
  await server.import(2, [own], { bundles: 1 });
  await server.import(3, [other]);
  await server.upstream(home.url);
  await server.approve(2);
  await server.fetcher.drain();
  assert.ok((await server.has(own)) && (await server.has(member)));
  assert.equal(await server.content.stat(other.sha1), undefined);
  assert.deepEqual(home.asked.toSorted(), [own, member].map((file) => `GET ${addressOf(file)}`).toSorted());
  assert.deepEqual(await server.store.fetches(), []);
});

test('the policy "everything" brings what is not declined, approved files first; "from-microsoft" brings nothing', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const [first, second, declined] = [
    sampleFile('first.cab'),
    sampleFile('second.cab'),
    sampleFile('declined.cab'),
  ];
  for (const file of [first, second, declined]) home.put(file);
  await server.import(1, [first]);
  await server.import(2, [second]);
  await server.import(3, [declined]);
  await server.upstream(home.url);
  await server.approve(2);
  await server.decline(3);
  await server.policy({ mode: 'from-microsoft' });
  await server.fetcher.drain();
  assert.deepEqual(home.asked, []);
  assert.equal((await server.fetcher.status()).paused, 'from-microsoft');
  await server.policy({ mode: 'everything', parallel: 1 });
  await server.fetcher.drain();
  assert.deepEqual(home.asked, [`GET ${addressOf(second)}`, `GET ${addressOf(first)}`]);
});

test('express files come only where the policy keeps them', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const files = [sampleFile('whole.cab'), sampleFile('delta.cab', 500, 'Express'), sampleFile('delta.psf')];
  for (const file of files) home.put(file);
  await server.import(1, files);
  await server.upstream(home.url);
  await server.approve(1);
  assert.equal((await server.fetcher.forecast([updateIdOf(1)])).files, 1);
  await server.fetcher.drain();
  assert.deepEqual(await Promise.all(files.map(server.has)), [true, false, false]);
  await server.policy({ express: true });
  await server.fetcher.drain();
  assert.deepEqual(await Promise.all(files.map(server.has)), [true, true, true]);
});

test('in the background an approval is noticed after wake, and close ends a download within moments', async (t) => {
  const home = await web(t);
  const server = await fetching(t, { inBackground: true });
  const endless = sampleFile('slow.cab', 100_000);
  const started = Promise.withResolvers<void>();
  home.pages.set(addressOf(endless), (_request, response) => {
    response.write(endless.bytes.subarray(0, 10));
    started.resolve();
  });
  await server.import(1, [endless]);
  await server.upstream(home.url);
  await server.approve(1);
  server.fetcher.wake();
  await started.promise;
  const [active] = (await server.fetcher.status()).active;
  assert.deepEqual([active?.fileName, active?.from, active?.reason], ['slow.cab', home.host, 'approved']);
  await server.fetcher.close();
  assert.equal((await server.record(endless))?.attempts, 0, 'a stop is not held against the file');
});

test('a client that misses an approved file moves it to the front; nobody brings other files here that way', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const [early, late, unapproved] = [
    sampleFile('early.cab'),
    sampleFile('late.cab'),
    sampleFile('unapproved.cab'),
  ];
  for (const file of [early, late, unapproved]) home.put(file);
  await server.import(1, [early, late]);
  await server.import(2, [unapproved]);
  await server.upstream(home.url);
  await server.approve(1);
  await server.policy({ parallel: 1 });
  const [first, second] = [early, late].sort((one, other) => (one.sha1 < other.sha1 ? -1 : 1));
  const stranger = sampleFile('stranger.cab').sha1;
  assert.deepEqual(await server.fetcher.want([unapproved.sha1, stranger, 'nonsense'], 'client'), []);
  assert.deepEqual(await server.fetcher.want([second!.sha1.toLowerCase()], 'client'), [second!.sha1]);
  await server.fetcher.drain();
  assert.deepEqual(home.asked, [`GET ${addressOf(second!)}`, `GET ${addressOf(first!)}`]);
});

test('a person and a downstream server get any file that an update names', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const [one, other] = [sampleFile('one.cab'), sampleFile('other.cab')];
  for (const file of [one, other]) home.put(file);
  await server.import(1, [one, other]);
  await server.upstream(home.url);
  assert.deepEqual(await server.fetcher.want([one.sha1], 'downstream'), [one.sha1]);
  assert.deepEqual(await server.fetcher.want([other.sha1], 'person'), [other.sha1]);
  await server.policy({ parallel: 1 });
  await server.fetcher.drain();
  assert.deepEqual(home.asked, [`GET ${addressOf(other)}`, `GET ${addressOf(one)}`]);
  assert.deepEqual(await server.fetcher.want([other.sha1], 'person'), [], 'it is here');
});

test('what nobody needs any more leaves the queue; what a person asked for stays', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const [approved, asked] = [sampleFile('approved.cab'), sampleFile('asked.cab')];
  await server.import(1, [approved, asked]);
  await server.upstream(home.url);
  await server.approve(1);
  await server.fetcher.want([asked.sha1], 'person');
  await server.fetcher.drain();
  assert.equal((await server.store.fetches()).length, 2);
  await server.decline(1);
  await server.fetcher.drain();
  assert.deepEqual(
    (await server.store.fetches()).map(({ sha1 }) => sha1),
    [asked.sha1],
  );
});

test('a file that fails is tried again with growing pauses, ten times, and then when a person says so', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const file = sampleFile('broken.cab');
  home.pages.set(addressOf(file), (_request, response) => {
    response.statusCode = 500;
    response.end();
  });
  await server.import(1, [file]);
  await server.upstream(home.url);
  await server.approve(1);
  await server.fetcher.drain();
  const record = await server.record(file);
  assert.equal(record?.failure?.code, 'jobs/bad-answer');
  assert.match(record?.failure?.detail ?? '', /500/);
  assert.equal(record?.nextAttemptAt, server.clock.now() + MINUTE);
  await server.later(MINUTE - 1);
  assert.equal(home.asked.length, 1, 'not before its time');
  for (let attempt = 2; attempt <= 12; attempt++) await server.later(6 * HOUR);
  assert.equal(home.asked.length, 10);
  assert.equal((await server.record(file))?.givenUp, true);
  assert.equal((await server.fetcher.status()).failed.length, 1);
  await server.fetcher.want([file.sha1], 'client');
  await server.later(6 * HOUR);
  assert.equal(home.asked.length, 10, 'a client does not start it again');
  home.put(file);
  assert.equal(await server.fetcher.retry([file.sha1]), 1);
  await server.fetcher.drain();
  assert.ok(await server.has(file));
});

test('several files come at once, as many as the policy says', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const files = Array.from({ length: 6 }, (_, index) => sampleFile(`file${index}.cab`));
  let open = 0;
  let most = 0;
  const threeOpen = Promise.withResolvers<void>();
  for (const file of files) {
    home.pages.set(addressOf(file), async (_request, response) => {
      most = Math.max(most, ++open);
      if (open === 3) threeOpen.resolve();
      await threeOpen.promise;
      open -= 1;
      response.end(file.bytes);
    });
  }
  await server.import(1, files);
  await server.upstream(home.url);
  await server.approve(1);
  await server.policy({ parallel: 3 });
  await server.fetcher.drain();
  assert.equal(most, 3);
  for (const file of files) assert.ok(await server.has(file));
});

test('the bandwidth limit is one for all files together', async (t) => {
  const home = await web(t);
  const waits: number[] = [];
  const server = await fetching(t, {
    sleep: async (milliseconds, signal) => {
      if (signal.aborted) return;
      // A pause between two looks ends with the bell; one for the speed takes no time but is counted.
      if (milliseconds >= MINUTE) await once(signal, 'abort');
      else waits.push(milliseconds);
    },
  });
  const files = [sampleFile('a.cab', 50_000), sampleFile('b.cab', 50_000)];
  for (const file of files) home.put(file);
  await server.import(1, files);
  await server.upstream(home.url);
  await server.approve(1);
  await server.policy({ bytesPerSecond: 10_000 });
  await server.fetcher.drain();
  // The clock stands still, so the last wait is for all 100,000 bytes.
  assert.equal(Math.max(...waits), 10_000);
});

test('while a window is closed nothing is fetched, and a download that runs into one goes on behind it', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const file = sampleFile('night.cab', 200_000);
  const closing = { windows: [{ days: [], from: 13 * 60, to: 22 * 60, bytesPerSecond: 0 }] };
  await server.policy(closing);
  await server.import(1, [file]);
  await server.upstream(home.url);
  await server.approve(1);
  home.pages.set(addressOf(file), (_request, response) => {
    response.writeHead(200, { 'Content-Length': file.bytes.length });
    response.write(file.bytes.subarray(0, 120_000));
    server.clock.advance(HOUR + MINUTE);
    void server.fetcher.want([file.sha1], 'client');
  });
  await server.fetcher.drain();
  assert.equal((await server.fetcher.status()).paused, 'window');
  assert.equal((await server.record(file))?.attempts, 0);
  home.put(file);
  await server.later(HOUR);
  assert.equal(home.asked.length, 1);
  await server.later(8 * HOUR);
  assert.ok(await server.has(file));
});

test('without an upstream the files wait and say so, and come once their addresses are known', async (t) => {
  const home = await web(t);
  const server = await fetching(t);
  const file = sampleFile('waiting.cab');
  home.put(file);
  await server.import(1, [file]);
  await server.approve(1);
  await server.fetcher.drain();
  const status = await server.fetcher.status();
  assert.equal(status.paused, 'no-upstream');
  assert.equal(status.failed[0]?.failure?.code, 'jobs/no-source');
  for (let round = 0; round < 12; round++) await server.later(6 * HOUR);
  assert.equal((await server.record(file))?.givenUp, undefined);
  await server.upstream(home.url);
  await server.fetcher.drain();
  assert.ok(await server.has(file));
});

test('a forecast says what an approval would bring here, and whether it fits', async (t) => {
  const home = await web(t);
  const server = await fetching(t, {
    disk: (content) => troubled(content, { room: async () => ({ freeBytes: 11_000 }) }),
  });
  const [member, own, here] = [
    sampleFile('member.cab', 4000),
    sampleFile('own.cab', 6000),
    sampleFile('here.cab', 7000),
  ];
  home.put(here);
  await server.import(1, [member]);
  await server.import(2, [own, here], { bundles: 1 });
  await server.import(3, [sampleFile('large.cab', 8000)]);
  await server.upstream(home.url);
  await server.fetcher.want([here.sha1], 'person');
  await server.fetcher.drain();
  const forecast = await server.fetcher.forecast([updateIdOf(2), updateIdOf(9)]);
  const { freeBytes: _free, ...rest } = forecast;
  assert.deepEqual(rest, { files: 3, bytes: 17_000, missingFiles: 2, missingBytes: 10_000, fits: true });
  assert.equal((await server.fetcher.forecast([updateIdOf(2), updateIdOf(3)])).fits, false);
});
