import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Clock } from '#base';
import { describeCertificate, judgeCertificate } from './certificate.ts';
import { failureOf } from './failure-of.ts';
import { outgoingFailures } from './failures.ts';
import type { ChosenProxy } from './proxy-choice.ts';
import { allowedAddresses, type Target } from './target.ts';
import type { Trust } from './trust.ts';
import type { AddressRules, ConnectionStep } from './types.ts';

/** How a connection is made. */
export interface Way {
  readonly rules: AddressRules;
  /** Host of the first request, for `same-host`. */
  readonly home: string;
  readonly proxy: ChosenProxy | undefined;
  readonly trust: () => Trust;
  /** Trust towards a proxy that is itself spoken to over TLS. */
  readonly proxyTrust: () => Trust;
  /** Milliseconds for each step. */
  readonly timeout: number;
  readonly clock: Clock;
}

/** Runs one step. Whoever makes connections runs it as it is; a trace notes what it saw. */
export type StepRunner = <Result>(
  name: ConnectionStep['name'],
  work: () => Promise<{
    readonly result: Result;
    readonly evidence: string;
    /** Of a certificate. */
    readonly validTo?: number;
  }>,
) => Promise<Result>;

/** Makes a connection without noting anything. */
export const plainly: StepRunner = async (_name, work) => (await work()).result;

/**
 * A socket on which a request to the target can be written: name, address check, TCP, the proxy's way for https, TLS and certificate.
 * Through a proxy, plain http needs no way: the request itself names its target. Rejects with a failure of this room.
 */
export async function connectTo(target: Target, way: Way, run: StepRunner = plainly): Promise<Socket> {
  const { proxy, timeout } = way;
  let socket: Socket;
  try {
    socket = await dial(proxy ?? target, way, run);
  } catch (error) {
    if (proxy === undefined) throw error;
    const cause = failureOf(error, proxy.subject);
    throw outgoingFailures.fail('proxy-unreachable', {
      subject: proxy.subject,
      detail: cause.message,
      cause,
    });
  }
  try {
    if (proxy !== undefined && target.secure) {
      const through = socket;
      socket = await run('proxy', async () => ({
        result: await openWay(through, target, proxy, timeout),
        evidence: `${proxy.subject} opened a way to ${target.subject}`,
      }));
    }
    return target.secure ? await handshake(socket, target, way.trust(), way, run) : socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Resolves, checks and connects; the addresses that were checked are the ones connected to, so that no second answer of the DNS counts. */
async function dial(to: Target | ChosenProxy, way: Way, run: StepRunner): Promise<Socket> {
  const { host, port, subject } = to;
  const addresses = await run('dns', async () => {
    const found = await within(
      way.timeout,
      subject,
      'while its name was looked up',
      lookup(host, { all: true }),
    );
    const allowed = to === way.proxy ? found : allowedAddresses(to, found, way.rules, way.home);
    return { result: allowed, evidence: allowed.map(({ address }) => address).join(', ') };
  });
  const socket = await run('tcp', async () => {
    const fixed: LookupFunction = (_host, options, done) => {
      if (options.all) done(null, [...addresses]);
      else done(null, addresses[0]?.address ?? '', addresses[0]?.family);
    };
    const socket = connectTcp({ host, port, lookup: fixed, keepAlive: true, noDelay: true });
    await opened(socket, 'connect', way.timeout, subject, 'while connecting');
    return { result: socket, evidence: `connected to ${socket.remoteAddress} port ${socket.remotePort}` };
  });
  if (to !== way.proxy || !to.secure) return socket;
  try {
    return await handshake(socket, to, way.proxyTrust(), way, plainly);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** CONNECT (RFC 9110 9.3.6). */
async function openWay(socket: Socket, target: Target, proxy: ChosenProxy, timeout: number): Promise<Socket> {
  const authority = `${target.url.hostname}:${target.port}`;
  const asked = new Promise<number>((resolve, reject) => {
    const request = httpRequest({
      method: 'CONNECT',
      path: authority,
      setHost: false,
      createConnection: () => socket,
      headers: {
        host: authority,
        ...(proxy.authorization === undefined ? {} : { 'proxy-authorization': proxy.authorization }),
      },
    });
    request.once('connect', (response, _socket, head) => {
      if (head.length > 0) socket.unshift(head);
      resolve(response.statusCode ?? 0);
    });
    request.once('error', reject);
    request.end();
  });
  const status = await within(timeout, proxy.subject, 'while the proxy was asked', asked);
  if (status === 407) throw outgoingFailures.fail('proxy-authentication', { subject: proxy.subject });
  if (status < 200 || status > 299)
    throw outgoingFailures.fail('proxy-refused', {
      subject: proxy.subject,
      detail: `it answered ${status} when asked for ${authority}`,
    });
  return socket;
}

async function handshake(
  socket: Socket,
  to: Target | ChosenProxy,
  trust: Trust,
  way: Way,
  run: StepRunner,
): Promise<TLSSocket> {
  const secured = await run('tls', async () => {
    const secured = connectTls({
      socket,
      ...(isIP(to.host) === 0 ? { servername: to.host } : { host: to.host }),
      secureContext: trust.context,
      ALPNProtocols: ['http/1.1'],
      // The library would break off without showing the certificate. It is judged in the next step, before a byte is sent.
      rejectUnauthorized: false,
    });
    await opened(secured, 'secureConnect', way.timeout, to.subject, 'during the TLS handshake');
    return { result: secured, evidence: `${secured.getProtocol()}, ${secured.getCipher().name}` };
  });
  return await run('certificate', async () => {
    const certificate = secured.getPeerCertificate();
    const objection = secured.authorized ? undefined : String(secured.authorizationError);
    const failure = judgeCertificate({ certificate, objection }, trust.pin, to.subject, way.clock);
    if (failure !== undefined) {
      secured.destroy();
      throw failure;
    }
    const validTo = Date.parse(certificate.valid_to);
    return { result: secured, evidence: describeCertificate(certificate), validTo };
  });
}

/** Waits for a socket's event; destroys it when that fails. */
async function opened(
  socket: Socket,
  event: string,
  timeout: number,
  subject: string,
  during: string,
): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`closed ${during}`)));
  });
  try {
    await within(timeout, subject, during, ready);
  } catch (error) {
    // A late error must find a listener.
    socket.on('error', () => {}).destroy();
    throw error;
  }
}

async function within<Result>(
  milliseconds: number,
  subject: string,
  during: string,
  work: Promise<Result>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(outgoingFailures.fail('timeout', { subject, detail: `${milliseconds} ms ${during}` }));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw failureOf(error, subject);
  } finally {
    clearTimeout(timer);
  }
}
