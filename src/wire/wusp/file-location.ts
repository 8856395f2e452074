import type { XmlElement } from '#xml';
import { leaf, leafIf, wrap } from '../compose.ts';
import { fieldOf, given, itemsOf, readBase64, readText, readToken } from '../fields.ts';
import type { FileLocation, FileLocation2 } from './types.ts';

/** The FileLocations array (MS-WUSP 2.2.2.2.6); empty when it is missing. */
export function readFileLocations(result: XmlElement): FileLocation[] {
  return locationsIn(result).map(locationIn);
}

/** The same with what GetExtendedUpdateInfo2 adds (MS-WUSP 2.2.2.2.10). */
export function readFileLocations2(result: XmlElement): FileLocation2[] {
  return locationsIn(result).map((location) =>
    given({
      ...locationIn(location),
      piecesHashUrl: readToken(location, 'PiecesHashUrl'),
      blockMapUrl: readToken(location, 'BlockMapUrl'),
      decryptionInformation: readText(location, 'DecryptionInformation'),
      fileDigestAlgorithm: readToken(location, 'FileDigestAlgorithm') ?? 'SHA1',
      encryptedFileDigest: readBase64(location, 'EncryptedFileDigest'),
      encryptedFileDigestAlgorithm: readToken(location, 'EncryptedFileDigestAlgorithm'),
    }),
  );
}

function locationsIn(result: XmlElement): XmlElement[] {
  return itemsOf(fieldOf(result, 'FileLocations'), 'FileLocation');
}

function locationIn(location: XmlElement): FileLocation {
  return {
    fileDigest: readBase64(location, 'FileDigest') ?? '',
    url: readToken(location, 'Url') ?? '',
  };
}

/** The FileLocations element, nothing when there are none. Fields of the second kind are written where they are given. */
export function writeFileLocations(locations: readonly (FileLocation | FileLocation2)[]): string {
  if (locations.length === 0) return '';
  return wrap('FileLocations', locations.map(writeFileLocation).join(''));
}

function writeFileLocation(location: FileLocation & Partial<FileLocation2>): string {
  return wrap(
    'FileLocation',
    leaf('FileDigest', location.fileDigest) +
      leaf('Url', location.url) +
      leafIf('PiecesHashUrl', location.piecesHashUrl) +
      leafIf('BlockMapUrl', location.blockMapUrl) +
      leafIf('DecryptionInformation', location.decryptionInformation) +
      leafIf('FileDigestAlgorithm', location.fileDigestAlgorithm) +
      leafIf('EncryptedFileDigest', location.encryptedFileDigest) +
      leafIf('EncryptedFileDigestAlgorithm', location.encryptedFileDigestAlgorithm),
  );
}
