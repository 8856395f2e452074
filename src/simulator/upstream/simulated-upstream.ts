import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { newGuid } from '#base';
import { encodeXpress, readEnvelope, SERVICES, type SoapVersion } from '#wire';
import { CODECS, operationAt } from './codecs.ts';
import { contentReply, fileAt } from './content.ts';
import { type Fault, FaultPlan, type FaultTarget, type Reply } from './fault.ts';
import type { OperationName } from './operations.ts';
import { RULES, type RuleContext } from './rules.ts';
import { type UpstreamSettings, USUAL_SETTINGS } from './settings.ts';
import { sendPlainly } from './transport-faults.ts';
import { faultEnvelope, UpstreamFault } from './upstream-fault.ts';
import type { UpstreamWorld } from './world.ts';

export interface UpstreamOptions extends Partial<UpstreamSettings> {
  readonly world: UpstreamWorld;
  /** 0, or left out: any that is free. */
  readonly port?: number;
  readonly host?: string;
}

/** One request as the upstream saw it. */
export interface UpstreamCall {
  readonly target: FaultTarget;
  /** Of an operation its request as a value; of a file its address. */
  readonly request: unknown;
  /** Range of a file that was asked for, as sent. */
  readonly range?: string;
  /** By the clock of the world. */
  readonly at: number;
  /** Bytes of the request's body. */
  readonly received: number;
  readonly status: number;
  /** Bytes of the answer's body before a fault of the way made something of it. */
  readonly sent: number;
}

/**
 * A server that speaks MS-WSUSSS over a world that a test can edit, with faults on demand. It shares only the codecs with
 * Todoku's own upstream role, so that each shows the mistakes of the other's reading of the specification.
 */
export interface SimulatedUpstream {
  /** Base URL. */
  readonly url: string;
  /** Base URL of what stands for Microsoft's download servers. */
  readonly microsoftUrl: string;
  readonly world: UpstreamWorld;
  readonly faults: FaultPlan;
  /** In the order in which they came. */
  readonly calls: readonly UpstreamCall[];
  /** Calls of one operation, or of files. */
  callsOf(target: FaultTarget): readonly UpstreamCall[];
  /** Forgets the calls so far. */
  forgetCalls(): void;
  close(): Promise<void>;
}

/** Starts it on 127.0.0.1 unless said otherwise, with a second port for what Microsoft has. */
export async function startSimulatedUpstream(options: UpstreamOptions): Promise<SimulatedUpstream> {
  const upstream = new Upstream(options);
  await upstream.listen(options.host ?? '127.0.0.1', options.port ?? 0);
  return upstream;
}

class Upstream implements SimulatedUpstream {
  readonly world: UpstreamWorld;
  readonly faults = new FaultPlan();
  url = '';
  microsoftUrl = '';
  calls: UpstreamCall[] = [];
  readonly #settings: UpstreamSettings;
  readonly #serverId = newGuid();
  readonly #main: Server;
  readonly #microsoft: Server;

  constructor({ world, port, host, ...settings }: UpstreamOptions) {
    this.world = world;
    this.#settings = { ...USUAL_SETTINGS, ...settings };
    const serving = (serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>) =>
      createServer((request, response) => {
        serve(request, response).catch((error: Error) => response.destroy(error));
      });
    this.#main = serving(async (request, response) => {
      if (/^\/content\//i.test(request.url ?? '')) await this.#serveFile('Content', request, response);
      else await this.#serveOperation(request, response);
    });
    this.#microsoft = serving((request, response) => this.#serveFile('Microsoft', request, response));
  }

  async listen(host: string, port: number): Promise<void> {
    this.url = await listening(this.#main, host, port);
    this.microsoftUrl = await listening(this.#microsoft, host, 0);
  }

  callsOf(target: FaultTarget): readonly UpstreamCall[] {
    return this.calls.filter((call) => call.target === target);
  }

  forgetCalls(): void {
    this.calls = [];
  }

  async close(): Promise<void> {
    for (const server of [this.#main, this.#microsoft]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  async #serveOperation(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await bodyOf(request);
    const path = (request.url ?? '').replace(/^\/+/, '/');
    const envelope = request.method === 'POST' ? readEnvelope(bytes) : undefined;
    const name = envelope === undefined ? undefined : operationAt(path, envelope.operation);
    if (envelope === undefined || name === undefined) {
      response.writeHead(404, { 'Content-Length': 0 }).end();
      return;
    }
    const asked = CODECS[name].read(envelope.payload);
    const faults = this.faults.concerning(name);
    const plain = changed(this.#answer(name, asked, envelope.soap, faults), faults);
    const reply = this.#coded(plain, request.headers['accept-encoding'] ?? '');
    this.#record(name, asked, bytes.length, reply);
    await send(response, reply, faults);
  }

  /** The answer, or the fault that a rule or a test wants, as an envelope. */
  #answer(name: OperationName, asked: unknown, soap: SoapVersion, faults: readonly Fault[]): Reply {
    const headers = { 'Content-Type': 'text/xml; charset=utf-8' };
    const service = SERVICES[CODECS[name].service];
    try {
      for (const { refuse } of faults) {
        const refusal = refuse?.(asked);
        if (refusal !== undefined) throw refusal;
      }
      const view = faults.reduce((seen, fault) => fault.view?.(seen) ?? seen, this.world.live);
      const rule = RULES[name] as (request: unknown, context: RuleContext) => unknown;
      const answer = rule(asked, {
        view,
        settings: this.#settings,
        languages: this.world.languages,
        now: this.world.now,
        microsoft: this.microsoftUrl,
        serverId: this.#serverId,
      });
      const altered = faults.reduce((value, fault) => fault.alter?.(value, asked) ?? value, answer);
      const write = CODECS[name].write as (answer: unknown, soap: SoapVersion) => Buffer | readonly Buffer[];
      const written = write(altered, soap);
      return { status: 200, headers, body: Buffer.isBuffer(written) ? written : Buffer.concat(written) };
    } catch (error) {
      if (!(error instanceof UpstreamFault)) throw error;
      const action = `${service.namespace}/${name}`;
      return { status: 500, headers, body: faultEnvelope(error, action, `${this.url}${service.path}`) };
    }
  }

  #coded(reply: Reply, accepted: string): Reply {
    const { coding } = this.#settings;
    if (coding === 'identity' || !accepted.toLowerCase().includes(coding)) return reply;
    const body = coding === 'gzip' ? gzipSync(reply.body) : encodeXpress([reply.body]);
    return { ...reply, headers: { ...reply.headers, 'Content-Encoding': coding }, body };
  }

  async #serveFile(
    target: 'Content' | 'Microsoft',
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const address = request.url ?? '';
    const faults = this.faults.concerning(target);
    const file = fileAt(address, this.world.live);
    const reply = contentReply(file, request, (reply) => changed(reply, faults));
    this.#record(target, address, 0, reply, request.headers.range);
    if (request.method === 'HEAD') {
      response.writeHead(reply.status, { ...reply.headers, 'Content-Length': reply.body.length }).end();
    } else await send(response, reply, faults);
  }

  #record(
    target: FaultTarget,
    request: unknown,
    received: number,
    { status, body }: Reply,
    range?: string,
  ): void {
    const call = { target, request, at: this.world.now, received, status, sent: body.length };
    this.calls.push(range === undefined ? call : { ...call, range });
  }
}

function changed(reply: Reply, faults: readonly Fault[]): Reply {
  return faults.reduce((before, fault) => fault.reply?.(before) ?? before, reply);
}

async function send(response: ServerResponse, reply: Reply, faults: readonly Fault[]): Promise<void> {
  const own = faults.find((fault) => fault.send !== undefined)?.send ?? sendPlainly;
  await own(response, reply);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function listening(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}
