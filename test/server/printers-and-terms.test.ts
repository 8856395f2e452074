import assert from 'node:assert/strict';
import { test } from 'node:test';
import { approve } from '#changes';
import { ALL_COMPUTERS, type ApprovalAction } from '#update';
import {
  readGetExtendedUpdateInfoResponse,
  readSyncPrinterCatalogResponse,
  writeGetExtendedUpdateInfoRequest,
  writeSyncPrinterCatalogRequest,
} from '#wire';
import { importAll, software, updateId } from './documents.ts';
import { Machine } from './machine.ts';
import { call, serve } from './serving.ts';

const TERMS = '33333333-0000-4000-8000-000000000001';

/** A printer driver that needs nothing. */
function printerDriver(id: number): string {
  return software({ id })
    .replace('UpdateType="Software"', 'UpdateType="Driver"')
    .replace(
      '<upd:ApplicabilityRules>',
      '<upd:ApplicabilityRules><upd:Metadata><drv:WindowsDriverMetaData xmlns:drv="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/WindowsDriver" HardwareID="usbprint\\contoso_9" DriverVerDate="2026-01-02" DriverVerVersion="1.2.3.4" WhqlDriverID="7" Class="Printer" Company="Contoso" Provider="Contoso" Manufacturer="Contoso" Model="Nine" /></upd:Metadata>',
    );
}

function withTerms(id: number): string {
  const sha1 = Buffer.alloc(20, 7).toString('base64');
  return software({ id })
    .replace('ExplicitlyDeployable="true"', `ExplicitlyDeployable="true" EulaID="${TERMS}"`)
    .replace(
      '</upd:LocalizedPropertiesCollection>',
      ['en', 'ja']
        .map(
          (language) =>
            `<upd:EulaFile Digest="${sha1}" DigestAlgorithm="SHA1" FileName="eula.${language}.txt" Size="9" Modified="2026-01-01T00:00:00Z" Language="${language}" GeoId="" />`,
        )
        .join('')
        .concat('</upd:LocalizedPropertiesCollection>'),
    );
}

test('the Add Printer wizard is offered the printer drivers, and told which of its own are gone', async (t) => {
  const { todoku, port } = await serve(t);
  const [driver = 0] = await importAll(todoku, [printerDriver(20), software({ id: 21 })]);
  await approve(todoku, { updateId: updateId(20), groupId: ALL_COMPUTERS, action: 'Install' }, 'test');
  const machine = await new Machine(port).join();
  const request = writeSyncPrinterCatalogRequest({
    ...(machine.cookie === undefined ? {} : { cookie: machine.cookie }),
    installedNonLeafUpdateIds: new Int32Array(0),
    printerUpdateIds: Int32Array.of(4711),
  });
  const answer = readSyncPrinterCatalogResponse(
    (await call(port, 'client', 'SyncPrinterCatalog', request)).body,
  );
  assert.deepEqual(
    answer.newUpdates.map(({ id, deployment }) => [id, deployment?.action, deployment?.hardwareIds]),
    [[driver, 'Install', ['usbprint\\contoso_9']]],
  );
  assert.match(answer.newUpdates[0]?.xml ?? '', /<d\.WindowsDriverMetaData HardwareID="usbprint\\contoso_9"/);
  assert.deepEqual(answer.outOfScopeRevisionIds, [4711]);
});

test('an update with licence terms is offered once somebody accepted them, and its terms can be read', async (t) => {
  const { todoku, port } = await serve(t);
  const [id = 0] = await importAll(todoku, [withTerms(30)]);
  const approval = { updateId: updateId(30), groupId: ALL_COMPUTERS, action: 'Install' as const };
  await assert.rejects(approve(todoku, approval, 'test'), /license|licence|terms/i);
  await approve(todoku, { ...approval, acceptEula: true }, 'test');
  const machine = await new Machine(port).join();
  const offered = await machine.sync();
  assert.deepEqual(
    offered.newUpdates.map((update) => [update.id, update.deployment?.action]),
    [[id, 'Install']],
  );
  assert.match(offered.newUpdates[0]?.xml ?? '', new RegExp(`EulaID="${TERMS}"`));
  const request = writeGetExtendedUpdateInfoRequest({
    ...(machine.cookie === undefined ? {} : { cookie: machine.cookie }),
    revisionIds: Int32Array.of(id),
    infoTypes: ['Eula'],
    locales: ['ja-JP', 'ja'],
  });
  const { updates } = readGetExtendedUpdateInfoResponse(
    (await call(port, 'client', 'GetExtendedUpdateInfo', request)).body,
  );
  assert.ok(updates.some(({ xml }) => xml.startsWith('<EulaFile ') && xml.includes('Language="ja"')));
});

test('an optional approval, a removal and a deadline reach the machine as decided, old agents only evaluate the optional one', async (t) => {
  const { todoku, port } = await serve(t);
  const removable = software({ id: 40 }).replace(
    /(<upd:Properties [^>]*) \/>/,
    '$1><upd:UninstallationBehavior /></upd:Properties>',
  );
  await importAll(todoku, [removable]);
  const decide = (action: ApprovalAction, deadline?: number) =>
    approve(
      todoku,
      {
        updateId: updateId(40),
        groupId: ALL_COMPUTERS,
        action,
        ...(deadline === undefined ? {} : { deadline }),
      },
      'test',
    );
  const told = async (version: string) => {
    const machine = await new Machine(port).join({ version });
    const { newUpdates } = await machine.sync();
    return [newUpdates[0]?.deployment?.action, newUpdates[0]?.deployment?.deadline];
  };
  await decide('OptionalInstall');
  assert.deepEqual(await told('2.90'), ['OptionalInstall', undefined]);
  assert.deepEqual(await told('1.8'), ['PreDeploymentCheck', undefined]);
  await decide('Uninstall', Date.UTC(2026, 10, 1, 12));
  const [action, deadline] = await told('2.90');
  assert.equal(action, 'Uninstall');
  assert.equal(Date.parse(deadline ?? ''), Date.UTC(2026, 10, 1, 12));
});
