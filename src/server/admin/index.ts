import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { SignIn } from '#accounts';
import type { Failure } from '#base';
import { noteAsked } from '#changes';
import type { ServerContext } from '../context.ts';
import type { Lanes } from '../lanes.ts';
import { Traffic } from '../metrics/traffic.ts';
import { accountRoutes } from './accounts.ts';
import { methodsOf } from './addresses.ts';
import { approvalRoutes } from './approvals.ts';
import { approveManyRoutes } from './approve-many.ts';
import { placedStore } from './asked-from.ts';
import { auditRoutes } from './audit.ts';
import { backToSignIn } from './back-to-sign-in.ts';
import { backupRoutes } from './backup.ts';
import { bundleRoutes } from './bundles.ts';
import { catalogRoutes } from './catalog.ts';
import { categoryRoutes } from './categories.ts';
import { certificateRoutes } from './certificate.ts';
import { clientRoutes } from './client.ts';
import { cloneRoutes } from './clones.ts';
import { computerRoutes } from './computers.ts';
import type { Ask, Call } from './config/section.ts';
import { configRoutes } from './config.ts';
import { contentRoutes } from './content.ts';
import { contentPolicyRoutes } from './content-policy.ts';
import type { Problem } from './contract.ts';
import { decisionRoutes } from './decisions.ts';
import { declineRoutes } from './declines.ts';
import { downstreamRoutes } from './downstream.ts';
import { effectiveRoutes } from './effective.ts';
import { problemAsFailure, statusOf, toFailure, toProblem } from './error-answer.ts';
import { errorRoutes } from './errors.ts';
import { eulaRoutes } from './eulas.ts';
import { exchangeRoutes } from './exchanges.ts';
import { adminFailures } from './failures.ts';
import { fetchRoutes } from './fetches.ts';
import { FirstAnswers } from './first-answers.ts';
import { keepGate } from './gate.ts';
import { groupRoutes } from './groups.ts';
import { healthRoutes } from './health.ts';
import { holdRoutes } from './holds.ts';
import { housekeepingRoutes } from './housekeeping.ts';
import { languageRoutes } from './languages.ts';
import { metricsRoutes } from './metrics.ts';
import { migrateRoutes } from './migrate.ts';
import { noticeRoutes } from './notices.ts';
import { openApiRoute } from './openapi-route.ts';
import { type AdminAccess, LOCAL_ACCESS } from './origin.ts';
import { policyRoutes } from './policy/routes.ts';
import { reportRoutes } from './reports.ts';
import { revisionPolicyRoutes } from './revision-policy.ts';
import type { AdminRoute, RoutesOf } from './route.ts';
import { ruleRoutes } from './rules.ts';
import { sampleRoutes } from './sample.ts';
import { scheduleRoutes } from './schedule.ts';
import { type RouteServing, serveRoute } from './serve-route.ts';
import { sessionRoutes } from './session.ts';
import { signInServiceRoutes } from './sign-in-service.ts';
import { statusRoutes } from './status.ts';
import { summaryRoutes } from './summary.ts';
import { syncRoutes } from './sync.ts';
import { taskRoutes } from './task-routes.ts';
import { Tasks } from './tasks.ts';
import { termsRoutes } from './terms.ts';
import { tokenRoutes } from './tokens.ts';
import { Turns } from './turns.ts';
import { updateComputerRoutes } from './update-computers.ts';
import { updateRoutes } from './updates.ts';
import { upstreamRoutes } from './upstream.ts';
import { viewRoutes } from './views.ts';
import { whyRoutes } from './why/routes.ts';

/** Where every address of the API begins. */
export const ADMIN_PREFIX = '/api/v1';

const RESOURCES: readonly RoutesOf[] = [
  statusRoutes,
  summaryRoutes,
  updateRoutes,
  viewRoutes,
  updateComputerRoutes,
  approvalRoutes,
  approveManyRoutes,
  effectiveRoutes,
  declineRoutes,
  holdRoutes,
  decisionRoutes,
  eulaRoutes,
  termsRoutes,
  revisionPolicyRoutes,
  contentRoutes,
  contentPolicyRoutes,
  groupRoutes,
  cloneRoutes,
  computerRoutes,
  exchangeRoutes,
  auditRoutes,
  errorRoutes,
  policyRoutes,
  whyRoutes,
  clientRoutes,
  reportRoutes,
  backupRoutes,
  certificateRoutes,
  upstreamRoutes,
  syncRoutes,
  scheduleRoutes,
  categoryRoutes,
  languageRoutes,
  downstreamRoutes,
  healthRoutes,
  accountRoutes,
  tokenRoutes,
  noticeRoutes,
];

/** A request that never was on a socket. */
export interface InjectedRequest {
  readonly method: AdminRoute['method'];
  /** With the prefix and the query. */
  readonly path: string;
  readonly actor?: string;
  /** JSON, or raw bytes as a stream. */
  readonly body?: unknown;
}

export interface InjectedAnswer {
  readonly status: number;
  /** JSON. */
  readonly text: string;
}

export interface StreamedAnswer {
  readonly status: number;
  readonly body: Readable;
}

export interface AdminHandler {
  /** The whole API, as it is described and checked. */
  readonly routes: readonly AdminRoute[];
  /** Answers a request of the running server whose path begins with `ADMIN_PREFIX`. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** The same without a socket and already signed in: for a command that opened the data directory itself. */
  inject(request: InjectedRequest): Promise<InjectedAnswer>;
  /** GET, as `inject` does it, for answers of whatever length: read as they are made. */
  injectStream(request: Pick<InjectedRequest, 'path' | 'actor'>): Promise<StreamedAnswer>;
  /** Asks all long work to end and waits until it has, and with it the streams of those who follow it. */
  endTasks(): Promise<void>;
  close(): Promise<void>;
}

export interface AdminOptions {
  /** Whoever carries it may do everything: for commands on this machine. Left out: nobody outside can know it. */
  readonly token?: string;
  /** Makes the first account, while there is none. */
  readonly setUpSecret?: string;
  /** From where it may be reached; plain HTTP from this machine only when left out. */
  readonly access?: AdminAccess;
  /** What the metrics tell of requests. */
  readonly traffic?: Traffic;
  readonly lanes?: Lanes;
}

/** The admin API over that context. */
export async function createAdminHandler(
  given: ServerContext,
  options: AdminOptions = {},
): Promise<AdminHandler> {
  const context: ServerContext = { ...given, store: placedStore(given.store) };
  const token = options.token ?? randomBytes(32).toString('base64url');
  // Loaded when it is needed: tools that never administer start without it.
  const { fastify } = await import('fastify');
  const { validators, wordsOf } = await import('./validators.ts');
  const server = fastify({
    logger: false,
    routerOptions: { maxParamLength: 2048 },
    schemaErrorFormatter: wordsOf,
    frameworkErrors: (error, request, reply) => {
      refuse(reply as FastifyReply, toFailure(error), request.url);
    },
  });
  server.setValidatorCompiler(validators());
  server.removeContentTypeParser('text/plain');
  // The stream itself is the body: files are far larger than memory.
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  await keepGate(server, context, { token, access: options.access ?? LOCAL_ACCESS });
  const inject: AdminHandler['inject'] = async ({ method, path, actor, body }) => {
    const answer = await server.inject({
      method,
      url: path,
      headers: {
        authorization: `Bearer ${token}`,
        ...(actor === undefined ? {} : { 'x-todoku-actor': actor }),
        ...(isStream(body) ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, text: answer.body };
  };
  const tasks = new Tasks((kind, error) => context.log.error('admin.task-failed', { kind, error }));
  const longWork = [
    fetchRoutes,
    catalogRoutes,
    bundleRoutes,
    migrateRoutes,
    sampleRoutes,
    housekeepingRoutes,
    ruleRoutes,
  ].flatMap((routes) => routes(context, tasks));
  const askAs =
    (actor: string): Ask =>
    async <Answer>({ method, path, body }: Call) => {
      const { status, text } = await inject({ method, path: `${ADMIN_PREFIX}${path}`, actor, body });
      const answer: unknown = JSON.parse(text);
      if (status < 300) return answer as Answer;
      throw problemAsFailure(answer as Problem);
    };
  const signIn = new SignIn(context);
  const routes: readonly AdminRoute[] = [
    openApiRoute(() => routes, { prefix: ADMIN_PREFIX, version: context.version }),
    ...configRoutes(askAs),
    ...sessionRoutes(context, signIn, options.setUpSecret),
    ...signInServiceRoutes(context, signIn, ADMIN_PREFIX),
    ...RESOURCES.flatMap((routesOf) => routesOf(context)),
    ...metricsRoutes({
      context,
      traffic: options.traffic ?? new Traffic(),
      ...(options.lanes === undefined ? {} : { lanes: options.lanes }),
    }),
    ...longWork,
    ...taskRoutes(tasks),
  ];
  answerErrors(server, context, routes);
  const serving: RouteServing = {
    prefix: ADMIN_PREFIX,
    turns: new Turns(),
    firstAnswers: new FirstAnswers(context.clock),
    note: (asked, actor) => noteAsked(context, asked, actor),
  };
  for (const route of routes) serveRoute(server, route, serving);
  await server.ready();
  return {
    routes,
    handle: (request, response) => server.routing(request, response),
    inject,
    injectStream: async ({ path, actor }) => {
      const answer = await server.inject({
        method: 'GET',
        url: path,
        payloadAsStream: true,
        headers: {
          authorization: `Bearer ${token}`,
          ...(actor === undefined ? {} : { 'x-todoku-actor': actor }),
        },
      });
      return { status: answer.statusCode, body: answer.stream() };
    },
    endTasks: () => tasks.close(),
    close: async () => {
      await tasks.close();
      await server.close();
    },
  };
}

function isStream(body: unknown): body is Readable {
  return typeof (body as Readable | undefined)?.pipe === 'function';
}

function answerErrors(server: FastifyInstance, context: ServerContext, routes: readonly AdminRoute[]): void {
  server.setErrorHandler((error, request, reply) => {
    const failure = toFailure(error);
    const status = statusOf(failure);
    if (status === 500) {
      context.log.error('admin.failed', { method: request.method, path: request.url, error });
    }
    const again = backToSignIn(request, failure, ADMIN_PREFIX);
    if (again !== undefined) return reply.redirect(again, 303);
    return refuse(reply, failure, request.url);
  });
  server.setNotFoundHandler((request, reply) => {
    const path = (request.url.split('?')[0] ?? '').slice(ADMIN_PREFIX.length);
    const methods = methodsOf(routes, path);
    if (methods !== '') {
      void reply.header('allow', methods);
      throw adminFailures.fail('no-such-method', { subject: request.method, detail: methods });
    }
    throw adminFailures.fail('no-such-resource', { subject: `${request.method} ${request.url}` });
  });
}

function refuse(reply: FastifyReply, failure: Failure, address: string): FastifyReply {
  const problem = toProblem(failure, address.split('?')[0] ?? '');
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
