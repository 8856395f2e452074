import { type Clock, type Log, systemClock } from '#base';
import { loadCatalog } from '#changes';
import { openFileContentStore } from '#content/file';
import type { ServerContext } from '#server';
import { openSqliteStore } from '#store/sqlite';
import { clientConfigChangedAt } from './client-config.ts';
import type { Config } from './config.ts';
import { loadCookieKeys } from './cookie-keys.ts';
import { makeDataDirectory } from './data-directory.ts';
import { appEvents } from './events.ts';
import { createLog } from './log.ts';
import { readVersion } from './version.ts';

/** A data directory, opened: everything that the faces and the commands work on. */
export interface Todoku extends ServerContext {
  close(): Promise<void>;
}

export interface Surroundings {
  readonly clock?: Clock;
  readonly log?: Log;
}

/**
 * Opens the data directory and reads the index into memory; makes an empty one where there is none. Only one process at
 * a time can have it open: others fail with `store/in-use`. Whoever opens it closes it.
 */
export async function openTodoku(config: Config, surroundings: Surroundings = {}): Promise<Todoku> {
  const startedAt = performance.now();
  const clock = surroundings.clock ?? systemClock;
  const log = surroundings.log ?? createLog({ level: config.logLevel });
  const places = await makeDataDirectory(config.dataDirectory);
  await using opened = new AsyncDisposableStack();
  // The store first: its lock keeps a second process away from the content too.
  const store = await openSqliteStore({ path: places.path, clock });
  opened.defer(() => store.close());
  const content = await openFileContentStore({ directory: places.content, clock });
  opened.defer(() => content.close());
  const cookieKeys = await loadCookieKeys(store, clock);
  const configChangedAt = await clientConfigChangedAt(store, clock, config.settings);
  const catalog = await loadCatalog(store);
  const version = await readVersion();
  appEvents.opened(log, {
    dataDirectory: places.path,
    revisions: catalog.snapshot.stats().revisions,
    milliseconds: Math.round(performance.now() - startedAt),
  });
  const closing = opened.move();
  return {
    store,
    catalog,
    content,
    clock,
    log,
    settings: { ...config.settings, configChangedAt },
    cookieKeys,
    version,
    close: () => closing.disposeAsync(),
  };
}
