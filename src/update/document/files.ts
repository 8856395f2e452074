import { type DigestAlgorithm, digestFromBase64 } from '#base';
import type { FragmentWriter } from '../fragment-writer.ts';
import type { UpdateFile } from '../revision.ts';
import { copyChildren, copyContent, copyText } from './copy.ts';
import type { Source } from './source.ts';
import { attribute, readBoolean, readCount, requiredAttribute, shortened } from './values.ts';

/** Reads `Update/Files`, the element just opened, into Extended. */
export function readFiles(source: Source, extended: FragmentWriter): readonly UpdateFile[] {
  const files: UpdateFile[] = [];
  extended.open(source.reader);
  copyChildren(source, extended, (local) => {
    if (local === 'File') {
      files.push(readFile(source, extended));
    } else {
      extended.open(source.reader);
      copyContent(source, extended);
    }
  });
  return files;
}

/**
 * Reads a `File` or `EulaFile`, the element just opened, and copies it. Its address is the SHA-1, so it must have
 * one, in `Digest` or in an `AdditionalDigest`. Digests of algorithms that Todoku does not check are only copied.
 */
export function readFile(source: Source, writer: FragmentWriter): UpdateFile {
  const { reader } = source;
  const fileName = requiredAttribute(source, 'FileName');
  const size = readCount(source, 'Size');
  const modified = attribute(source, 'Modified');
  const patchingType = attribute(source, 'PatchingType');
  const isEncrypted = readBoolean(source, 'IsEncrypted');
  const digests = new Map<DigestAlgorithm, string>();
  const algorithm = attribute(source, 'DigestAlgorithm') ?? 'SHA1';
  addDigest(source, digests, algorithm, requiredAttribute(source, 'Digest'), fileName);
  writer.open(reader);
  copyChildren(source, writer, (local) => {
    writer.open(reader);
    if (local === 'AdditionalDigest') {
      const additional = attribute(source, 'Algorithm') ?? '';
      addDigest(source, digests, additional, copyText(source, writer), fileName);
    } else {
      copyContent(source, writer);
    }
  });
  const sha1 = digests.get('SHA1');
  if (sha1 === undefined) throw source.fail('missing', `the SHA-1 digest of ${shortened(fileName)}`);
  const sha256 = digests.get('SHA256');
  return {
    fileName,
    size,
    sha1,
    isEncrypted,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(modified === undefined ? {} : { modified }),
    ...(patchingType === undefined ? {} : { patchingType }),
  };
}

function addDigest(
  source: Source,
  digests: Map<DigestAlgorithm, string>,
  algorithmName: string,
  base64: string,
  fileName: string,
): void {
  const algorithm = algorithmOf(algorithmName);
  if (algorithm === undefined) return;
  const digest = digestFromBase64(base64, algorithm);
  if (digest === undefined || !/^[A-Za-z0-9+/]+=*$/.test(base64.trim())) {
    throw source.fail('bad-digest', `${algorithm} "${shortened(base64)}" of ${shortened(fileName)}`);
  }
  const other = digests.get(algorithm);
  if (other !== undefined && other !== digest) {
    throw source.fail('bad-digest', `two different ${algorithm} digests of ${shortened(fileName)}`);
  }
  digests.set(algorithm, digest);
}

function algorithmOf(name: string): DigestAlgorithm | undefined {
  switch (name.trim().toUpperCase().replace('-', '')) {
    case 'SHA1':
      return 'SHA1';
    case 'SHA256':
      return 'SHA256';
    default:
      return undefined;
  }
}
