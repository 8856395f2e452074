import { filesOfRevisions, isExpress, withMembers } from '#jobs';
import type { FetchRecord } from '#store';
import type { RevisionId, UpdateFile } from '#update';
import type { ContentFacts, FetchFailure, MissingContent } from '#why';
import { present } from '../present.ts';
import type { PresentGround } from './present-ground.ts';

/** The files of what clients download for an update, which of them are here, and what becomes of the others. */
export async function contentFacts(
  ground: PresentGround,
  live: RevisionId | undefined,
): Promise<ContentFacts> {
  const { context, fromMicrosoft, keepsExpress, fetches } = ground;
  const found =
    live === undefined ? [] : (await filesOfRevisions(context, withMembers(context, live))).values();
  const files = [...found].filter((file) => keepsExpress || !isExpress(file));
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const missing: UpdateFile[] = [];
  if (!fromMicrosoft)
    for (const file of files) if ((await context.content.stat(file.sha1)) === undefined) missing.push(file);
  const sum = { fromMicrosoft, files: files.length, bytes };
  if (missing.length === 0) return { ...sum, missing: [] };
  const { active, waiting, failed, paused } = await fetches();
  const records = new Map([...waiting, ...failed].map((record) => [record.sha1, record]));
  const downloads = new Map(active.map((each) => [each.sha1, each]));
  return {
    ...sum,
    missing: missing.map(({ fileName, size, sha1 }): MissingContent => {
      const download = downloads.get(sha1);
      const record = records.get(sha1);
      return {
        fileName,
        size,
        queued: record !== undefined,
        ...present({
          fetching: download && { received: download.received, from: download.from },
          failure: record && toFailure(record),
        }),
      };
    }),
    ...present({ paused }),
    ...(paused === 'disk-full' ? { freeBytes: (await context.content.room()).freeBytes } : {}),
  };
}

function toFailure({ failure, attempts, nextAttemptAt, givenUp }: FetchRecord): FetchFailure | undefined {
  if (failure === undefined) return undefined;
  const { code, message, hint, at } = failure;
  return {
    code,
    message,
    hint,
    at,
    attempts,
    ...present({ nextAttemptAt: givenUp === true ? undefined : nextAttemptAt }),
  };
}
