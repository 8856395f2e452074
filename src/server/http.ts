import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ContactRecorder } from '#changes';
import { COLLECTOR_SCRIPT } from '#collector';
import { wsdlOf } from '#wire';
import { type AdminHandler, type AdminOptions, createAdminHandler } from './admin/index.ts';
import { AskedNames } from './asked-names.ts';
import type { ContactSink } from './client/contacts.ts';
import { createClientServices } from './client/services.ts';
import type { Console } from './console.ts';
import { createContentHandler } from './content.ts';
import type { ServerContext } from './context.ts';
import { createDownstreamServices, type WantFiles } from './downstream/services.ts';
import { serverEvents } from './events.ts';
import { hostOf, schemeOf } from './host.ts';
import { createLanes } from './lanes.ts';
import { type Certificate, Listener } from './listener.ts';
import { type Face, Traffic } from './metrics/traffic.ts';
import { homePage, servicePage } from './pages.ts';
import { answerPlainly } from './plain-answer.ts';
import { ExchangeRecorder } from './recorder.ts';
import { createRouter, type Faces, type Handler, routesOf, type Target } from './routes.ts';
import { createSelfUpdateHandler } from './self-update.ts';
import { createSoapFace } from './soap.ts';

export interface ServerOptions {
  /** The admin API; without it there is none. */
  readonly admin?: AdminOptions;
  /** The pages for people, where the admin API is; without it a page that says so stands there. */
  readonly console?: Console;
  /** Where contacts go. Left out, the server writes them by itself. */
  readonly contacts?: ContactSink;
  /** Told of each request for content that is not here; upper-case hex SHA-1. */
  readonly onMissingContent?: (sha1: string) => void;
  /** Told of files that a downstream server waits for and that are not here. Left out, they are fetched. */
  readonly onWanted?: WantFiles;
  /** Proves who this server is, over TLS. */
  readonly certificate?: Certificate;
  /** How long `close` waits for answers under way, milliseconds; 10 s when left out. */
  readonly closeGrace?: number;
}

export interface HttpFace {
  /**
   * Opens the ports (0 picks a free one) and resolves with where it listens. With an address of its own the admin API is there and
   * nowhere else. Rejects with `server/cannot-listen`.
   */
  listen(address: Address, more?: MoreAddresses): Promise<Listening>;
  /** From the next handshake on. Throws for what is no certificate with its key. */
  renew(certificate: Certificate): void;
  /** Lets answers under way finish for a while, then cuts what is left. What was noted of contacts is written. */
  close(): Promise<void>;
  /** Resolves when everything that was noted of callers is durable; by itself that is so within a second. */
  flushContacts(): Promise<void>;
  /** The last exchanges of each computer. */
  readonly recorder: ExchangeRecorder;
  /** By which names it is asked for over TLS. */
  readonly askedNames: AskedNames;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Where it listens besides. */
export interface MoreAddresses {
  readonly admin?: Address;
  /** For everything over TLS; needs the certificate. */
  readonly https?: Address;
}

export interface Listening extends Address {
  /** Where the admin API is. */
  readonly admin: Address;
  readonly https?: Address;
}

const CLOSE_GRACE = 10_000;

/** The whole server as update clients and administrators see it over HTTP. */
export function createServer(context: ServerContext, options: ServerOptions = {}): HttpFace {
  const { settings, log } = context;
  const events = serverEvents(log);
  const recorder = new ExchangeRecorder();
  const askedNames = new AskedNames(context.clock);
  const ownContacts = options.contacts === undefined ? new ContactRecorder(context) : undefined;
  const client = createClientServices(context, options.contacts ?? (ownContacts as ContactSink));
  context.computerNews.subscribe((ids) => client.members.forget(ids));
  const downstream = createDownstreamServices(
    context,
    options.onWanted ?? ((sha1s, reason) => context.desks.fetcher.want(sha1s, reason)),
  );
  const lanes = createLanes(settings, client.knownLists);
  const traffic = new Traffic();
  const soap = createSoapFace({ services: { client, downstream }, lanes, recorder, traffic, events });
  const content = createContentHandler({
    content: context.content,
    log,
    ...(options.onMissingContent === undefined ? {} : { onMissing: options.onMissingContent }),
  });
  const selfUpdate = createSelfUpdateHandler(settings.selfUpdateDirectory, { log });
  let admin: AdminHandler | undefined;
  const adminCalls = new WeakMap<Socket, ServerResponse>();
  let isReady = false;
  /** Of the admin API, where it has one of its own. */
  let adminPort: number | undefined;
  const servesAdmin = ({ socket }: IncomingMessage) =>
    adminPort === undefined || socket.localPort === adminPort;

  const counted = (face: Face, response: ServerResponse): void => {
    response.once('close', () => {
      if (response.headersSent) traffic.answer(face, response.statusCode);
    });
  };
  const faces: Faces = {
    soap: (service) => (request, response) => soap(service, request, response),
    describe:
      (service) =>
      (request, response, { query }) => {
        if (/^wsdl\b/i.test(query)) {
          const text = wsdlOf(service, `${schemeOf(request)}://${hostOf(request).host}`);
          answerWith(request, response, 'text/xml; charset=utf-8', text);
        } else {
          answerWith(request, response, 'text/html; charset=utf-8', servicePage(service));
        }
      },
    content: (request, response, { path }) => {
      counted('content', response);
      return content(request, response, path);
    },
    selfUpdate: (request, response, { path }) => {
      counted('self-update', response);
      return selfUpdate(request, response, path);
    },
    contentCheck: (request, response) => {
      counted('content', response);
      answerPlainly(request, response, 200, 'ok');
    },
    collector: (request, response) =>
      answerWith(request, response, 'text/plain; charset=utf-8', COLLECTOR_SCRIPT),
    admin: (request, response) => {
      if (admin === undefined || !servesAdmin(request)) {
        return answerPlainly(request, response, 404, 'There is no admin API here.');
      }
      counted('api', response);
      adminCalls.set(request.socket, response);
      admin.handle(request, response);
    },
    health: (request, response) => answerPlainly(request, response, 200, 'ok'),
    readiness: (request, response) =>
      isReady
        ? answerPlainly(request, response, 200, 'ready')
        : answerPlainly(request, response, 503, 'not ready'),
    consolePage: (request, response) => {
      const shown = servesAdmin(request) ? options.console : undefined;
      if (shown !== undefined) return shown.page(request, response);
      answerWith(request, response, 'text/html; charset=utf-8', homePage(context.version));
    },
    consoleFile: (request, response, { path }) => {
      const shown = servesAdmin(request) ? options.console : undefined;
      if (shown !== undefined) return shown.file(request, response, path);
      answerPlainly(request, response, 404, 'There is nothing at this address.');
    },
  };

  const routes = routesOf(faces);
  const answerBy =
    (find: ReturnType<typeof createRouter>) => (request: IncomingMessage, response: ServerResponse) => {
      const match = find(request.method ?? '', request.url ?? '/');
      switch (match.kind) {
        case 'found':
          return run(match.handle, request, response, match.target);
        case 'wrong-method':
          return answerPlainly(request, response, 405, 'This address cannot be asked like that.', {
            Allow: match.allowed.join(', '),
          });
        case 'not-found':
          return answerPlainly(request, response, 404, 'There is nothing at this address.');
        default:
          return match satisfies never;
      }
    };
  const handleRequest = answerBy(createRouter(routes));
  // Where administrators have an address of their own, clients find nothing there.
  const handleAdminRequest = answerBy(
    createRouter(routes.filter(({ callers }) => callers === 'administrators' || callers === 'monitors')),
  );
  const run = async (
    handle: Handler,
    request: IncomingMessage,
    response: ServerResponse,
    target: Target,
  ): Promise<void> => {
    try {
      await handle(request, response, target);
    } catch (error) {
      events.handlerFailed(target.path, error);
      if (response.headersSent) response.destroy();
      else answerPlainly(request, response, 500, 'This failed. The log of this server says why.');
    }
  };
  const mayTakeLong = (socket: Socket) => {
    // A stranger is answered at once, so a call that has no answer yet is an administrator's upload.
    const response = adminCalls.get(socket);
    return response !== undefined && !response.writableEnded;
  };
  const listener = new Listener(settings, handleRequest, events.badRequest, mayTakeLong);
  const { certificate } = options;
  const secureListener = new Listener(
    settings,
    handleRequest,
    events.badRequest,
    mayTakeLong,
    certificate,
    (name) => askedNames.note(name),
  );
  const adminListener = new Listener(settings, handleAdminRequest, events.badRequest, mayTakeLong);

  return {
    recorder,
    askedNames,
    renew: (renewed) => secureListener.renew(renewed),
    async listen({ host, port }, more = {}) {
      if (options.admin !== undefined) {
        admin = await createAdminHandler(
          { ...context, exchanges: recorder },
          { ...options.admin, traffic, lanes },
        );
      }
      const own = more.admin && (await openAt(adminListener, more.admin));
      adminPort = own?.port;
      const https = more.https && (await openAt(secureListener, more.https));
      const clients = await openAt(listener, { host, port });
      isReady = true;
      events.listening(clients.host, clients.port);
      return { ...clients, admin: own ?? clients, ...(https === undefined ? {} : { https }) };
    },
    async flushContacts() {
      await ownContacts?.flush();
      await downstream.contacts.flush();
    },
    async close() {
      isReady = false;
      const grace = options.closeGrace ?? CLOSE_GRACE;
      await Promise.all([
        ...[listener, adminListener, secureListener].map((each) => each.close(grace)),
        admin?.endTasks(),
      ]);
      await admin?.close();
      await ownContacts?.close();
      await downstream.contacts.close();
      events.closed();
    },
  };
}

function answerWith(request: IncomingMessage, response: ServerResponse, type: string, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(200, {
    'Cache-Control': 'private',
    'Content-Type': type,
    'Content-Length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function openAt(listener: Listener, { host, port }: Address): Promise<Address> {
  const opened = await listener.open(host, port);
  return { host: opened.address, port: opened.port };
}
