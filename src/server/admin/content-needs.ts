import type { RevisionId, UpdateFile } from '#update';
import type { ServerContext } from '../context.ts';
import type { ApprovedContent } from './contract.ts';

const AT_ONCE = 500;

/** The revision and everything it bundles, which is what a client downloads for it. */
export function withMembers(context: ServerContext, id: RevisionId): readonly RevisionId[] {
  return [id, ...context.catalog.snapshot.bundleMembers(id)];
}

/** The files of some revisions, each digest once. */
export async function filesOfRevisions(
  context: ServerContext,
  ids: Iterable<RevisionId>,
): Promise<ReadonlyMap<string, UpdateFile>> {
  const unique = [...new Set(ids)];
  const files = new Map<string, UpdateFile>();
  for (let start = 0; start < unique.length; start += AT_ONCE) {
    const found = await context.store.filesOf(unique.slice(start, start + AT_ONCE));
    for (const list of found.values()) for (const file of list) files.set(file.sha1, file);
  }
  return files;
}

/** Every file that approvals for install make clients download, bundle members included. */
export async function approvedFiles(context: ServerContext): Promise<ReadonlyMap<string, UpdateFile>> {
  const { snapshot } = context.catalog;
  const ids = new Set<RevisionId>();
  for (const { updateId, action } of await context.store.deployments()) {
    if (action !== 'Install' && action !== 'OptionalInstall') continue;
    const live = snapshot.liveRevision(updateId);
    if (live !== undefined) for (const id of withMembers(context, live)) ids.add(id);
  }
  return filesOfRevisions(context, ids);
}

/** How much of those files is here, and which are not. */
export async function sumContent(
  context: ServerContext,
  files: Iterable<UpdateFile>,
): Promise<{ readonly sum: ApprovedContent; readonly missing: readonly UpdateFile[] }> {
  const sum = { files: 0, bytes: 0, missingFiles: 0, missingBytes: 0 };
  const missing: UpdateFile[] = [];
  for (const file of files) {
    sum.files += 1;
    sum.bytes += file.size;
    if ((await context.content.stat(file.sha1)) !== undefined) continue;
    sum.missingFiles += 1;
    sum.missingBytes += file.size;
    missing.push(file);
  }
  return { sum, missing };
}
