import { composeResponse, composeServerRequest } from '../compose.ts';
import { given, readDigests } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeCookie } from './cookie.ts';
import { list } from './elements.ts';
import type { DownloadFilesRequest } from './types.ts';

/** MS-WSUSSS 3.1.4.11. On the wire the parameter is called `fileDigestList`. */
export function readDownloadFilesRequest({ element }: Payload): DownloadFilesRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    fileDigests: readDigests(element, 'fileDigestList'),
  });
}

export function writeDownloadFilesRequest({ cookie, fileDigests }: DownloadFilesRequest): string {
  return composeServerRequest(
    'server-sync',
    'DownloadFiles',
    writeCookie('cookie', cookie) +
      (fileDigests === undefined ? '' : list('fileDigestList', 'base64Binary', fileDigests)),
  );
}

/** The answer carries no value. */
export function writeDownloadFilesResponse(soap: SoapVersion): Buffer {
  return composeResponse('server-sync', 'DownloadFiles', '', soap);
}

/** Returns when the server agreed; throws SoapFault otherwise. */
export function readDownloadFilesResponse(body: Uint8Array): void {
  readResponse(body, 'DownloadFiles');
}
