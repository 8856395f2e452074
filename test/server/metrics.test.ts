import assert from 'node:assert/strict';
import { request } from 'node:http';
import { type TestContext, test } from 'node:test';
import { enrolComputer, recordEvents } from '#changes';
import type { ComputerId } from '#update';
import { METRICS, type MetricSpec } from '../../src/server/metrics/table.ts';
import { Machine } from './machine.ts';
import { ask, call, type Serving, START, serve } from './serving.ts';

const TOKEN = 'the-right-one';

/** Every series by its name and labels, as the text says them. */
type Series = ReadonlyMap<string, number>;

async function scrape(port: number): Promise<{ readonly text: string; readonly series: Series }> {
  const answer = await ask(port, '/api/v1/metrics', { headers: { Authorization: `Bearer ${TOKEN}` } });
  assert.equal(answer.status, 200, answer.text);
  assert.match(answer.headers['content-type'] ?? '', /^text\/plain; version=0\.0\.4; charset=utf-8$/);
  const lines = answer.text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const series = new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
  return { text: answer.text, series };
}

function serving(t: TestContext): Promise<Serving> {
  return serve(t, { admin: { token: TOKEN } });
}

test('requests are told by operation and outcome, each once, with how long they took', async (t) => {
  const { port } = await serving(t);
  const machine = await new Machine(port).join();
  await machine.sync();
  await machine.sync();
  await call(port, 'client', 'SyncUpdates', '<not xml');
  await call(
    port,
    'client',
    'Nonsense',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Nonsense xmlns="urn:x"/></s:Body></s:Envelope>',
  );
  const { series } = await scrape(port);
  const scans = 'service="client",operation="SyncUpdates"';
  assert.equal(series.get(`todoku_requests_total{${scans},outcome="ok"}`), 2);
  assert.equal(series.get(`todoku_request_duration_seconds_count{${scans}}`), 2);
  assert.equal(series.get(`todoku_request_duration_seconds_bucket{le="+Inf",${scans}}`), 2);
  const steps = [...series]
    .filter(([name]) => name.startsWith('todoku_request_duration_seconds_bucket') && name.includes(scans))
    .map(([, count]) => count);
  assert.deepEqual(
    steps,
    steps.toSorted((one, other) => one - other),
    'buckets hold those before them',
  );
  const sum = series.get(`todoku_request_duration_seconds_sum{${scans}}`) ?? 0;
  assert.ok(sum > 0 && sum < 60, String(sum));
  assert.equal(
    series.get('todoku_requests_total{service="client",operation="unknown",outcome="InvalidParameters"}'),
    2,
    'what is no operation is counted under one name',
  );
  assert.equal(series.get('todoku_requests_running{lane="clients"}'), 0);
});

test('computers are told by group and by the worst of what they reported', async (t) => {
  const { port, todoku } = await serving(t);
  for (const [number, dnsName] of ['well', 'silent'].entries())
    await enrolComputer(todoku, {
      computerId: `aaaaaaaa-0000-4000-8000-00000000000${number}` as ComputerId,
      dnsName,
      requestedGroups: [],
      address: '',
    });
  await recordEvents(todoku, [
    {
      instanceId: '00000000-0000-4000-8000-100000000001',
      computerId: 'aaaaaaaa-0000-4000-8000-000000000000' as ComputerId,
      eventId: 156,
      namespaceId: 1,
      sourceId: 101,
      timeAtTarget: START,
      receivedAt: START,
      hresult: 0,
      replacementStrings: [],
      miscData: [],
    },
  ]);
  const { series } = await scrape(port);
  const count = (state: string) =>
    series.get(`todoku_group_computers{group="Unassigned Computers",state="${state}"}`);
  assert.deepEqual(['complete', 'unknown', 'failed', 'needing'].map(count), [1, 1, 0, 0]);
  assert.equal(series.get('todoku_computers{archived="no"}'), 2);
  assert.equal(series.get('todoku_events_stored'), 1);
  assert.equal(series.get('todoku_figures_timestamp_seconds'), START / 1000);
});

test('whatever is told stands in the table, with its labels, and what can be told of an empty server is told', async (t) => {
  const { port } = await serving(t);
  await scrape(port);
  const { text, series } = await scrape(port);
  const specs = new Map<string, MetricSpec>(Object.values(METRICS).map((spec) => [spec.name, spec]));
  for (const [, name = '', type] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm))
    assert.equal(specs.get(name)?.type, type, name);
  for (const key of series.keys()) {
    const [, name = '', labels = ''] = /^(\w+?)(?:_bucket|_sum|_count)?(?:\{(.*)\})?$/.exec(key) ?? [];
    const told = [...labels.matchAll(/(\w+)="/g)].map(([, label]) => label).filter((label) => label !== 'le');
    assert.deepEqual(told.sort(), [...(specs.get(name)?.labels ?? ['not in the table'])].sort(), key);
  }
  for (const name of ['todoku_database_bytes', 'process_resident_memory_bytes', 'process_cpu_seconds_total'])
    assert.ok((series.get(name) ?? 0) > 0, name);
  assert.equal(series.get('todoku_sync_last_success_timestamp_seconds'), 0);
  assert.equal(series.get('todoku_http_answers_total{face="api",status="200"}'), 1);
  assert.ok(!text.includes('todoku_sync_last_run_outcome'), 'there was no run yet');
});

test('nobody reads it without a token', async (t) => {
  const { port } = await serving(t);
  const { status, text } = await ask(port, '/api/v1/metrics');
  assert.equal(status, 401);
  assert.ok(!text.includes('todoku_'));
  await new Promise((resolve) => {
    request({ host: '127.0.0.1', port, path: '/metrics' }, (response) => {
      assert.equal(response.statusCode, 404);
      response.resume().once('end', resolve);
    }).end();
  });
});
