import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SyncFinding } from '#store';
import { bundleFailures } from './failures.ts';
import { findingOf } from './findings.ts';
import type { PartInfo } from './manifest.ts';
import { isAbsent, isFinished, readSigned, type SignedManifest } from './open-bundle.ts';
import { PartStream } from './part-stream.ts';
import { refusalOf } from './refusal.ts';
import { isTrusted } from './state.ts';
import type { BundleContext, BundleInfo } from './types.ts';
import { openWsusCargo } from './wsus/open-wsus-cargo.ts';

/**
 * Says what a bundle or a WSUS package holds, who signed it, whether this server would take it in, and which parts are missing or
 * damaged: all of that are findings. Every byte is read unless `partsAreChecked` says that it just was. Throws `bundle/not-a-bundle`,
 * `bundle/not-readable`, and for what cannot be believed at all `bundle/bad-signature`, `bundle/damaged-manifest`,
 * `bundle/newer-format`, `bundle/damaged-package`.
 */
export async function inspectBundle(
  context: BundleContext,
  path: string,
  options: { readonly partsAreChecked?: boolean } = {},
): Promise<BundleInfo> {
  if (!(await isFolder(path))) return (await openWsusCargo(context, { path })).info;
  if (!(await isFinished(path)))
    throw bundleFailures.fail('not-a-bundle', { subject: path, detail: 'no manifest.json' });
  const signed = await readSigned(path);
  const at = context.clock.now();
  const findings: SyncFinding[] = [];
  const refusal = await refusalOf(context, signed.manifest);
  if (refusal !== undefined) findings.push(findingOf(refusal, at, 'warning'));
  if (!(await isTrusted(context.store, signed.signedBy))) {
    const failure = bundleFailures.fail('unknown-signer', { subject: signed.signedBy });
    findings.push(findingOf(failure, at, 'warning'));
  }
  if (options.partsAreChecked !== true) {
    for (const part of signed.manifest.parts) {
      const damage = await damageOf(path, part);
      if (damage !== undefined) findings.push(findingOf(damage, at));
    }
  }
  return bundleInfo(context, path, signed, findings);
}

/** What the manifest says, and which parts are there. */
export async function bundleInfo(
  context: BundleContext,
  path: string,
  { manifest, signedBy }: SignedManifest,
  findings: readonly SyncFinding[],
): Promise<BundleInfo> {
  const { sequence, since, createdAt, serverId, counts, files, parts } = manifest;
  return {
    path,
    format: 'todoku',
    sequence,
    since,
    createdAt,
    from: serverId,
    signedBy,
    trusted: await isTrusted(context.store, signedBy),
    revisions: counts.revisions,
    approvals: counts.approvals,
    groups: counts.groups,
    files: { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) },
    parts: await Promise.all(
      parts.map(async ({ name, size }) => ({ name, bytes: size, present: await isThere(join(path, name)) })),
    ),
    findings,
  };
}

/** Reads the part. The failure, or undefined for one that is sound. */
async function damageOf(path: string, part: PartInfo): Promise<unknown> {
  const stream = new PartStream(path, [part], { checked: true });
  try {
    await stream.finish();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await stream.close();
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Throws `bundle/not-a-bundle` and `bundle/not-readable`. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw bundleFailures.fail(isAbsent(cause) ? 'not-a-bundle' : 'not-readable', { subject: path, cause });
  }
}
