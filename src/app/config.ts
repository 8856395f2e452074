import type { AdminAccess, ServerSettings } from '#server';
import type { CertificateFiles } from './certificate.ts';
import { appFailures } from './failures.ts';
import type { LogLevel } from './log.ts';
import { configOptions, type HttpAddress, type Option, type OptionName } from './options.ts';

/** Everything that can be set, read and checked. */
export interface Config {
  /** Absolute. */
  readonly dataDirectory: string;
  readonly http: HttpAddress;
  /** Served over TLS too; undefined: there is no certificate. */
  readonly https?: HttpAddress & CertificateFiles;
  /** Where the API has an address of its own, and from where it may be reached. */
  readonly admin: { readonly http?: HttpAddress; readonly access: AdminAccess };
  /** Of the public catalog, without a slash at the end. */
  readonly catalogUrl: string;
  readonly logLevel: LogLevel;
  readonly scrub: ScrubConfig;
  /** How long reported events are kept, milliseconds; 0: for ever. */
  readonly keepEvents: number;
  readonly settings: Omit<ServerSettings, 'configChangedAt'>;
}

/** How stored content is looked after. */
export interface ScrubConfig {
  /** 0: not at all. */
  readonly bytesPerSecond: number;
  /** Milliseconds between two rounds. */
  readonly restBetweenPasses: number;
}

/** Settings from the command line, by the names of `configOptions`. */
export type ConfigArguments = Readonly<Partial<Record<OptionName, string | undefined>>>;

type Values = { [Name in OptionName]: ReturnType<(typeof configOptions)[Name]['read']> };

/**
 * The configuration: the command line before the environment before the defaults. An empty text counts as not
 * given. Fails with `app/bad-setting`, which names the setting, its value and what was expected.
 */
export function readConfig(
  args: ConfigArguments = {},
  env: Readonly<Record<string, string | undefined>> = {},
): Config {
  const values = Object.fromEntries(
    Object.entries(configOptions).map(([name, option]) => [
      name,
      readOption(option, args[name as OptionName], env[option.env]),
    ]),
  ) as Values;
  const { contentUrl, selfUpdate, certificate } = values;
  return {
    dataDirectory: values.data,
    http: values.http,
    ...(certificate === undefined
      ? {}
      : { https: { ...values.https, certificate, key: values.certificateKey ?? certificate } }),
    admin: {
      ...(values.adminHttp === undefined ? {} : { http: values.adminHttp }),
      access: {
        plainHttp: values.adminPlainHttp,
        names: values.adminNames ?? [],
        trustedProxies: values.trustedProxies,
      },
    },
    catalogUrl: values.catalogUrl,
    logLevel: values.log,
    scrub: { bytesPerSecond: values.scrubRate, restBetweenPasses: values.scrubRest * 3_600_000 },
    keepEvents: values.eventDays * 86_400_000,
    settings: {
      ...(contentUrl === undefined ? {} : { contentBaseUrl: contentUrl }),
      ...(selfUpdate === undefined ? {} : { selfUpdateDirectory: selfUpdate }),
      requiresRegistration: values.registration,
      downstreamCompression: values.downstreamDocuments,
      cookieLifetime: values.cookieLifetime * 1000,
      maxInstalledNonLeaf: values.maxInstalledNonLeaf,
      maxExtendedUpdates: values.maxExtendedUpdates,
      pageCount: values.pageCount,
      pageBytes: values.pageBytes,
      maxRequestBytes: values.maxRequestBytes,
      maxConcurrentRequests: values.maxConcurrentRequests,
      maxEventsPerBatch: values.maxEventsPerBatch,
      fragmentCacheBytes: values.fragmentCache,
      keepAliveTimeout: values.keepAlive * 1000,
      headersTimeout: values.headersTimeout * 1000,
      requestTimeout: values.requestTimeout * 1000,
    },
  };
}

function readOption(option: Option<unknown>, arg: string | undefined, env: string | undefined): unknown {
  const given = [
    { source: option.flag, text: arg },
    { source: option.env, text: env },
    { source: 'default', text: option.default },
  ].find(({ text }) => text !== undefined && text.trim() !== '');
  if (given?.text === undefined) return undefined;
  try {
    return option.read(given.text);
  } catch (error) {
    throw appFailures.fail('bad-setting', {
      subject: given.source,
      detail: `${(error as Error).message}, got "${given.text.slice(0, 100)}"`,
    });
  }
}
