import { mkdir, readdir, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { syncDirectory, writeFileAtomically } from '#base';
import { changeSettings } from '#changes';
import { bundleStream, type ExportPlan, type ExportTally } from './bundle-stream.ts';
import { exclusively } from './exclusively.ts';
import { bundleFailures } from './failures.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { MANIFEST, type Manifest, type PartInfo, SIGNATURE, writeManifest } from './manifest.ts';
import { isFinished, readSigned } from './open-bundle.ts';
import { PartWriter } from './part-writer.ts';
import { type BundleKey, fingerprintOf, newBundleKey, signManifest } from './signature.ts';
import { BUNDLE_KEY, BUNDLE_STATE, readBundleState } from './state.ts';
import type { BundleContext, BundleInfo, ExportOptions } from './types.ts';
import { exportWsusPackage } from './wsus/export-package.ts';

const ACTOR = 'system';

/**
 * Writes a bundle into a folder: everything, or what changed since the last one, signed with the key of this installation. A
 * folder with a half-written export is gone on with: what is there and right is not written again. The manifest comes last, and
 * then the export counts as the last one.
 *
 * Throws `bundle/busy`, `bundle/bad-path`, `bundle/bad-part-size`, `bundle/already-there`, `bundle/not-writable`, `bundle/damaged-content` (a
 * file here went bad), and the signal's reason.
 */
export function exportBundle(context: BundleContext, options: ExportOptions): Promise<BundleInfo> {
  return exclusively(context.store, () => exportAlone(context, options));
}

async function exportAlone(context: BundleContext, options: ExportOptions): Promise<BundleInfo> {
  const { path, partSize = Number.MAX_SAFE_INTEGER } = options;
  if (!isAbsolute(path)) throw bundleFailures.fail('bad-path', { subject: path });
  if (!Number.isSafeInteger(partSize) || partSize < 1)
    throw bundleFailures.fail('bad-part-size', { detail: `${partSize}` });
  await mkdir(path, { recursive: true }).catch((cause: unknown) => {
    throw bundleFailures.fail('bad-path', { subject: path, cause });
  });
  if (options.format === 'wsus') return exportWsusPackage(context, options);
  if (await isFinished(path)) return recordFinished(context, path);

  const key = await ownKey(context);
  const plan = await planOf(context, options);
  const tally: ExportTally = { revisions: 0, approvals: 0, groups: 0, files: [] };
  const parts = await writeParts(context, plan, options, tally);
  await removeOtherParts(path, parts);
  const manifest: Manifest = {
    serverId: context.store.identity.serverId,
    sequence: plan.sequence,
    since: plan.since,
    after: plan.after,
    upTo: plan.upTo,
    createdAt: plan.createdAt,
    writer: context.version,
    holds: {
      approvals: options.approvals,
      groups: options.groups,
      settings: options.settings,
      content: options.content,
    },
    counts: { revisions: tally.revisions, approvals: tally.approvals, groups: tally.groups },
    parts,
    files: tally.files,
  };
  await writeSigned(path, writeManifest(manifest), key);
  await record(context, manifest);
  return inspectBundle(context, path, { partsAreChecked: true });
}

async function planOf(context: BundleContext, options: ExportOptions): Promise<ExportPlan> {
  // First of all: what is committed after this moment goes into the next bundle.
  const upTo = await context.store.sequence();
  const { exported } = await readBundleState(context.store);
  const continues = options.since === 'last' ? exported : undefined;
  return {
    sequence: (exported?.sequence ?? 0) + 1,
    since: continues?.sequence ?? 0,
    after: continues?.upTo ?? 0,
    upTo,
    createdAt: context.clock.now(),
    contentSince: Math.floor((continues?.contentAt ?? 0) / 1000) * 1000,
  };
}

/** The key of this installation, made when there is none. */
async function ownKey(context: BundleContext): Promise<BundleKey> {
  const known = await context.store.setting<BundleKey>(BUNDLE_KEY);
  if (known !== undefined) return known;
  const key = newBundleKey();
  const about = { verb: 'make-bundle-key', subject: fingerprintOf(key) };
  await changeSettings(context, { [BUNDLE_KEY]: key }, about, ACTOR);
  return key;
}

async function writeParts(
  context: BundleContext,
  plan: ExportPlan,
  options: ExportOptions,
  tally: ExportTally,
): Promise<readonly PartInfo[]> {
  const writer = new PartWriter(options.path, options.partSize ?? Number.MAX_SAFE_INTEGER);
  try {
    for await (const bytes of bundleStream(context, plan, options, tally)) await writer.write(bytes);
    return await writer.finish();
  } finally {
    await writer.close();
  }
}

/** Parts of an export that broke off and had more of them. */
async function removeOtherParts(path: string, parts: readonly PartInfo[]): Promise<void> {
  const names = new Set(parts.map(({ name }) => name));
  for (const name of await readdir(path)) {
    if (/^part-\d{4}$/.test(name) && !names.has(name)) await rm(join(path, name));
  }
}

/** The signature first: a folder with a manifest is whole. */
async function writeSigned(path: string, manifest: Buffer, key: BundleKey): Promise<void> {
  try {
    await writeFileAtomically(join(path, SIGNATURE), signManifest(manifest, key), 0o644);
    await writeFileAtomically(join(path, MANIFEST), manifest, 0o644);
    await syncDirectory(path);
  } catch (cause) {
    throw bundleFailures.fail('not-writable', { subject: path, cause });
  }
}

async function record(context: BundleContext, manifest: Manifest): Promise<void> {
  const { sequence, upTo, createdAt, counts, holds } = manifest;
  const state = await readBundleState(context.store);
  const contentAt = holds.content ? createdAt : state.exported?.contentAt;
  const exported = { sequence, upTo, at: createdAt, ...(contentAt === undefined ? {} : { contentAt }) };
  const subject = `bundle ${sequence}, ${counts.revisions} revisions, ${manifest.files.length} files`;
  const about = { verb: 'export-bundle', subject };
  await changeSettings(context, { [BUNDLE_STATE]: { ...state, exported } }, about, ACTOR);
}

/** A bundle that this server finished and could not take note of is the last one now. Any other stays as it is. */
async function recordFinished(context: BundleContext, path: string): Promise<BundleInfo> {
  const { manifest, signedBy } = await readSigned(path);
  const key = await context.store.setting<BundleKey>(BUNDLE_KEY);
  const { exported } = await readBundleState(context.store);
  const isOwn = key !== undefined && fingerprintOf(key) === signedBy;
  if (!isOwn || manifest.sequence !== (exported?.sequence ?? 0) + 1) {
    throw bundleFailures.fail('already-there', { subject: path, detail: `bundle ${manifest.sequence}` });
  }
  await record(context, manifest);
  return inspectBundle(context, path);
}
