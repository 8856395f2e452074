import type { UpdateFile } from '#update';
import type { ServerContext } from '../context.ts';
import type { ApprovedContent } from './contract.ts';

export { approvedFiles, filesOfRevisions, withMembers } from '#jobs';

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
