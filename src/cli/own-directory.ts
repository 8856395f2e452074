import { stat } from 'node:fs/promises';
import type { Log } from '#base';
import { actor } from './actor.ts';
import type { Transport } from './connection.ts';
import { cliFailures } from './failures.ts';

/** Errors that the command shows by itself. */
const TOLD: ReadonlySet<string> = new Set(['upstream.run-ended', 'jobs.fetching-paused']);

/**
 * Opens a data directory that no server has open, and answers from inside this process with the very handlers
 * of the server. Makes the directory where it is missing if `make` says so; fails with `cli/no-data`
 * otherwise, because a misspelt path should not look like an empty server. Fails with `store/in-use` when
 * another process has it open.
 */
export async function openDataDirectory(path: string, make: boolean): Promise<Transport> {
  if (!make && (await stat(path).catch(() => undefined)) === undefined) {
    throw cliFailures.fail('no-data', { subject: path });
  }
  // Loaded only here: a command that a running server answers need not wait for all of it.
  const { createLog, openTodoku, readConfig } = await import('#app');
  const { createAdminHandler } = await import('#server');
  const config = readConfig({ data: path }, process.env);
  const todoku = await openTodoku(config, { log: onlyUnforeseen(createLog({ level: 'error' })) });
  const handler = await createAdminHandler(todoku);
  return {
    send: (method, path, body) => handler.inject({ method, path, actor: actor(), body }),
    stream: (path) => handler.injectStream({ path, actor: actor() }),
    close: async () => {
      await handler.close();
      await todoku.close();
    },
  };
}

/** What happens is this command's own answer, a failed synchronisation too; only what nobody foresaw is logged. */
function onlyUnforeseen(log: Log): Log {
  return {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (event, fields) => {
      if (!TOLD.has(event)) log.error(event, fields);
    },
  };
}
