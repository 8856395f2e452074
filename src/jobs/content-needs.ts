import type { Catalog } from '#catalog';
import { CONTENT_POLICY, type ContentPolicy, DEFAULT_CONTENT_POLICY } from '#content';
import type { StoreReader } from '#store';
import type { RevisionId, UpdateFile } from '#update';

/** What is asked which content is needed. */
export interface Needing {
  readonly store: StoreReader;
  readonly catalog: Catalog;
}

/** Why a file is needed without anybody having asked for it. */
export type Need = 'approved' | 'everything';

/** Revisions in one look-up. */
const AT_ONCE = 500;

/** The policy in force; parts that an older setting lacks have their defaults. */
export async function contentPolicy(store: Pick<StoreReader, 'setting'>): Promise<ContentPolicy> {
  return { ...DEFAULT_CONTENT_POLICY, ...(await store.setting<Partial<ContentPolicy>>(CONTENT_POLICY)) };
}

/** The revision and everything it bundles, which is what a client downloads for it. */
export function withMembers({ catalog }: Pick<Needing, 'catalog'>, id: RevisionId): readonly RevisionId[] {
  return [id, ...catalog.snapshot.bundleMembers(id)];
}

/** The files of some revisions (licence terms included), each digest once. */
export async function filesOfRevisions(
  { store }: Pick<Needing, 'store'>,
  ids: Iterable<RevisionId>,
): Promise<ReadonlyMap<string, UpdateFile>> {
  const unique = [...new Set(ids)];
  const files = new Map<string, UpdateFile>();
  for (let start = 0; start < unique.length; start += AT_ONCE) {
    const found = await store.filesOf(unique.slice(start, start + AT_ONCE));
    for (const list of found.values()) for (const file of list) files.set(file.sha1, file);
  }
  return files;
}

/** Every revision that approvals for install make clients download, bundle members included. */
export async function approvedRevisions(needing: Needing): Promise<ReadonlySet<RevisionId>> {
  const { snapshot } = needing.catalog;
  const ids = new Set<RevisionId>();
  for (const { updateId, action } of await needing.store.deployments()) {
    if (action !== 'Install' && action !== 'OptionalInstall') continue;
    const live = snapshot.liveRevision(updateId);
    if (live !== undefined) for (const id of withMembers(needing, live)) ids.add(id);
  }
  return ids;
}

/** Every file that approvals for install make clients download. Express files only where the policy keeps them. */
export async function approvedFiles(needing: Needing): Promise<ReadonlyMap<string, UpdateFile>> {
  const { express } = await contentPolicy(needing.store);
  const files = await filesOfRevisions(needing, await approvedRevisions(needing));
  return new Map([...files].filter(([, file]) => express || !isExpress(file)));
}

/** The revisions whose files the policy brings here by itself, each with its reason. */
export async function neededRevisions(
  needing: Needing,
  { mode }: Pick<ContentPolicy, 'mode'>,
): Promise<ReadonlyMap<RevisionId, Need>> {
  const needs = new Map<RevisionId, Need>();
  if (mode === 'from-microsoft') return needs;
  if (mode === 'everything') {
    const { snapshot } = needing.catalog;
    for (const { updateId } of snapshot.list({ kind: 'updates' })) {
      const live = snapshot.liveRevision(updateId);
      if (live !== undefined) for (const id of withMembers(needing, live)) needs.set(id, 'everything');
    }
  }
  for (const id of await approvedRevisions(needing)) needs.set(id, 'approved');
  return needs;
}

/** Differences between builds, which clients can do without (MS-WSUSSS 3.2.4.4: ServerHostsPsfFiles). */
export function isExpress({
  patchingType = '',
  fileName,
}: Pick<UpdateFile, 'patchingType' | 'fileName'>): boolean {
  return patchingType.toLowerCase() === 'express' || fileName.toLowerCase().endsWith('.psf');
}
