import { archiveSilent } from './archive-computers.ts';
import { declineExpired } from './decline-expired.ts';
import { declineSuperseded } from './decline-superseded.ts';
import { removeContent } from './remove-content.ts';
import { removeMetadata } from './remove-metadata.ts';
import { removeOldRevisions } from './remove-revisions.ts';
import type { Task } from './task.ts';
import { tendDatabase } from './tend-database.ts';
import { trimHistory } from './trim-history.ts';

/** All tasks. They may run in any order, and each alone. */
export const UPKEEP_TASKS: readonly Task[] = [
  declineExpired,
  declineSuperseded,
  removeOldRevisions,
  removeMetadata,
  archiveSilent,
  removeContent,
  trimHistory,
  tendDatabase,
];
