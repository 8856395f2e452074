import { createHash, type Hash } from 'node:crypto';
import { startDigest } from '#base';
import type { SourceDocument } from '#changes';
import type { FileSource } from '#store';
import { type BundledState, readState } from './bundled-state.ts';
import { type Cargo, type CargoFile, identityKey } from './cargo.ts';
import { bundleFailures } from './failures.ts';
import { type FrameHead, readHead } from './frame.ts';
import { bundleInfo } from './inspect-bundle.ts';
import type { ContentFile, Manifest } from './manifest.ts';
import type { SignedManifest } from './open-bundle.ts';
import { PartStream } from './part-stream.ts';
import { readSources } from './sources.ts';
import type { BundleContext, ImportOptions } from './types.ts';

type FileHead = Extract<FrameHead, { kind: 'file' }>;
type RevisionHead = Extract<FrameHead, { kind: 'revision' }>;

/**
 * Reads a bundle from its first byte to its last and compares every part, every file and every count with the manifest, whose
 * signature is right and whose signer is trusted. Throws `bundle/missing-part`, `bundle/damaged-part` and `bundle/damaged-content`.
 */
export async function openCargo(
  context: BundleContext,
  { path, onProgress, signal }: ImportOptions,
  signed: SignedManifest,
): Promise<Cargo> {
  const { manifest } = signed;
  const verified = new Verification(manifest);
  const stream = new PartStream(path, manifest.parts, { checked: true, signal });
  try {
    await verified.readAll(stream, (done) => onProgress?.('verifying', done, manifest.parts.length));
  } catch (error) {
    // A part that is damaged is the better explanation of anything odd in it.
    await stream.finish();
    throw error;
  } finally {
    await stream.close();
  }
  const unchecked = () => new PartStream(path, manifest.parts, { checked: false, signal });
  return {
    info: await bundleInfo(context, path, signed, []),
    identities: new Set(verified.documents.keys()),
    fileSources: verified.sources,
    state: verified.state,
    documents: () => documentsOf(unchecked(), verified.documents),
    files: () => filesOf(unchecked()),
  };
}

/** What was seen of a bundle while it was compared with its manifest. */
class Verification {
  readonly #manifest: Manifest;
  readonly #files: Map<string, ContentFile>;
  /** By identity: the SHA-256 of the document. */
  readonly documents = new Map<string, string>();
  readonly sources: FileSource[] = [];
  state: BundledState | undefined;

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
    this.#files = new Map(manifest.files.map((file) => [file.sha1, file]));
  }

  async readAll(stream: PartStream, onPart: (done: number) => void): Promise<void> {
    for (;;) {
      const head = await readHead(stream);
      onPart(stream.partsRead);
      if (head.kind === 'end') break;
      if (head.kind === 'file') await this.#checkFile(stream, head);
      else if (head.kind === 'revision') this.#addDocument(head, await stream.take(head.size));
      else if (head.kind === 'sources') this.sources.push(...readSources(await stream.take(head.size)));
      else if (this.state !== undefined) throw damaged('it has two states');
      else this.state = readState(await stream.take(head.size));
    }
    const behind = await stream.finish();
    if (behind > 0) throw damaged(`${behind} bytes stand behind its end`);
    this.#checkCounts();
  }

  #addDocument({ updateId, revisionNumber }: RevisionHead, document: Buffer): void {
    const key = identityKey(updateId, revisionNumber);
    if (this.documents.has(key)) throw damaged(`it has ${key} twice`);
    this.documents.set(key, sha256Of(document));
  }

  async #checkFile(stream: PartStream, { sha1, sha256, size }: FileHead): Promise<void> {
    const declared = this.#files.get(sha1);
    if (declared?.size !== size || declared.sha256 !== sha256) {
      throw damaged(`the file ${sha1} is not in its manifest`);
    }
    this.#files.delete(sha1);
    const first = startDigest('SHA1');
    const second: Hash | undefined = sha256 === undefined ? undefined : startDigest('SHA256');
    for await (const piece of stream.pieces(size)) {
      first.update(piece);
      second?.update(piece);
    }
    const isRight =
      first.digest('hex').toUpperCase() === sha1 && second?.digest('hex').toUpperCase() === sha256;
    if (!isRight) throw damaged(`the file ${sha1} does not have its digest`);
  }

  #checkCounts(): void {
    const { counts, holds } = this.#manifest;
    const [missing] = this.#files.keys();
    if (missing !== undefined) throw damaged(`the file ${missing} is missing`);
    const { groups, approvals, selection } = this.state ?? {};
    const isRight =
      counts.revisions === this.documents.size &&
      counts.groups === (groups?.length ?? 0) &&
      counts.approvals === (approvals?.deployments.length ?? 0) &&
      holds.groups === (groups !== undefined) &&
      holds.approvals === (approvals !== undefined) &&
      (holds.settings || selection === undefined);
    if (!isRight) throw damaged('it does not hold as much as its manifest says');
  }
}

async function* documentsOf(
  stream: PartStream,
  known: ReadonlyMap<string, string>,
): AsyncGenerator<SourceDocument> {
  try {
    for (;;) {
      const head = await readHead(stream);
      if (head.kind === 'end') return;
      if (head.kind !== 'revision') {
        await stream.skip(head.size);
        continue;
      }
      const bytes = await stream.take(head.size);
      const name = identityKey(head.updateId, head.revisionNumber);
      if (known.get(name) !== sha256Of(bytes)) {
        throw bundleFailures.fail('damaged-part', {
          subject: name,
          detail: 'it changed since it was verified',
        });
      }
      yield { name, bytes };
    }
  } finally {
    await stream.close();
  }
}

async function* filesOf(stream: PartStream): AsyncGenerator<CargoFile> {
  try {
    for (;;) {
      const head = await readHead(stream);
      if (head.kind === 'end') return;
      if (head.kind !== 'file') {
        await stream.skip(head.size);
        continue;
      }
      const { kind: _, ...expected } = head;
      let taken = 0;
      const counted = async function* () {
        for await (const piece of stream.pieces(head.size)) {
          taken += piece.length;
          yield piece;
        }
      };
      yield { expected, bytes: counted() };
      await stream.skip(head.size - taken);
    }
  } finally {
    await stream.close();
  }
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}

function damaged(detail: string) {
  return bundleFailures.fail('damaged-content', { detail });
}
