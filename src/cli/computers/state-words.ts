import type { ComputerUpdate, ResultCode } from '#server/admin';

const WORDS: Readonly<Record<ComputerUpdate['state'], string>> = {
  NotInstalled: 'not installed',
  Downloaded: 'downloaded',
  Installed: 'installed',
  Failed: 'failed',
  InstalledPendingReboot: 'restart pending',
};

/** What people call the state of an update on a computer. */
export function stateWord(state: ComputerUpdate['state']): string {
  return WORDS[state];
}

/** What a result code means, to be put behind a name; nothing for one that is not known. */
export function because(result: ResultCode | undefined): string {
  return result?.meaning === undefined ? '' : `: ${result.meaning}`;
}
