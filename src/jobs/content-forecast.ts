import type { ContentStore } from '#content';
import type { UpdateId } from '#update';
import { contentPolicy, filesOfRevisions, isExpress, type Needing, withMembers } from './content-needs.ts';
import type { ContentForecast } from './fetch-types.ts';

/** What approvals of those updates would bring here, by the policy in force; updates that no client is offered bring nothing. */
export async function forecastContent(
  needing: Needing,
  content: ContentStore,
  updateIds: readonly UpdateId[],
): Promise<ContentForecast> {
  const { mode, express } = await contentPolicy(needing.store);
  const revisions = updateIds
    .map((id) => needing.catalog.snapshot.liveRevision(id))
    .filter((id) => id !== undefined)
    .flatMap((id) => withMembers(needing, id));
  const all = mode === 'from-microsoft' ? [] : (await filesOfRevisions(needing, revisions)).values();
  const sum = { files: 0, bytes: 0, missingFiles: 0, missingBytes: 0 };
  for (const file of all) {
    if (isExpress(file) && !express) continue;
    sum.files += 1;
    sum.bytes += file.size;
    if ((await content.stat(file.sha1)) !== undefined) continue;
    sum.missingFiles += 1;
    sum.missingBytes += file.size - Math.min(file.size, await content.partial(file.sha1));
  }
  const { freeBytes } = await content.room();
  return { ...sum, freeBytes, fits: sum.missingBytes <= freeBytes };
}
