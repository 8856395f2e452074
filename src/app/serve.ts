import { randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ContactRecorder } from '#changes';
import {
  replaceCorrupt,
  scrubPositionFile,
  startEventExpiry,
  startHoldRelease,
  startScrub,
  timerSleep,
} from '#jobs';
import { createServer, type HttpFace, readConsole, type ServedAt } from '#server';
import { type ReadCertificate, readCertificate, watchCertificate } from './certificate.ts';
import type { Config } from './config.ts';
import { dataDirectory } from './data-directory.ts';
import { appEvents } from './events.ts';
import { openTodoku, type Surroundings } from './open.ts';
import { removeRunFile, writeRunFile } from './run-file.ts';
import { servedAt } from './served-at.ts';
import { offerSetUp, withdrawSetUp } from './set-up-file.ts';

/** Where `npm run console` puts it. */
const CONSOLE = fileURLToPath(new URL('../../dist/console/', import.meta.url));

/** Holds end within half a minute of their time. */
const HOLD_PAUSE = 30_000;

/** What nobody asked for within a week is asked for no more. */
const ASKED_LATELY = 7 * 86_400_000;

/** Old events are looked for once an hour: never more than an hour's worth at a time. */
const EXPIRY_PAUSE = 3_600_000;

export interface RunningServer {
  /** Where this machine reaches it, without a slash at the end. */
  readonly url: string;
  /** The same of the API, where that has an address of its own. */
  readonly adminUrl: string;
  /** Where it is reached over TLS from this machine; undefined: there is no certificate. */
  readonly httpsUrl: string | undefined;
  /** How computers reach it. */
  readonly served: ServedAt;
  /** Bearer token of the admin API. */
  readonly token: string;
  /** Makes the first account; undefined when there is one already. */
  readonly setUpSecret: string | undefined;
  /** Takes no more requests, finishes those under way within ten seconds, writes what is left, closes everything. */
  close(): Promise<void>;
}

/**
 * Opens the data directory and serves it. Resolves when clients are served. Fails with what `openTodoku` fails
 * with, or with `server/cannot-listen`, and leaves nothing open then.
 */
export async function serve(config: Config, surroundings: Surroundings = {}): Promise<RunningServer> {
  const { runFile, setUpFile, scrubPosition } = dataDirectory(config.dataDirectory);
  const token = randomBytes(32).toString('base64url');
  // Undone in the opposite order: the face first, so that nothing arrives while the rest closes.
  await using started = new AsyncDisposableStack();
  // First of all: a certificate that cannot be used should not be found out after minutes.
  let certificate = config.https && (await readCertificate(config.https));
  let face: HttpFace | undefined;
  const lacking = ({ isFor }: ReadCertificate): readonly string[] => {
    const names = face?.askedNames.since(todoku.clock.now() - ASKED_LATELY) ?? [];
    return names.filter((name) => !isFor(name));
  };
  let served: ServedAt | undefined;
  let ownUrl: string | undefined;
  const todoku = await openTodoku(config, {
    ...surroundings,
    inBackground: true,
    servedAt: () =>
      served &&
      (certificate === undefined
        ? served
        : {
            ...served,
            lacks: lacking(certificate),
            ...(config.https === undefined ? {} : { certificateFile: config.https.certificate }),
          }),
    certificate: () =>
      certificate && {
        name: certificate.name,
        expiresAt: certificate.expiresAt,
        lacks: lacking(certificate),
      },
    ownUrl: () => ownUrl,
    scanOf: (id) => face?.recorder.scanOf(id),
  });
  started.defer(() => todoku.close());
  const contacts = new ContactRecorder(todoku);
  started.defer(() => contacts.close());
  if (config.scrub.bytesPerSecond > 0) {
    const { content, store, clock, log } = todoku;
    const position = scrubPositionFile(scrubPosition);
    const onFinding = replaceCorrupt(todoku.desks.fetcher, log);
    const scrub = startScrub({ content, store, clock, log, position, onFinding, ...config.scrub });
    started.defer(() => scrub.stop());
  }
  if (config.keepEvents > 0) {
    const expiry = startEventExpiry({
      context: todoku,
      keep: config.keepEvents,
      every: EXPIRY_PAUSE,
      ...(surroundings.sleep === undefined ? {} : { sleep: surroundings.sleep }),
    });
    started.defer(() => expiry.stop());
  }
  const holds = startHoldRelease({
    context: todoku,
    every: HOLD_PAUSE,
    ...(surroundings.sleep === undefined ? {} : { sleep: surroundings.sleep }),
  });
  started.defer(() => holds.stop());
  const setUpSecret = await offerSetUp(todoku, setUpFile);
  started.defer(() => withdrawSetUp(setUpFile));
  const { fetcher } = todoku.desks;
  const pages = await readConsole(CONSOLE);
  face = createServer(todoku, {
    ...(pages === undefined ? {} : { console: pages }),
    admin: {
      token,
      access: config.admin.access,
      ...(setUpSecret === undefined ? {} : { setUpSecret }),
    },
    contacts,
    ...(certificate === undefined ? {} : { certificate }),
    onMissingContent: (sha1) => {
      fetcher
        .want([sha1], 'client')
        .catch((error: unknown) => appEvents.notWanted(todoku.log, { sha1, error }));
    },
  });
  const serving = face;
  started.defer(() => serving.close());
  const listening = await serving.listen(config.http, {
    ...(config.admin.http === undefined ? {} : { admin: config.admin.http }),
    ...(config.https === undefined ? {} : { https: config.https }),
  });
  const url = urlOf(listening);
  ownUrl = url;
  const adminUrl = urlOf(listening.admin);
  const httpsUrl = listening.https && urlOf(listening.https, 'https');
  const advertise = (): ServedAt => {
    served = servedAt({ url, httpsUrl, host: config.http.host, certificate: certificate?.cert });
    return served;
  };
  advertise();
  if (config.https !== undefined && certificate !== undefined) {
    const watch = watchCertificate(config.https, {
      first: certificate,
      log: todoku.log,
      sleep: surroundings.sleep ?? timerSleep,
      use: (renewed) => {
        serving.renew(renewed);
        certificate = renewed;
        advertise();
      },
    });
    started.defer(() => watch.stop());
  }
  await writeRunFile(runFile, {
    url: adminUrl,
    pid: process.pid,
    token,
    version: todoku.version,
    startedAt: new Date(todoku.clock.now()).toISOString(),
  });
  started.defer(() => removeRunFile(runFile, token));
  await todoku.start();
  appEvents.serving(todoku.log, { url, version: todoku.version });

  const running = started.move();
  return {
    url,
    adminUrl,
    httpsUrl,
    served: advertise(),
    token,
    setUpSecret,
    async close() {
      if (running.disposed) return;
      appEvents.stopping(todoku.log);
      await running.disposeAsync();
      appEvents.stopped(todoku.log);
    },
  };
}

/** The address as this very machine can reach it: "all addresses" is none. */
function urlOf({ host, port }: { readonly host: string; readonly port: number }, scheme = 'http'): string {
  const reachable =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : isIPv6(host) ? `[${host}]` : host;
  return `${scheme}://${reachable}:${port}`;
}
