import type { IncomingMessage, ServerResponse } from 'node:http';
import { SERVICES, type ServiceName } from '#wire';
import { CONSOLE_PAGES } from './console-addresses.ts';

/** What a request is for. */
export interface Target {
  /** Percent-decoded once, in the client's letter case, without the query. */
  readonly path: string;
  /** The query without its question mark; '' for none. */
  readonly query: string;
}

export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  target: Target,
) => void | Promise<void>;

export interface Route {
  /** '*': the handler answers for all methods itself. */
  readonly methods: readonly ('GET' | 'HEAD' | 'POST')[] | '*';
  /** In lower case: any letter case is accepted (protocol-facts 2.1). With a slash at the end it stands for all below it. */
  readonly path: string;
  readonly handle: Handler;
  /** Who may call it. Update clients and downstream servers prove nothing, so what they may do is safe for anyone. */
  readonly callers: 'anyone' | 'monitors' | 'update clients' | 'downstream servers' | 'administrators';
  /** Where it is described. */
  readonly source: string;
}

/** What the routes lead to. */
export interface Faces {
  readonly soap: (service: ServiceName) => Handler;
  readonly describe: (service: ServiceName) => Handler;
  readonly content: Handler;
  readonly selfUpdate: Handler;
  readonly contentCheck: Handler;
  readonly collector: Handler;
  readonly admin: Handler;
  readonly health: Handler;
  readonly readiness: Handler;
  /** A page of the console, whichever. */
  readonly consolePage: Handler;
  /** What the console consists of. */
  readonly consoleFile: Handler;
}

const READ = ['GET', 'HEAD'] as const;

/** Every address this server answers, in one table. */
export function routesOf(faces: Faces): readonly Route[] {
  return [
    ...serviceRoutes(faces),
    {
      methods: '*',
      path: '/content/',
      handle: faces.content,
      callers: 'update clients',
      source: 'MS-WUSP 2.2.2.5, protocol-facts 8',
    },
    {
      methods: '*',
      path: '/selfupdate/',
      handle: faces.selfUpdate,
      callers: 'update clients',
      source: 'MS-WUSP 3.1.5.1',
    },
    // A file that every WSUS has, whatever it has fetched: whoever looks whether content can be reached asks for it.
    {
      methods: READ,
      path: '/content/anonymouscheckfile.txt',
      handle: faces.contentCheck,
      callers: 'update clients',
      source: 'observed',
    },
    {
      methods: READ,
      path: '/client/collect.ps1',
      handle: faces.collector,
      callers: 'anyone',
      source: 'collector/script.ts',
    },
    {
      methods: '*',
      path: '/api/',
      handle: faces.admin,
      callers: 'administrators',
      source: 'admin/contract.ts',
    },
    {
      methods: READ,
      path: '/healthz',
      handle: faces.health,
      callers: 'monitors',
      source: 'founding design 7',
    },
    {
      methods: READ,
      path: '/readyz',
      handle: faces.readiness,
      callers: 'monitors',
      source: 'founding design 7',
    },
    ...['/', ...CONSOLE_PAGES.flatMap((page) => [`/${page}`, `/${page}/`])].map(
      (path): Route => ({
        methods: READ,
        path,
        handle: faces.consolePage,
        callers: 'administrators',
        source: 'console/',
      }),
    ),
    ...['/assets/', '/mark.svg', '/packages.json'].map(
      (path): Route => ({
        methods: READ,
        path,
        handle: faces.consoleFile,
        callers: 'administrators',
        source: 'console/',
      }),
    ),
  ];
}

/** Both ways to each address of each service: SOAP by POST, and the descriptions that administrators open to see whether it lives. */
function serviceRoutes(faces: Faces): Route[] {
  const routes: Route[] = [];
  for (const [name, { path, aliases }] of Object.entries(SERVICES) as [
    ServiceName,
    (typeof SERVICES)[ServiceName],
  ][]) {
    for (const address of [path.toLowerCase(), ...aliases]) {
      const isDownstream = name === 'server-sync' || name === 'dss-auth';
      const source = `${isDownstream ? 'MS-WSUSSS' : 'MS-WUSP'} 2.1, protocol-facts 2.1`;
      const callers = isDownstream ? 'downstream servers' : 'update clients';
      routes.push(
        { methods: ['POST'], path: address, handle: faces.soap(name), callers, source },
        { methods: READ, path: address, handle: faces.describe(name), callers: 'anyone', source },
      );
    }
  }
  return routes;
}

/** What the table says of a request. */
export type Match =
  | { readonly kind: 'found'; readonly handle: Handler; readonly target: Target }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'not-found' };

/** Finds the route of a request. The addresses themselves cost one look-up; only other spellings are taken apart. */
export function createRouter(routes: readonly Route[]): (method: string, url: string) => Match {
  const exact = Map.groupBy(
    routes.filter(({ path }) => !isFolder(path)),
    ({ path }) => path,
  );
  const folders = routes.filter(({ path }) => isFolder(path));

  return (method, url) => {
    const mark = url.indexOf('?');
    const raw = mark < 0 ? url : url.slice(0, mark);
    const query = mark < 0 ? '' : url.slice(mark + 1);
    let path: string | undefined = raw;
    let rows = exact.get(raw.toLowerCase());
    if (rows === undefined) {
      path = plainPath(raw);
      if (path === undefined) return { kind: 'not-found' };
      const lower = path.toLowerCase();
      rows = exact.get(lower) ?? folders.filter((folder) => lower.startsWith(folder.path));
    }
    if (rows.length === 0) return { kind: 'not-found' };
    for (const { methods, handle } of rows) {
      if (methods === '*' || (methods as readonly string[]).includes(method)) {
        return { kind: 'found', handle, target: { path, query } };
      }
    }
    return { kind: 'wrong-method', allowed: rows.flatMap(({ methods }) => (methods === '*' ? [] : methods)) };
  };
}

function isFolder(path: string): boolean {
  return path.endsWith('/') && path !== '/';
}

/**
 * The path of a request target: without scheme and host where a proxy left them, decoded once, without the double
 * slashes that a policy value with a slash at its end makes. Undefined when it is not one.
 */
function plainPath(raw: string): string | undefined {
  let path = raw;
  if (!path.startsWith('/')) {
    if (!URL.canParse(path)) return undefined;
    path = new URL(path).pathname;
  }
  try {
    return decodeURIComponent(path).replace(/\/{2,}/g, '/');
  } catch {
    return undefined;
  }
}
