import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { newGuid } from '#base';
import {
  type ReportingEvent,
  readGetRequiredInventoryTypeResponse,
  readReportEventBatch2Response,
  readReportEventBatchResponse,
  readReportInventoryResponse,
  writeGetRequiredInventoryTypeRequest,
  writeReportEventBatch2Request,
  writeReportEventBatchRequest,
  writeReportInventoryRequest,
} from '#wire';
import { Machine, reportingEvent } from './machine.ts';
import { ask, call, faultOf, type Serving, START, serve } from './serving.ts';

type Cookie = NonNullable<Machine['cookie']>;

async function joined(
  t: TestContext,
  settings = {},
): Promise<Serving & { machine: Machine; cookie: Cookie }> {
  const serving = await serve(t, { settings });
  const machine = await new Machine(serving.port).join();
  return { ...serving, machine, cookie: machine.cookie as Cookie };
}

test('a report is kept once, for the machine whose cookie it is', async (t) => {
  const { port, todoku, machine, cookie } = await joined(t);
  const update = { updateId: newGuid(), revisionNumber: 200 };
  const eventBatch = [reportingEvent(), reportingEvent({ update, eventId: 182, appName: 'x' })];
  const body = writeReportEventBatchRequest({ cookie, clientTime: '2026-10-04T15:20:48Z', eventBatch });
  for (const path of [
    '/ReportingWebService/ReportingWebService.asmx',
    '/ReportingWebService/WebService.asmx',
  ]) {
    const answer = await ask(port, path, { method: 'POST', body });
    assert.equal(readReportEventBatchResponse(answer.body), true, path);
  }
  const { items, total } = await todoku.store.eventsOf(machine.id, { limit: 10, offset: 0 });
  assert.equal(total, 2);
  const [about, plain] = items[0]?.eventId === 182 ? items : items.toReversed();
  assert.equal(about?.updateId, update.updateId);
  assert.equal(about?.revisionNumber, 200);
  assert.equal(plain?.updateId, undefined);
  assert.deepEqual(
    [plain?.hresult, plain?.timeAtTarget, plain?.receivedAt, plain?.miscData, plain?.replacementStrings],
    [-2145123272, Date.UTC(2026, 9, 4, 15, 20, 47, 502), START, ['B=2', 'k=true'], ['0x80240438']],
  );
});

test('a report without a cookie needs a machine that is known', async (t) => {
  const { port, todoku, machine } = await joined(t);
  const report = (computerId: string) =>
    call(
      port,
      'reporting',
      'ReportEventBatch2',
      writeReportEventBatch2Request({
        computerId,
        clientTime: '2026-10-04T15:20:48Z',
        eventBatch: [reportingEvent()],
      }),
    );
  assert.equal(readReportEventBatch2Response((await report(machine.id.toUpperCase())).body), true);
  assert.equal((await todoku.store.eventsOf(machine.id, { limit: 1, offset: 0 })).total, 1);
  const refused = faultOf(await report(newGuid()));
  assert.deepEqual(refused, { code: 'InvalidParameters', message: 'computerId' });
});

test('a report that is too long, or none, is refused whole', async (t) => {
  const { port, todoku, cookie } = await joined(t, { maxEventsPerBatch: 2 });
  const report = async (eventBatch: ReportingEvent[] | undefined, with_: Cookie = cookie) =>
    faultOf(
      await call(
        port,
        'reporting',
        'ReportEventBatch',
        writeReportEventBatchRequest({ cookie: with_, ...(eventBatch === undefined ? {} : { eventBatch }) }),
      ),
    );
  assert.deepEqual(await report([reportingEvent(), reportingEvent(), reportingEvent()]), {
    code: 'InvalidParameters',
    message: 'eventBatch',
  });
  assert.deepEqual(await report(undefined), { code: 'InvalidParameters', message: 'eventBatch' });
  assert.equal(
    (await report([reportingEvent()], { ...cookie, encryptedData: 'AAAA' })).code,
    'InvalidCookie',
  );
  assert.equal((await todoku.store.counts()).events, 0);
  assert.equal((await report([])).code, '', 'an empty one is nothing to refuse');
  assert.equal(
    (await report([reportingEvent(), reportingEvent({ timeAtTarget: 'x', eventInstanceId: '' })])).code,
    '',
  );
  assert.equal((await todoku.store.counts()).events, 2, 'odd values are kept as well as can be');
});

test('a report that cannot be read is refused, and those that share its commit are kept', async (t) => {
  const { port, todoku, machine, cookie } = await joined(t, { maxEventsPerBatch: 2 });
  const other = await new Machine(port).join();
  const good = writeReportEventBatchRequest({ cookie, eventBatch: [reportingEvent()] });
  const eventBatch = [reportingEvent(), reportingEvent({ computerBrand: 'x' })];
  const bad = writeReportEventBatchRequest({ cookie: other.cookie as Cookie, eventBatch });
  assert.ok(bad.includes('<ComputerBrand>x</ComputerBrand>'));
  const send = (body: string) => call(port, 'reporting', 'ReportEventBatch', body);
  const answers = await Promise.all([
    send(good),
    send(bad.replace('</ComputerBrand>', '</Wrong>')),
    send(bad.slice(0, -5)),
    send(bad.replace(/<EventID>\d+</, '<EventID>many<')),
    send(good.replace(/<EventInstanceID>[^<]+</, '<EventInstanceID><')),
    send(bad.replace('<eventBatch>', `<eventBatch><ReportingEvent/>`)),
  ]);
  assert.deepEqual(
    answers.map((answer) => faultOf(answer)),
    [
      { code: '', message: '' },
      { code: 'InvalidParameters', message: 'soap:Envelope' },
      { code: 'InvalidParameters', message: 'soap:Envelope' },
      { code: 'InvalidParameters', message: 'BasicData.EventID' },
      { code: '', message: '' },
      { code: 'InvalidParameters', message: 'eventBatch' },
    ],
  );
  const kept = async (id: Machine['id']) => (await todoku.store.eventsOf(id, { limit: 1, offset: 0 })).total;
  assert.deepEqual([await kept(machine.id), await kept(other.id)], [2, 0]);
});

test('it does not matter where in a report the events stand', async (t) => {
  const { port, todoku, machine, cookie } = await joined(t);
  const report = writeReportEventBatchRequest({
    cookie,
    clientTime: '2026-10-04T15:20:48Z',
    eventBatch: [reportingEvent()],
  });
  const [events = ''] = /<eventBatch>.*<\/eventBatch>/s.exec(report) ?? [];
  const without = report.replace(events, '');
  for (const place of ['<cookie', '<clientTime']) {
    const fresh = events.replace(/<EventInstanceID>[^<]+/, `<EventInstanceID>${newGuid()}`);
    const body = without.replace(place, fresh + place);
    const answer = await call(port, 'reporting', 'ReportEventBatch', body);
    assert.equal(readReportEventBatchResponse(answer.body), true, answer.text);
  }
  assert.equal((await todoku.store.eventsOf(machine.id, { limit: 1, offset: 0 })).total, 2);
});

test('inventory is not asked for, and taken when it comes', async (t) => {
  const { port, cookie } = await joined(t);
  const type = await call(
    port,
    'reporting',
    'GetRequiredInventoryType',
    writeGetRequiredInventoryTypeRequest({ cookie, rulesId: newGuid(), rulesVersion: '1.0' }),
  );
  assert.equal(readGetRequiredInventoryTypeResponse(type.body), 0);
  const inventory = await call(
    port,
    'reporting',
    'ReportInventory',
    writeReportInventoryRequest({ cookie, inventory: { isCompressed: false, rawXml: '<x/>' } }),
  );
  assert.equal(readReportInventoryResponse(inventory.body), true);
});
