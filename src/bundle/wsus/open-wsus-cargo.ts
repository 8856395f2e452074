import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { SourceDocument } from '#changes';
import { type Cargo, identityKey } from '../cargo.ts';
import { bundleFailures } from '../failures.ts';
import { findingOf } from '../findings.ts';
import type { BundleContext, BundleInfo, ImportOptions } from '../types.ts';
import { type PackagedDocument, withoutDeclaration } from './metadata-lines.ts';
import { readWsusPackage, type WsusPackage } from './read-package.ts';

/**
 * Reads a WSUS package from its first byte to its last. It holds documents and where files come from, no files, and no
 * signature. Throws what `readWsusPackage` throws.
 */
export async function openWsusCargo(
  context: Pick<BundleContext, 'clock'>,
  { path, onProgress, signal }: Pick<ImportOptions, 'path' | 'onProgress' | 'signal'>,
): Promise<Cargo> {
  const opened = await readWsusPackage(path);
  const digests = new Map<string, string>();
  for await (const document of opened.documents()) {
    signal?.throwIfAborted();
    digests.set(keyOf(document), sha256Of(bytesOf(document)));
    onProgress?.('verifying', digests.size, digests.size);
  }
  return {
    info: infoOf(context, path, opened, digests.size),
    identities: new Set(digests.keys()),
    fileSources: opened.description?.fileSources ?? [],
    state: undefined,
    documents: () => documentsOf(opened, digests),
    files: async function* () {},
  };
}

function infoOf(
  { clock }: Pick<BundleContext, 'clock'>,
  path: string,
  { bytes, description }: WsusPackage,
  revisions: number,
): BundleInfo {
  const unsigned = bundleFailures.fail('unsigned', { subject: path });
  return {
    path,
    format: 'wsus',
    sequence: 0,
    since: 0,
    createdAt: description?.createdAt ?? 0,
    from: '',
    signedBy: '',
    trusted: false,
    revisions,
    approvals: 0,
    groups: 0,
    files: { files: 0, bytes: 0 },
    parts: [{ name: basename(path), bytes, present: true }],
    findings: [findingOf(unsigned, clock.now(), 'warning')],
  };
}

async function* documentsOf(
  opened: WsusPackage,
  digests: ReadonlyMap<string, string>,
): AsyncGenerator<SourceDocument> {
  for await (const document of opened.documents()) {
    const name = keyOf(document);
    const bytes = bytesOf(document);
    if (digests.get(name) !== sha256Of(bytes)) {
      throw bundleFailures.fail('damaged-package', { subject: name, detail: 'it changed while it was read' });
    }
    yield { name, bytes };
  }
}

function keyOf({ updateId, revisionNumber }: PackagedDocument): string {
  return identityKey(updateId, revisionNumber);
}

function bytesOf({ text }: PackagedDocument): Buffer {
  return Buffer.from(withoutDeclaration(text));
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}
