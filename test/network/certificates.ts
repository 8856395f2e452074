import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

// A certificate authority of the tests' own: just enough DER (X.690, RFC 5280) for certificates that are right, expired, self-signed or of another name.

export interface Issued {
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly key: string;
  readonly der: Buffer;
  /** SHA-256, upper-case hex without colons. */
  readonly fingerprint: string;
  readonly name: string;
  readonly privateKey: KeyObject;
}

export interface Wanted {
  readonly name: string;
  /** DNS names and addresses. */
  readonly hosts?: readonly string[];
  readonly from?: Date;
  readonly to?: Date;
  /** Undefined: it signs itself. */
  readonly issuer?: Issued;
  readonly authority?: boolean;
}

const DAY = 86_400_000;

/** Makes a certificate with a new key (P-256, ECDSA with SHA-256). */
export function issue(wanted: Wanted): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const from = wanted.from ?? new Date(Date.now() - DAY);
  const to = wanted.to ?? new Date(Date.now() + 30 * DAY);
  const signature = sequence(oid('1.2.840.10045.4.3.2'));
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    signature,
    nameOf(wanted.issuer?.name ?? wanted.name),
    sequence(time(from), time(to)),
    nameOf(wanted.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(wanted))),
  );
  const signed = sign('sha256', body, wanted.issuer?.privateKey ?? privateKey);
  const der = sequence(body, signature, tagged(0x03, Buffer.concat([Buffer.from([0]), signed])));
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    der,
    fingerprint: createHash('sha256').update(der).digest('hex').toUpperCase(),
    name: wanted.name,
    privateKey,
  };
}

/** An authority that can issue others, for so long that no server of a test finds it about to expire, whatever its clock says. */
export function authority(name: string): Issued {
  return issue({ name, authority: true, to: new Date(Date.now() + 3650 * DAY) });
}

function extensions({ authority, hosts }: Wanted): Buffer[] {
  const found: Buffer[] = [];
  if (authority === true)
    found.push(
      sequence(oid('2.5.29.19'), Buffer.from([1, 1, 0xff]), octets(sequence(Buffer.from([1, 1, 0xff])))),
    );
  const names = (hosts ?? []).map((host) =>
    isIP(host) === 4
      ? tagged(0x87, Buffer.from(host.split('.').map(Number)))
      : tagged(0x82, Buffer.from(host)),
  );
  if (names.length > 0) found.push(sequence(oid('2.5.29.17'), octets(sequence(...names))));
  // An empty list of extensions is not allowed: say that it is no authority.
  return found.length > 0 ? found : [sequence(oid('2.5.29.19'), octets(sequence()))];
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function octets(content: Buffer): Buffer {
  return tagged(0x04, content);
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes);
}

function nameOf(text: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(text)))));
}

function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return tagged(0x18, Buffer.from(digits));
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const groups = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return tagged(0x06, Buffer.from(bytes));
}
