import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleFailures } from './failures.ts';
import { MANIFEST, MANIFEST_LIMIT, type Manifest, readManifest, SIGNATURE } from './manifest.ts';
import { verifyManifest } from './signature.ts';

/** A manifest whose signature is right. Whether the signer is to be trusted is another matter. */
export interface SignedManifest {
  readonly manifest: Manifest;
  /** `ed25519:…` */
  readonly signedBy: string;
}

const SIGNATURE_LIMIT = 16 * 1024;

/** True when the folder has a manifest, which is what an export writes last. */
export async function isFinished(path: string): Promise<boolean> {
  return stat(join(path, MANIFEST)).then(
    () => true,
    () => false,
  );
}

/**
 * Reads the manifest of a folder and checks its signature before it believes a word of it. Throws `bundle/not-a-bundle`,
 * `bundle/not-readable`, `bundle/bad-signature`, `bundle/damaged-manifest` and `bundle/newer-format`.
 */
export async function readSigned(path: string): Promise<SignedManifest> {
  const manifest = await readSmallFile(path, MANIFEST, MANIFEST_LIMIT, 'not-a-bundle');
  const signature = await readSmallFile(path, SIGNATURE, SIGNATURE_LIMIT, 'bad-signature');
  const signedBy = verifyManifest(manifest, signature, path);
  return { manifest: readManifest(manifest, path), signedBy };
}

async function readSmallFile(
  path: string,
  name: string,
  limit: number,
  ifMissing: 'not-a-bundle' | 'bad-signature',
): Promise<Buffer> {
  const handle = await open(join(path, name), 'r').catch((cause: unknown) => {
    throw bundleFailures.fail(isAbsent(cause) ? ifMissing : 'not-readable', {
      subject: path,
      detail: `no ${name}`,
      cause,
    });
  });
  try {
    const { size } = await handle.stat();
    if (size > limit)
      throw bundleFailures.fail('damaged-manifest', { subject: path, detail: `${name} has ${size} bytes` });
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** True for the error of a file or folder that is not there. */
export function isAbsent(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
}
