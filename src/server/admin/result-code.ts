import type { ResultCode } from './contract.ts';

// Meanings in our words, for the codes that clients of an update server really report
// (protocol-facts 16.2). What is not here is shown as its number: an honest "unknown".
const MEANINGS: ReadonlyMap<number, string> = new Map([
  [0x00240005, 'done, a restart is required'],
  [0x80070002, 'a file was not found'],
  [0x80070005, 'access was denied'],
  [0x8007000e, 'out of memory'],
  [0x80070020, 'a file was in use by another program'],
  [0x80070057, 'invalid data, often a malformed answer of the server'],
  [0x80070070, 'the disk is full'],
  [0x80070422, 'a service that is needed is disabled'],
  [0x80070643, 'the installer failed'],
  [0x80070bc2, 'a restart is required before it can go on'],
  [0x800706be, 'a remote procedure call failed'],
  [0x80072ee2, 'the connection timed out'],
  [0x80072ee7, 'the server name could not be resolved'],
  [0x80072efd, 'the server could not be connected to'],
  [0x80072f8f, 'TLS failed: a certificate or the clock is wrong'],
  [0x800b0109, 'the certificate of the publisher is not trusted'],
  [0x800b0100, 'the file carries no signature'],
  [0x800f0831, 'the component store lacks a package that this one builds on'],
  [0x800f0922, 'installing failed, often for lack of space on the system or recovery partition'],
  [0x800f0986, 'applying a delta failed'],
  [0x80073712, 'the component store is damaged'],
  [0x80073701, 'a referenced component is missing'],
  [0x80240016, 'another installation was running, or a restart was pending'],
  [0x80240017, 'the update does not apply to the computer'],
  [0x8024001e, 'interrupted: the service or the system was stopped'],
  [0x80240022, 'every download failed'],
  [0x80240034, 'the download failed'],
  [0x80240438, 'the client is waiting before it calls the server again'],
  [0x80240439, 'the answer of the server was not usable'],
  [0x80244007, 'the server answered with a SOAP fault'],
  [0x8024400e, 'the server failed inside'],
  [0x80244010, 'the scan took more than 200 trips to the server'],
  [0x80244017, 'the server, or something before it, asked for a sign-in (HTTP 401)'],
  [0x80244018, 'the server, or something before it, refused (HTTP 403)'],
  [0x80244019, 'not found on the server (HTTP 404)'],
  [0x80244022, 'the server was too busy or down (HTTP 503)'],
  [0x8024402c, 'the name of the server or of a proxy could not be resolved'],
  [0x80246007, 'the update was not downloaded'],
  [0x80246008, 'the download service could not be used'],
  [0x80248007, 'something is missing in the data store of the client'],
  [0x80248014, 'the client does not know the update service'],
  [0x8024200b, 'the installer of the update failed'],
  [0x8024200d, 'the update must be downloaded again'],
  [0x80242014, 'a restart is still pending'],
  [0x80092003, 'a downloaded file could not be read'],
  [0x80096010, 'the signature does not fit the file'],
]);

/** An HRESULT, as the signed integer that clients send, made readable. Never fails. */
export function toResultCode(hresult: number): ResultCode {
  const unsigned = hresult >>> 0;
  const meaning = MEANINGS.get(unsigned);
  return {
    hex: `0x${unsigned.toString(16).toUpperCase().padStart(8, '0')}`,
    ...(meaning === undefined ? {} : { meaning }),
  };
}
