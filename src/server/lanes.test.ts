import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { test } from 'node:test';
import { KnownLists, type ServiceName } from '#wire';
import { createLanes } from './lanes.ts';

const MIB = 1024 * 1024;

function lanes() {
  const { of: laneOf } = createLanes(
    { maxConcurrentRequests: 2, maxRequestBytes: 4 * MIB },
    new KnownLists(),
  );
  return (service: ServiceName, headers: Readonly<Record<string, string>> = {}) => {
    const request = new IncomingMessage(new Socket());
    Object.assign(request.headers, headers);
    return laneOf(service, request);
  };
}

test('however busy downstream servers keep the server, clients have their places, and the other way round', () => {
  const laneOf = lanes();
  const downstream = laneOf('server-sync').admission;
  while (!downstream.full) downstream.enter();
  assert.ok(laneOf('dss-auth').admission.full);
  for (const service of ['client', 'simple-auth', 'reporting'] as const) {
    assert.equal(laneOf(service).admission.full, false, service);
  }
  const clients = laneOf('client').admission;
  const rollup = laneOf('reporting', { soapaction: '"x/RollupComputers"' }).admission;
  while (!clients.full) clients.enter();
  assert.equal(rollup.full, false);
});

test('however many reports wait to be written, scans have their places, and the other way round', () => {
  for (const [full, free] of [
    ['reporting', 'client'],
    ['simple-auth', 'reporting'],
  ] as const) {
    const laneOf = lanes();
    while (!laneOf(full).admission.full) laneOf(full).admission.enter();
    assert.equal(laneOf(free).admission.full, false, `${free} beside ${full}`);
  }
});

test('only what says that it is a rollup has more room, in either version of SOAP', () => {
  const laneOf = lanes();
  const action = (name: string) => `http://www.microsoft.com/SoftwareDistribution/${name}`;
  for (const name of [
    'RollupDownstreamServers',
    'RollupComputers',
    'RollupComputerStatus',
    'GetOutOfSyncComputers',
  ]) {
    assert.equal(laneOf('reporting', { soapaction: `"${action(name)}"` }).maxBytes, 16 * MIB, name);
    const contentType = `application/soap+xml; charset=utf-8; action="${action(name)}"`;
    assert.equal(laneOf('reporting', { 'content-type': contentType }).maxBytes, 16 * MIB, name);
  }
  assert.equal(laneOf('reporting', { soapaction: action('ReportEventBatch') }).maxBytes, 4 * MIB);
  assert.equal(laneOf('client', { soapaction: action('RollupComputers') }).maxBytes, 4 * MIB);
});
