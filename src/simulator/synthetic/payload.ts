import { createCipheriv, createHash } from 'node:crypto';

/** A file of a synthetic update: everything its document says of it, and the key its bytes come from. */
export interface PayloadFile {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  /** Base64, as documents carry it. */
  readonly sha1: string;
  /** Base64. */
  readonly sha256: string;
  /** xs:dateTime. */
  readonly modified: string;
  /** The bytes are a function of this and of the size. */
  readonly key: string;
}

/** Makes up a file of that many bytes and digests it. The same key and size give the same bytes everywhere. */
export function payloadFile(fileName: string, size: number, modified: string, key: string): PayloadFile {
  const bytes = payloadBytes(key, size);
  return {
    fileName,
    size,
    sha1: createHash('sha1').update(bytes).digest('base64'),
    sha256: createHash('sha256').update(bytes).digest('base64'),
    modified,
    key,
  };
}

/** The bytes of a synthetic file: incompressible, as real packages are. */
export function payloadOf(file: Pick<PayloadFile, 'key' | 'size'>): Buffer {
  return payloadBytes(file.key, file.size);
}

function payloadBytes(key: string, size: number): Buffer {
  const secret = createHash('sha256').update(key).digest();
  const cipher = createCipheriv('aes-128-ctr', secret.subarray(0, 16), secret.subarray(16));
  return cipher.update(Buffer.alloc(size));
}
