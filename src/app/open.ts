import { type Clock, type Log, systemClock } from '#base';
import { loadCatalog } from '#changes';
import type { CertificateInUse, ScanOf, Sleep } from '#jobs';
import {
  ComputerNews,
  LastScans,
  placedStore,
  type ServedAt,
  type ServerContext,
  watchedStore,
} from '#server';
import { openSqliteStore } from '#store/sqlite';
import { clientConfigChangedAt } from './client-config.ts';
import type { Config } from './config.ts';
import { loadCookieKeys } from './cookie-keys.ts';
import { makeDataDirectory } from './data-directory.ts';
import { openDesks } from './desks.ts';
import { appEvents } from './events.ts';
import { createLog } from './log.ts';
import { finishMove, openContent } from './move-content.ts';
import { readVersion } from './version.ts';
import { watchedCatalog } from './watched-catalog.ts';

/** A data directory, opened: everything that the faces and the commands work on. */
export interface Todoku extends ServerContext {
  /** Begins what goes on by itself while a server runs. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface Surroundings {
  readonly clock?: Clock;
  readonly log?: Log;
  /** A server runs: files are fetched as soon as they are wanted. Otherwise only commands that wait for it fetch. */
  readonly inBackground?: boolean;
  /** How jobs wait for their time. */
  readonly sleep?: Sleep;
  /** What the server proves itself with at this moment; undefined: nothing. */
  readonly certificate?: () => CertificateInUse | undefined;
  /** What the last scan of a machine took, as far as the server remembers it. */
  readonly scanOf?: ScanOf;
  /** Where the server is reached from this machine; undefined: none runs. */
  readonly ownUrl?: () => string | undefined;
  /** How computers reach the server at this moment; undefined: none runs. */
  readonly servedAt?: () => ServedAt | undefined;
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
  const computerNews = new ComputerNews();
  const expectsReports = surroundings.inBackground === true;
  const opening = openSqliteStore({ path: places.path, clock, expectsReports });
  const store = watchedStore(await opening, computerNews);
  opened.defer(() => store.close());
  await finishMove(places, { store, clock, log });
  const content = await openContent(places, clock);
  opened.defer(() => content.close());
  const cookieKeys = await loadCookieKeys(store, clock);
  const configChangedAt = await clientConfigChangedAt(store, clock, config.settings);
  const version = await readVersion();
  let changed = (): void => {};
  const catalog = watchedCatalog(await loadCatalog(store), () => changed());
  const ground = { store, catalog, content, clock, log, version };
  // What people have the desks do is written as asked from where they are.
  const work = await openDesks(
    { ...ground, store: placedStore(store) },
    {
      places,
      catalogUrl: config.catalogUrl,
      inBackground: surroundings.inBackground === true,
      ...(surroundings.sleep === undefined ? {} : { sleep: surroundings.sleep }),
      ...(surroundings.certificate === undefined ? {} : { certificate: surroundings.certificate }),
      ...(surroundings.scanOf === undefined ? {} : { scanOf: surroundings.scanOf }),
      ...(surroundings.ownUrl === undefined ? {} : { ownUrl: surroundings.ownUrl }),
    },
  );
  opened.defer(() => work.close());
  changed = () => {
    work.desks.fetcher.wake();
    work.desks.rules.wake();
  };
  appEvents.opened(log, {
    dataDirectory: places.path,
    revisions: catalog.snapshot.stats().revisions,
    milliseconds: Math.round(performance.now() - startedAt),
  });
  const closing = opened.move();
  return {
    ...ground,
    computerNews,
    lastScans: new LastScans(),
    desks: work.desks,
    settings: { ...config.settings, configChangedAt },
    cookieKeys,
    servedAt: surroundings.servedAt ?? (() => undefined),
    start: () => work.start(),
    close: () => closing.disposeAsync(),
  };
}
