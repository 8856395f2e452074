import { resolve } from 'node:path';
import { type AdminAccess, isNetwork } from '#server';
import { LOG_LEVELS, type LogLevel } from './log.ts';

/** One setting, as data: the command line, the environment and docs/config.md are made from it. */
export interface Option<Value> {
  readonly flag: string;
  readonly env: string;
  /** As a person would write it; undefined where the setting may be left out. */
  readonly default: string | undefined;
  readonly unit: string;
  readonly meaning: string;
  /** The value of a text. Throws an Error that says what was expected. */
  readonly read: (text: string) => Value;
}

export interface HttpAddress {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
}

const MIB = 1024 * 1024;

/** Every setting there is. The key is the name on the command line in camelCase. */
export const configOptions = {
  data: option({
    flag: '--data',
    env: 'TODOKU_DATA',
    default: './data',
    unit: 'directory',
    meaning: 'Where everything is kept: the database, the content, the run file.',
    read: (text) => resolve(text),
  }),
  http: option({
    flag: '--http',
    env: 'TODOKU_HTTP',
    default: '0.0.0.0:8530',
    unit: 'host:port',
    meaning: 'Where clients and the command line reach the server. Port 0 picks a free one.',
    read: readAddress,
  }),
  adminHttp: option<HttpAddress | undefined>({
    flag: '--admin-http',
    env: 'TODOKU_ADMIN_HTTP',
    default: undefined,
    unit: 'host:port',
    meaning: 'An address of its own for the API and the console, which clients then do not have.',
    read: readAddress,
  }),
  adminPlainHttp: option({
    flag: '--admin-plain-http',
    env: 'TODOKU_ADMIN_PLAIN_HTTP',
    default: 'local',
    unit: 'local, anywhere',
    meaning: 'From where the API is served without TLS. Anywhere: passwords cross the network in the clear.',
    read: readPlainHttp,
  }),
  adminNames: option<readonly string[] | undefined>({
    flag: '--admin-names',
    env: 'TODOKU_ADMIN_NAMES',
    default: undefined,
    unit: 'names',
    meaning:
      'Names, with commas between, by which the API is reached without TLS, besides that of this machine.',
    read: (text) => listOf(text),
  }),
  trustedProxies: option({
    flag: '--trusted-proxies',
    env: 'TODOKU_TRUSTED_PROXIES',
    default: '127.0.0.0/8,::1',
    unit: 'networks',
    meaning:
      'Proxies that are believed from where a caller of the API comes, and that it came over TLS (X-Forwarded-For, X-Forwarded-Proto).',
    read: readNetworks,
  }),
  https: option<HttpAddress>({
    flag: '--https',
    env: 'TODOKU_HTTPS',
    default: '0.0.0.0:8531',
    unit: 'host:port',
    meaning: 'Where the same is served over TLS, once there is a certificate.',
    read: readAddress,
  }),
  certificate: option<string | undefined>({
    flag: '--certificate',
    env: 'TODOKU_CERTIFICATE',
    default: undefined,
    unit: 'file',
    meaning:
      'The certificate of this server with those between it and its authority, as PEM. A renewed file is taken up within a minute.',
    read: (text) => resolve(text),
  }),
  certificateKey: option<string | undefined>({
    flag: '--certificate-key',
    env: 'TODOKU_CERTIFICATE_KEY',
    default: undefined,
    unit: 'file',
    meaning:
      'The private key of the certificate, as PEM. Left out: it stands in the file of the certificate.',
    read: (text) => resolve(text),
  }),
  contentUrl: option<string | undefined>({
    flag: '--content-url',
    env: 'TODOKU_CONTENT_URL',
    default: undefined,
    unit: 'URL',
    meaning: 'Where clients download content when that is not this very server, for example a proxy.',
    read: readUrl,
  }),
  selfUpdate: option<string | undefined>({
    flag: '--self-update',
    env: 'TODOKU_SELF_UPDATE',
    default: undefined,
    unit: 'directory',
    meaning:
      'Self-update files for Windows 8.1 and older, taken from a WSUS. Without it such clients get 404.',
    read: (text) => resolve(text),
  }),
  catalogUrl: option({
    flag: '--catalog-url',
    env: 'TODOKU_CATALOG_URL',
    default: 'https://www.catalog.update.microsoft.com',
    unit: 'address',
    meaning:
      'Where the public catalog is searched. Networks that do not reach it name what passes its pages on.',
    read: readUrl,
  }),
  log: option({
    flag: '--log',
    env: 'TODOKU_LOG',
    default: 'info',
    unit: LOG_LEVELS.join(', '),
    meaning: 'The least important events that are logged, to standard error.',
    read: readLogLevel,
  }),
  registration: option({
    flag: '--registration',
    env: 'TODOKU_REGISTRATION',
    default: 'required',
    unit: 'required, unwanted',
    meaning: 'Whether computers have to describe themselves before they scan. WSUS: required.',
    read: readRegistration,
  }),
  downstreamDocuments: option({
    flag: '--downstream-documents',
    env: 'TODOKU_DOWNSTREAM_DOCUMENTS',
    default: 'plain',
    unit: 'plain, cabinet',
    meaning: 'How update documents go to downstream servers. WSUS: in a cabinet from 5 KB on.',
    read: readDownstreamDocuments,
  }),
  cookieLifetime: option({
    flag: '--cookie-lifetime',
    env: 'TODOKU_COOKIE_LIFETIME',
    default: '3600',
    unit: 'seconds',
    meaning: 'How long a client may use its cookie before it has to introduce itself again. WSUS: one hour.',
    read: readInteger(60, 7 * 24 * 3600),
  }),
  maxInstalledNonLeaf: option({
    flag: '--max-installed-non-leaf',
    env: 'TODOKU_MAX_INSTALLED_NON_LEAF',
    default: '10000',
    unit: 'ids',
    meaning:
      'Most installed prerequisites a client may name in one scan. WSUS: 400, too few for a full catalog.',
    read: readInteger(100, 1_000_000),
  }),
  maxExtendedUpdates: option({
    flag: '--max-extended-updates',
    env: 'TODOKU_MAX_EXTENDED_UPDATES',
    default: '50',
    unit: 'updates',
    meaning: 'Most updates a client may ask the details of at once. WSUS: 50.',
    read: readInteger(1, 10_000),
  }),
  pageCount: option({
    flag: '--page-count',
    env: 'TODOKU_PAGE_COUNT',
    default: '200',
    unit: 'updates',
    meaning: 'Most new updates in one answer to a scan. A client gives up after 200 answers.',
    read: readInteger(1, 10_000),
  }),
  pageBytes: option({
    flag: '--page-bytes',
    env: 'TODOKU_PAGE_BYTES',
    default: String(4 * MIB),
    unit: 'bytes',
    meaning: 'Most metadata in one answer to a scan; a single larger update is sent alone.',
    read: readInteger(64 * 1024, 256 * MIB),
  }),
  maxRequestBytes: option({
    flag: '--max-request-bytes',
    env: 'TODOKU_MAX_REQUEST_BYTES',
    default: String(4 * MIB),
    unit: 'bytes',
    meaning: 'Longest request of a client. IIS: 4 MiB.',
    read: readInteger(64 * 1024, 256 * MIB),
  }),
  maxConcurrentRequests: option({
    flag: '--max-concurrent-requests',
    env: 'TODOKU_MAX_CONCURRENT_REQUESTS',
    default: '256',
    unit: 'requests',
    meaning: 'Client requests that are worked on at once; more are told to come back later.',
    read: readInteger(1, 100_000),
  }),
  maxEventsPerBatch: option({
    flag: '--max-events-per-batch',
    env: 'TODOKU_MAX_EVENTS_PER_BATCH',
    default: '1000',
    unit: 'events',
    meaning: 'Most events in one report. Windows sends 1 to 9.',
    read: readInteger(10, 100_000),
  }),
  fragmentCache: option({
    flag: '--fragment-cache',
    env: 'TODOKU_FRAGMENT_CACHE',
    default: String(64 * MIB),
    unit: 'bytes',
    meaning: 'Memory for the metadata that scans ask for most.',
    read: readInteger(MIB, 64 * 1024 * MIB),
  }),
  scrubRate: option({
    flag: '--scrub-rate',
    env: 'TODOKU_SCRUB_RATE',
    default: String(8 * MIB),
    unit: 'bytes per second',
    meaning: 'How fast stored content is read again and compared with its digests, day and night. 0: never.',
    read: readInteger(0, 64 * 1024 * MIB),
  }),
  scrubRest: option({
    flag: '--scrub-rest',
    env: 'TODOKU_SCRUB_REST',
    default: '24',
    unit: 'hours',
    meaning: 'The pause between two such rounds over all content.',
    read: readInteger(0, 24 * 365),
  }),
  eventDays: option({
    flag: '--event-days',
    env: 'TODOKU_EVENT_DAYS',
    default: '90',
    unit: 'days',
    meaning: 'How long what machines reported is kept. Their status stays. 0: for ever.',
    read: readInteger(0, 36_500),
  }),
  keepAlive: option({
    flag: '--keep-alive',
    env: 'TODOKU_KEEP_ALIVE',
    default: '65',
    unit: 'seconds',
    meaning: 'How long an idle connection stays open. Windows keeps its own for up to 31 seconds.',
    read: readInteger(1, 3600),
  }),
  headersTimeout: option({
    flag: '--headers-timeout',
    env: 'TODOKU_HEADERS_TIMEOUT',
    default: '30',
    unit: 'seconds',
    meaning: 'A request whose headers are not complete by then is cut off.',
    read: readInteger(1, 3600),
  }),
  requestTimeout: option({
    flag: '--request-timeout',
    env: 'TODOKU_REQUEST_TIMEOUT',
    default: '120',
    unit: 'seconds',
    meaning: 'A request whose body is not complete by then is cut off.',
    read: readInteger(1, 24 * 3600),
  }),
};

export type OptionName = keyof typeof configOptions;

function option<Value>(definition: Option<Value>): Option<Value> {
  return definition;
}

function readAddress(text: string): HttpAddress {
  const match = /^(?:(\[[0-9a-fA-F:.]+\]|[^:[\]\s]*):)?(\d{1,5})$/.exec(text.trim());
  const port = Number(match?.[2]);
  if (match === null || port > 65535) throw new Error('expected HOST:PORT, for example 0.0.0.0:8530');
  const host = (match[1] ?? '').replace(/^\[|\]$/g, '');
  return { host: host === '' || host === '*' ? '0.0.0.0' : host, port };
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readNetworks(text: string): readonly string[] {
  const networks = listOf(text);
  if (networks.every(isNetwork)) return networks;
  throw new Error('expected addresses or networks with commas between, for example 10.0.0.7,192.0.2.0/24');
}

function readPlainHttp(text: string): AdminAccess['plainHttp'] {
  if (text === 'local' || text === 'anywhere') return text;
  throw new Error('expected local or anywhere');
}

function readUrl(text: string): string {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new Error('expected an address like http://server:8530, without "?" and "#"');
  }
  return url.href.replace(/\/+$/, '');
}

function readLogLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((each) => each === text.trim().toLowerCase());
  if (level === undefined) throw new Error(`expected one of ${LOG_LEVELS.join(', ')}`);
  return level;
}

function readInteger(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new Error(`expected a whole number from ${least} to ${most}`);
  };
}

function readDownstreamDocuments(text: string): 'plain' | 'cabinet' {
  if (text === 'plain' || text === 'cabinet') return text;
  throw new Error('expected plain or cabinet');
}

function readRegistration(text: string): boolean {
  if (text === 'required') return true;
  if (text === 'unwanted') return false;
  throw new Error('expected required or unwanted');
}
