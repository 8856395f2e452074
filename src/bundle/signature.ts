import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { bundleFailures } from './failures.ts';
import { Misshapen, matchAt, parseObject } from './json-shape.ts';

/** The setting `bundle-key`: made once for an installation, and in no bundle. */
export interface BundleKey {
  /** PKCS #8, base64. */
  readonly privateKey: string;
}

/** 32 bytes in base64url without padding. */
const PUBLIC_KEY = /^[A-Za-z0-9_-]{43}$/;
/** 64 bytes in base64. */
const SIGNATURE = /^[A-Za-z0-9+/]{86}==$/;

/** A new random key pair (Ed25519). */
export function newBundleKey(): BundleKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64') };
}

/** The bytes of `manifest.sig` for those of `manifest.json`. */
export function signManifest(manifest: Buffer, key: BundleKey): Buffer {
  const privateKey = openKey(key);
  const signature = sign(null, manifest, privateKey).toString('base64');
  const text = { algorithm: 'ed25519', publicKey: publicPart(createPublicKey(privateKey)), signature };
  return Buffer.from(`${JSON.stringify(text, undefined, 1)}\n`);
}

/** The fingerprint of whoever signed that manifest. Throws `bundle/bad-signature`. */
export function verifyManifest(manifest: Buffer, signatureFile: Buffer, path: string): string {
  try {
    const json = parseObject(signatureFile.toString('utf8'));
    if (json['algorithm'] !== 'ed25519') throw new Misshapen('it is not signed with Ed25519');
    const publicKey = matchAt(json, 'publicKey', PUBLIC_KEY);
    const signature = Buffer.from(matchAt(json, 'signature', SIGNATURE), 'base64');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    if (!verify(null, manifest, key, signature)) throw new Misshapen('it is the signature of something else');
    return fingerprint(publicKey);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw bundleFailures.fail('bad-signature', { subject: path, detail });
  }
}

/** `ed25519:` and the SHA-256 of the public key in lower-case hex: what people compare. */
export function fingerprintOf(key: BundleKey): string {
  return fingerprint(publicPart(createPublicKey(openKey(key))));
}

function fingerprint(publicKey: string): string {
  return `ed25519:${createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex')}`;
}

function openKey({ privateKey }: BundleKey): KeyObject {
  return createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
}

/** The 32 bytes of the public key, base64url. */
function publicPart(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' });
  return x ?? '';
}
