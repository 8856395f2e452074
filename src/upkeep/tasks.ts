/** What housekeeping does, in the order in which it is told. No task depends on that order. */
export const TASKS = [
  {
    name: 'decline-expired',
    wsus: 'DeclineExpiredUpdates',
    about: 'declines updates that their publisher has withdrawn',
  },
  {
    name: 'decline-superseded',
    wsus: 'DeclineSupersededUpdates',
    about: 'declines updates that others have replaced wherever they are wanted',
  },
  {
    name: 'remove-revisions',
    wsus: 'CompressUpdates',
    about: 'removes older revisions that nothing refers to',
  },
  {
    name: 'remove-metadata',
    wsus: 'CleanupObsoleteUpdates',
    about: 'removes the metadata of declined and withdrawn updates that nobody needs',
  },
  {
    name: 'archive-computers',
    wsus: 'CleanupObsoleteComputers',
    about: 'archives machines that have been silent for long',
  },
  {
    name: 'remove-content',
    wsus: 'CleanupUnneededContentFiles',
    about: 'removes files that nothing needs any more',
  },
  {
    name: 'trim-history',
    wsus: undefined,
    about: 'removes old entries of the log of housekeeping',
  },
  {
    name: 'tend-database',
    wsus: undefined,
    about: 'keeps the database quick and gives room back to the disk',
  },
] as const;

export type TaskName = (typeof TASKS)[number]['name'];

export const TASK_NAMES: readonly TaskName[] = TASKS.map(({ name }) => name);

/** The task of that name, or of the name that WSUS's Invoke-WsusServerCleanup has for it; any letter case. */
export function taskNamed(text: string): TaskName | undefined {
  const folded = text.toLowerCase();
  return TASKS.find(({ name, wsus }) => name === folded || wsus?.toLowerCase() === folded)?.name;
}
