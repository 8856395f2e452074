import {
  dropStaged,
  type ImportReport,
  importRevisions,
  type Published,
  publishGeneration,
  recordSyncRun,
} from '#changes';
import type { SyncCounts, SyncFinding, SyncRun } from '#store';
import { type Cargo, identityKey } from './cargo.ts';
import { exclusively, refuseDuringRun } from './exclusively.ts';
import { bundleFailures } from './failures.ts';
import { findingOf } from './findings.ts';
import { isFolder } from './inspect-bundle.ts';
import type { Manifest } from './manifest.ts';
import { readSigned, type SignedManifest } from './open-bundle.ts';
import { openCargo } from './open-cargo.ts';
import { refusalOf } from './refusal.ts';
import { replicaStateOf } from './replica-state.ts';
import { BUNDLE_STATE, isTrusted, readBundleState } from './state.ts';
import type { BundleContext, BundleImport, BundleState, ImportOptions } from './types.ts';
import { openWsusCargo } from './wsus/open-wsus-cargo.ts';

const NO_COUNTS: SyncCounts = {
  new: 0,
  revised: 0,
  expired: 0,
  quarantined: 0,
  deployments: 0,
  declines: 0,
  groups: 0,
};

/**
 * Takes a bundle or a WSUS package in. The signature, the signer, the number, every part and every file are verified before
 * anything is stored; then revisions are staged and files taken in, seen by nobody; at the end one transaction publishes all of it.
 * It is a run of the history. Whatever goes wrong, a kill too, leaves what was there before, and a second import goes on.
 *
 * Throws the failures of this room, and the signal's reason.
 */
export function importBundle(context: BundleContext, options: ImportOptions): Promise<BundleImport> {
  return exclusively(context.store, () => importAlone(context, options));
}

async function importAlone(context: BundleContext, options: ImportOptions): Promise<BundleImport> {
  await refuseDuringRun(context.store);
  const signed = (await isFolder(options.path)) ? await believe(context, options) : undefined;
  const cargo =
    signed === undefined ? await openWsusCargo(context, options) : await openCargo(context, options, signed);
  const run = await begin(context, options, cargo);
  try {
    return await takeIn(context, options, { cargo, signed, run });
  } catch (error) {
    await giveUp(context, options, run, error);
    throw error;
  }
}

interface Work {
  readonly cargo: Cargo;
  /** Undefined for packages of WSUS. */
  readonly signed: SignedManifest | undefined;
  readonly run: SyncRun;
}

/** Everything that can be refused by the manifest alone. */
async function believe(context: BundleContext, { path, trust }: ImportOptions): Promise<SignedManifest> {
  const signed = await readSigned(path);
  const { manifest, signedBy } = signed;
  const isNamed = trust !== undefined && trust.toLowerCase() === signedBy;
  if (!isNamed && !(await isTrusted(context.store, signedBy))) {
    const detail = `signed by ${signedBy}${trust === undefined ? '' : `, to be trusted is ${trust.slice(0, 100)}`}`;
    throw bundleFailures.fail('unknown-signer', { subject: path, detail });
  }
  const refusal = await refusalOf(context, manifest);
  if (refusal !== undefined) throw refusal;
  return signed;
}

function begin(context: BundleContext, { actor }: ImportOptions, { info }: Cargo): Promise<SyncRun> {
  const at = context.clock.now();
  return recordSyncRun(context, {
    trigger: 'manual',
    actor,
    startedAt: at,
    outcome: 'running',
    upstream: info.format === 'todoku' ? `bundle ${info.sequence} of ${info.from}` : `package ${info.path}`,
    mode: 'autonomous',
    selection: { products: [], classifications: [], languages: [] },
    phases: [{ name: 'updates', startedAt: at, total: info.revisions }],
    counts: NO_COUNTS,
    bytes: info.parts.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: 0,
    findings: info.findings,
  });
}

async function takeIn(context: BundleContext, options: ImportOptions, work: Work): Promise<BundleImport> {
  const { cargo } = work;
  await dropOthers(context, cargo, options.actor);
  const report = await stage(context, options, cargo);
  const passed = passedOver(context, options, work, report);
  const findings = [...cargo.info.findings, ...passed];
  const counts = await countsOf(context);
  const files = await takeFiles(context, options, cargo);
  options.signal?.throwIfAborted();
  await mustAllBeHere(context, cargo);
  const published = await publish(context, options, work, {
    outcome: passed.length === 0 ? 'succeeded' : 'partial',
    counts,
    findings,
  });
  return {
    bundle: { ...cargo.info, trusted: work.signed !== undefined, findings },
    imported: published.revisions,
    unchanged: cargo.identities.size - published.revisions - report.failed.length,
    approvals: published.deployments,
    groups: published.groups,
    files: { files: files.length, bytes: files.reduce((sum, size) => sum + size, 0) },
  };
}

/** Revisions that wait here for another generation would be published with this one: whoever staged them fetches them again. */
async function dropOthers(context: BundleContext, { identities }: Cargo, actor: string): Promise<void> {
  const staged = await context.store.stagedIdentities();
  const isOurs = staged.every(({ updateId, revisionNumber }) =>
    identities.has(identityKey(updateId, revisionNumber)),
  );
  if (!isOurs) await dropStaged(context, actor);
}

async function stage(
  context: BundleContext,
  { actor, onProgress, signal }: ImportOptions,
  cargo: Cargo,
): Promise<ImportReport> {
  let done = 0;
  const counted = async function* () {
    for await (const document of cargo.documents()) {
      signal?.throwIfAborted();
      yield document;
      done += 1;
      if (done % 100 === 0) onProgress?.('revisions', done, cargo.identities.size);
    }
  };
  return importRevisions(context, counted(), actor, { staged: true });
}

/**
 * Of a bundle every update must be taken in. Of a WSUS package those that differ from what is here are passed over, with a
 * finding: it was made by another program, which writes documents in its own way.
 */
function passedOver(
  { clock }: BundleContext,
  { path }: ImportOptions,
  { signed }: Work,
  { failed }: ImportReport,
): readonly SyncFinding[] {
  const isContradiction = (code: string) => signed === undefined && code === 'changes/contradictory-revision';
  const refused = failed.find(({ failure }) => !isContradiction(failure.code));
  if (refused !== undefined) {
    const detail = `${failed.length} in all; ${refused.failure.message}`;
    throw bundleFailures.fail('refused-revision', { subject: refused.name, detail, cause: refused.failure });
  }
  const [first] = failed;
  if (first === undefined) return [];
  const detail = `${failed.length} in all, first ${first.name}`;
  return [
    findingOf(
      bundleFailures.fail('contradictory-revision', { subject: path, detail }),
      clock.now(),
      'warning',
    ),
  ];
}

async function countsOf({ store }: BundleContext): Promise<SyncCounts> {
  const here = new Set<string>();
  for await (const { updateId } of store.indexRecords()) here.add(updateId);
  const staged = await store.stagedRecords();
  const fresh = staged.filter(({ updateId }) => !here.has(updateId)).length;
  const expired = staged.filter((record) => record.expired).length;
  return { ...NO_COUNTS, new: fresh, revised: staged.length - fresh, expired };
}

/** The last look before the publication: each document of the cargo waits for it, or is here. */
async function mustAllBeHere({ store }: BundleContext, { identities }: Cargo): Promise<void> {
  const missing = new Set(identities);
  for (const { updateId, revisionNumber } of await store.stagedIdentities()) {
    missing.delete(identityKey(updateId, revisionNumber));
  }
  for await (const { updateId, revisionNumber } of store.indexRecords()) {
    missing.delete(identityKey(updateId, revisionNumber));
  }
  if (missing.size > 0) throw bundleFailures.fail('disturbed', { detail: `${missing.size} revisions` });
}

/** Sizes of the files that were not here. */
async function takeFiles(
  { content }: BundleContext,
  { onProgress, signal }: ImportOptions,
  { files, info }: Cargo,
): Promise<readonly number[]> {
  const taken: number[] = [];
  let done = 0;
  for await (const { expected, bytes } of files()) {
    signal?.throwIfAborted();
    if ((await content.stat(expected.sha1))?.size !== expected.size) {
      await content.add(expected, bytes);
      taken.push(expected.size);
    }
    onProgress?.('content', ++done, info.files.files);
  }
  return taken;
}

async function publish(
  context: BundleContext,
  { actor }: ImportOptions,
  { cargo, signed, run }: Work,
  ending: Pick<SyncRun, 'outcome' | 'counts' | 'findings'>,
): Promise<Published> {
  const at = context.clock.now();
  const state = await readBundleState(context.store);
  const earlier = signed === undefined ? undefined : state.imported[signed.manifest.serverId];
  const replica = await replicaStateOf(context.store, cargo.state ?? {}, earlier?.groups ?? []);
  const selection = cargo.state?.selection;
  const generation = {
    run: {
      ...run,
      ...ending,
      endedAt: at,
      phases: run.phases.map((phase) => ({ ...phase, endedAt: at, done: phase.total ?? 0 })),
    },
    settings: {
      ...(signed === undefined ? {} : { [BUNDLE_STATE]: stateAfter(state, signed, cargo, at) }),
      ...(selection === undefined ? {} : { selection }),
    },
    fileSources: cargo.fileSources,
    ...(replica === undefined ? {} : { replica }),
  } satisfies Parameters<typeof publishGeneration>[1];
  return publishGeneration(context, generation, actor);
}

/** Whoever signed what was taken in is trusted from now on. */
function stateAfter(
  state: BundleState,
  { manifest, signedBy }: { readonly manifest: Manifest; readonly signedBy: string },
  cargo: Cargo,
  at: number,
): BundleState {
  const { serverId, sequence, upTo } = manifest;
  const groups = cargo.state?.groups?.map(({ id }) => id) ?? state.imported[serverId]?.groups;
  return {
    ...state,
    imported: {
      ...state.imported,
      [serverId]: { sequence, upTo, at, ...(groups === undefined ? {} : { groups }) },
    },
    trusted: [...new Set([...state.trusted, signedBy])],
  };
}

/** Nothing of it stays but the files, which nobody refers to. */
async function giveUp(
  context: BundleContext,
  { actor, signal }: ImportOptions,
  run: SyncRun,
  error: unknown,
): Promise<void> {
  const at = context.clock.now();
  await dropStaged(context, actor);
  await recordSyncRun(context, {
    ...run,
    outcome: signal?.aborted ? 'cancelled' : 'failed',
    endedAt: at,
    phases: run.phases.map((phase) => ({ ...phase, endedAt: at })),
    findings: [...run.findings, findingOf(error, at)],
  });
}
