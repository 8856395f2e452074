import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { manualClock, newGuid } from '#base';
import type { HealthAnswer, HealthFinding } from '#server/admin';
import { Machine, reportingEvent } from './machine.ts';
import { ask, type Serving, START, serve } from './serving.ts';

// What many machines have in common is told in the health inbox, without anybody having asked.

const DAY = 86_400_000;
const MINUTE = 60_000;
const TOKEN = 'the-right-one';

interface Fleet extends Serving {
  readonly clock: ReturnType<typeof manualClock>;
  machine(number: number, more?: { build?: number; subnet?: number }): Machine;
  findings(language?: string): Promise<readonly HealthFinding[]>;
}

async function fleet(t: TestContext): Promise<Fleet> {
  const clock = manualClock(START);
  const serving = await serve(t, { clock, admin: { token: TOKEN } });
  return {
    ...serving,
    clock,
    machine: (number, { build = 26100, subnet = 1 } = {}) =>
      new Machine(serving.port, newGuid(), {
        name: `pc-${number}.example`,
        build,
        address: `127.0.${subnet}.${number}`,
      }),
    findings: async (language = 'en') => {
      await serving.face.flushContacts();
      const headers = { authorization: `Bearer ${TOKEN}`, 'accept-language': `${language}-XX, de;q=0.5` };
      const { status, text } = await ask(serving.adminPort, '/api/v1/health', { headers });
      assert.equal(status, 200, text);
      return (JSON.parse(text) as HealthAnswer).findings;
    },
  };
}

const numbers = (count: number, from = 1): number[] =>
  Array.from({ length: count }, (_, index) => from + index);

/** A day in which each of the machines looks for updates. */
async function scan(machines: readonly Machine[]): Promise<void> {
  for (const machine of machines) {
    await machine.join();
    await machine.sync();
  }
}

test('a subnet from which nobody calls any more is named, and the path suspected', async (t) => {
  const { machine, clock, findings } = await fleet(t);
  const lost = numbers(6).map((number) => machine(number, { subnet: 1 }));
  const others = numbers(7, 10).map((number) => machine(number, { subnet: 2 }));
  await scan([...lost, ...others]);
  clock.advance(DAY);
  await scan([...lost, ...others]);
  const silent = async (language?: string) =>
    (await findings(language)).find(({ code }) => code === 'silent-subnet');
  assert.equal(await silent(), undefined);
  clock.advance(DAY);
  await scan(others);
  assert.equal(await silent(), undefined, 'one day is nothing');
  clock.advance(DAY);
  await scan(others);
  const first = await silent();
  assert.deepEqual(
    [first?.severity, first?.evidence['subnet'], first?.evidence['machines'], first?.evidence['since']],
    ['notice', '127.0.1.0/24', 6, START + DAY],
  );
  assert.match(
    first?.sentence ?? '',
    /127\.0\.1\.0\/24 .* since 2026-10-05 15:03 UTC.*The network path is suspected/,
  );
  const japanese = await silent('ja');
  assert.match(japanese?.sentence ?? '', /^2026\/10\/05 15:03 UTC 以降、127\.0\.1\.0\/24 のコンピューター/);
  clock.advance(DAY);
  await scan(others);
  assert.equal((await silent())?.severity, 'alarm', 'three days, and nearly half of all');
  await scan(lost.slice(0, 1));
  clock.advance(MINUTE);
  assert.equal(await silent(), undefined, 'one of six calls again');
});

test('one code on many machines is told with its meaning and what they have in common', async (t) => {
  const { machine, clock, findings } = await fleet(t);
  const machines = numbers(8).map((number) => machine(number, { build: number > 6 ? 19045 : 26100 }));
  await scan(machines);
  const failed = () =>
    reportingEvent({
      win32HResult: 0x80244010 | 0,
      timeAtTarget: new Date(clock.now()).toISOString(),
    });
  for (const each of machines.slice(0, 4)) await each.report(failed(), failed());
  const cluster = async () => (await findings()).find(({ code }) => code === 'result-cluster');
  assert.equal(await cluster(), undefined);
  clock.advance(2 * MINUTE);
  await machines[4]!.report(failed());
  const found = await cluster();
  assert.match(
    found?.sentence ?? '',
    /^5 machines reported 0x80244010 \(.+\) within three days, most of them with Windows 10\.0\.26100\.$/,
  );
  assert.equal(found?.next, 'todoku errors explain 0x80244010');
  clock.advance(3 * DAY);
  assert.equal(await cluster(), undefined, 'it is over');
});

test('machines that call without finishing a scan, and those that scan without a report, are told apart', async (t) => {
  const { machine, clock, findings } = await fleet(t);
  const well = numbers(5).map((number) => machine(number));
  const silent = numbers(6, 10).map((number) => machine(number));
  const stuck = numbers(7, 20).map((number) => machine(number));
  for (let day = 0; day < 5; day += 1) {
    await scan([...well, ...silent]);
    for (const each of well)
      await each.report(
        reportingEvent({
          eventId: 156,
          win32HResult: 0,
          timeAtTarget: new Date(clock.now()).toISOString(),
          miscData: ['U=', 'V='],
        }),
      );
    for (const each of stuck) await each.join();
    if (day < 4) clock.advance(DAY);
  }
  const found = new Map((await findings()).map(({ code, evidence }) => [code, evidence]));
  assert.deepEqual(found.get('unfinished-scans'), { machines: 7, awake: 18, first: 'pc-20.example' });
  assert.deepEqual(found.get('missing-reports'), { machines: 6, awake: 18, first: 'pc-10.example' });
});

test('clocks that are not as the server’s are told, and the server’s own where most differ', async (t) => {
  const { machine, clock, findings } = await fleet(t);
  const machines = numbers(12).map((number) => machine(number));
  await scan(machines);
  const report = (each: Machine, minutes: number) =>
    each.report(
      reportingEvent({
        eventId: 147,
        win32HResult: 0,
        timeAtTarget: new Date(clock.now() + minutes * MINUTE).toISOString(),
      }),
    );
  for (const each of machines.slice(0, 4)) await report(each, 30);
  const skew = async () => (await findings()).find(({ code }) => code === 'clock-skew');
  assert.equal(await skew(), undefined);
  clock.advance(2 * MINUTE);
  await report(machines[4]!, 120);
  await report(machines[5]!, -30);
  const found = await skew();
  assert.equal(found?.severity, 'warning');
  assert.match(
    found.sentence,
    /^The clocks of 5 machines differ .* that of pc-5\.example is 120 minutes ahead\.$/,
  );
  clock.advance(2 * MINUTE);
  for (const each of machines.slice(5)) await report(each, 30);
  assert.match((await skew())?.sentence ?? '', /The clock of this server is suspected\.$/);
  clock.advance(2 * MINUTE);
  for (const each of machines) await report(each, 0);
  assert.equal(await skew(), undefined);
});
