import { bundleFailures } from './failures.ts';
import {
  asObject,
  countAt,
  flagAt,
  GUID,
  type Json,
  listAt,
  Misshapen,
  matchAt,
  parseObject,
  SHA1,
  SHA256,
  textAt,
} from './json-shape.ts';

// A bundle is a folder:
//
//   manifest.json   what it is and what it holds, down to the SHA-256 of every part            } written last, so that
//   manifest.sig    { algorithm: "ed25519", publicKey, signature }: over the bytes of the above } what has both is whole
//   part-0001 …     one stream, cut every partSize bytes
//
// The stream is a row of frames, each   u32 length of head (little-endian) | head, JSON | body, head.size bytes
//
//   { kind: "state" }      groups, approvals, declines, licence terms, selection, as JSON: at most one
//   { kind: "revision", updateId, revisionNumber }   a document, as the exporting server keeps it
//   { kind: "sources" }    where files come from, as JSON: a list
//   { kind: "file", sha1, sha256? }                  a file of the content
//   { kind: "end" }        nothing stands behind it
//
// `sequence` counts the bundles of a server. A bundle with `since` 0 is complete in itself; another one holds what changed in
// its server after the change sequence `after`, up to `upTo`, and needs all before it. State is always whole: it is small, and
// heals what went wrong before. The private key never leaves the store (setting `bundle-key`).

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
export const FORMAT = 'todoku-bundle';
export const VERSION = 1;
/** Most bytes of a manifest: some hundred thousand files have their line in it. */
export const MANIFEST_LIMIT = 128 * 1024 * 1024;
export const MOST_PARTS = 9999;

export interface PartInfo {
  readonly name: string;
  readonly size: number;
  /** Upper-case hex. */
  readonly sha256: string;
}

export interface ContentFile {
  /** Upper-case hex. */
  readonly sha1: string;
  readonly sha256?: string;
  readonly size: number;
}

export interface Manifest {
  /** Of the server that wrote it. */
  readonly serverId: string;
  readonly sequence: number;
  /** The sequence it continues; 0: it is complete in itself. */
  readonly since: number;
  /** Change sequences of the server that wrote it: it holds what came after the one, up to the other. */
  readonly after: number;
  readonly upTo: number;
  readonly createdAt: number;
  /** Version of the Todoku that wrote it. */
  readonly writer: string;
  readonly holds: {
    readonly approvals: boolean;
    readonly groups: boolean;
    readonly settings: boolean;
    readonly content: boolean;
  };
  readonly counts: { readonly revisions: number; readonly approvals: number; readonly groups: number };
  readonly parts: readonly PartInfo[];
  readonly files: readonly ContentFile[];
}

/** `part-0001` for 0. The only names besides the two above that are ever looked for in a bundle. */
export function partName(index: number): string {
  return `part-${String(index + 1).padStart(4, '0')}`;
}

/** The bytes that are signed. */
export function writeManifest(manifest: Manifest): Buffer {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, version: VERSION, ...manifest }, undefined, 1)}\n`);
}

/** Throws `bundle/damaged-manifest` and `bundle/newer-format`. */
export function readManifest(bytes: Buffer, path: string): Manifest {
  try {
    const json = parseObject(bytes.toString('utf8'));
    if (json['format'] !== FORMAT) throw new Misshapen(`format is not ${FORMAT}`);
    const version = countAt(json, 'version');
    if (version > VERSION) {
      const detail = `format version ${version}, this server knows ${VERSION}`;
      throw bundleFailures.fail('newer-format', { subject: path, detail });
    }
    return toManifest(json);
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    throw bundleFailures.fail('damaged-manifest', { subject: path, detail: error.message });
  }
}

function toManifest(json: Json): Manifest {
  const counts = asObject(json['counts'], 'counts');
  const holds = asObject(json['holds'], 'holds');
  const manifest: Manifest = {
    serverId: matchAt(json, 'serverId', GUID),
    sequence: countAt(json, 'sequence'),
    since: countAt(json, 'since'),
    after: countAt(json, 'after'),
    upTo: countAt(json, 'upTo'),
    createdAt: countAt(json, 'createdAt'),
    writer: textAt(json, 'writer', 100),
    holds: {
      approvals: flagAt(holds, 'approvals'),
      groups: flagAt(holds, 'groups'),
      settings: flagAt(holds, 'settings'),
      content: flagAt(holds, 'content'),
    },
    counts: {
      revisions: countAt(counts, 'revisions'),
      approvals: countAt(counts, 'approvals'),
      groups: countAt(counts, 'groups'),
    },
    parts: listAt(json, 'parts', toPart),
    files: listAt(json, 'files', toFile),
  };
  const { sequence, since, after, upTo, parts } = manifest;
  if (parts.length > MOST_PARTS) throw new Misshapen(`${parts.length} parts`);
  parts.forEach(({ name }, index) => {
    if (name !== partName(index)) throw new Misshapen(`parts[${index}] is not called ${partName(index)}`);
  });
  if (sequence === 0 || since >= sequence || after > upTo)
    throw new Misshapen('its numbers do not fit together');
  if (since === 0 && after !== 0) throw new Misshapen('it is complete and yet continues something');
  return manifest;
}

function toPart(item: unknown, place: string): PartInfo {
  const part = asObject(item, place);
  return {
    name: textAt(part, 'name', 40),
    size: countAt(part, 'size'),
    sha256: matchAt(part, 'sha256', SHA256),
  };
}

function toFile(item: unknown, place: string): ContentFile {
  const file = asObject(item, place);
  return {
    sha1: matchAt(file, 'sha1', SHA1),
    size: countAt(file, 'size'),
    ...(file['sha256'] === undefined ? {} : { sha256: matchAt(file, 'sha256', SHA256) }),
  };
}
