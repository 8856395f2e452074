import type { XmlElement } from '#xml';
import { leaf, leafIf, listIf, responseFrame, wrap } from '../compose.ts';
import { fieldOf, given, itemsOf, readBoolean, readIntOrZero, readInts, readText } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import { SERVICES } from '../services.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie, writeCookie } from './cookie.ts';
import { readDeployment, writeDeployment } from './deployment.ts';
import type { SyncUpdatesAnswer, SyncUpdatesResponse, UpdateInfo, UpdateInfoWithFragment } from './types.ts';

/** Reads the answer of an operation that returns SyncInfo: SyncUpdates or SyncPrinterCatalog (MS-WUSP 2.2.2.2.4). */
export function readSyncInfo(body: Uint8Array, operation: string): SyncUpdatesResponse {
  const payload = readResponse(body, operation);
  const result = resultOf(payload, operation);
  return given({
    newUpdates: readUpdates(result, 'NewUpdates'),
    outOfScopeRevisionIds: readNumbers(payload, result, 'OutOfScopeRevisionIDs'),
    changedUpdates: readUpdates(result, 'ChangedUpdates'),
    truncated: readBoolean(result, 'Truncated') ?? false,
    newCookie: readCookie(result, 'NewCookie') ?? { expiration: '', encryptedData: '' },
    deployedOutOfScopeRevisionIds: readNumbers(payload, result, 'DeployedOutOfScopeRevisionIds'),
    driverSyncNotNeeded: readBoolean(result, 'DriverSyncNotNeeded'),
  });
}

/** Ids of an array that answers leave out when it is empty. */
function readNumbers(payload: Payload, result: XmlElement, name: string): number[] {
  return Array.from(readInts(payload, result, name) ?? []);
}

function readUpdates(result: XmlElement, name: string): UpdateInfo[] {
  return itemsOf(fieldOf(result, name), 'UpdateInfo').map((update) =>
    given({
      id: readIntOrZero(update, 'ID'),
      deployment: readDeployment(update),
      isLeaf: readBoolean(update, 'IsLeaf') ?? false,
      xml: readText(update, 'Xml'),
    }),
  );
}

/**
 * The whole envelope of such an answer, as parts to be sent one after the other. Fragments are parts of
 * their own and are never copied: a page may hold 50 MB of them (protocol-facts 1.11).
 */
export function writeSyncInfo(
  answer: SyncUpdatesAnswer,
  operation: string,
  soap: SoapVersion,
): readonly Uint8Array[] {
  const { head, tail } = responseFrame('client', soap);
  const parts = new PartList();
  parts.text(`${head}<${operation}Response xmlns="${SERVICES.client.namespace}"><${operation}Result>`);
  if (answer.newUpdates.length > 0) {
    parts.text('<NewUpdates>');
    for (const update of answer.newUpdates) writeNewUpdate(update, parts);
    parts.text('</NewUpdates>');
  }
  parts.text(
    listIf('OutOfScopeRevisionIDs', 'int', answer.outOfScopeRevisionIds) +
      writeChanged(answer.changedUpdates) +
      leaf('Truncated', answer.truncated) +
      writeCookie('NewCookie', answer.newCookie) +
      listIf('DeployedOutOfScopeRevisionIds', 'int', answer.deployedOutOfScopeRevisionIds) +
      leafIf('DriverSyncNotNeeded', answer.driverSyncNotNeeded),
  );
  parts.text(`</${operation}Result></${operation}Response>${tail}`);
  return parts.finish();
}

function writeNewUpdate(update: UpdateInfoWithFragment, parts: PartList): void {
  parts.text(`<UpdateInfo>${updateFields(update)}<Xml>`);
  parts.bytes(update.core);
  parts.text('</Xml></UpdateInfo>');
}

function writeChanged(updates: readonly UpdateInfo[]): string {
  if (updates.length === 0) return '';
  const items = updates.map((update) => wrap('UpdateInfo', updateFields(update) + leafIf('Xml', update.xml)));
  return wrap('ChangedUpdates', items.join(''));
}

function updateFields({ id, deployment, isLeaf }: Omit<UpdateInfo, 'xml'>): string {
  return leaf('ID', id) + writeDeployment(deployment) + leaf('IsLeaf', isLeaf);
}

/** Gathers text and bytes in order; neighbouring texts become one part. */
class PartList {
  readonly #parts: Uint8Array[] = [];
  #text = '';

  text(text: string): void {
    this.#text += text;
  }

  bytes(bytes: Uint8Array): void {
    this.#parts.push(Buffer.from(this.#text), bytes);
    this.#text = '';
  }

  finish(): readonly Uint8Array[] {
    this.#parts.push(Buffer.from(this.#text));
    return this.#parts;
  }
}
