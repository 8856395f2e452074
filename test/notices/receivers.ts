import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { authority, issue } from '../network/certificates.ts';

// Real receivers on the loopback: a mail server and a web server that keep what they get.

export interface Letter {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came. */
  readonly raw: string;
  readonly isSecure: boolean;
  readonly user: string;
}

export interface MailServer {
  readonly port: number;
  readonly letters: Letter[];
  /** PEM of the authority that signed its certificate. */
  readonly authority: string;
  /** Says no to messages while it is set. */
  failure: { readonly code: number; readonly text: string } | undefined;
  /** Waits with its answer to a message until then. */
  hold: Promise<void> | undefined;
}

export interface MailServerOptions {
  readonly security: 'starttls' | 'tls' | 'none';
  readonly password?: string;
  /** Recipients that it does not know. */
  readonly unknown?: readonly string[];
}

/** A mail server that runs until the test ends. User: todoku. */
export async function mailServer(t: TestContext, options: MailServerOptions): Promise<MailServer> {
  const root = authority('Mail authority');
  const { certificate, key } = issue({ name: 'mail', hosts: ['127.0.0.1', 'localhost'], issuer: root });
  const kept: MailServer = {
    port: 0,
    letters: [],
    authority: root.certificate,
    failure: undefined,
    hold: undefined,
  };
  const server = new SMTPServer({
    secure: options.security === 'tls',
    hideSTARTTLS: options.security === 'none',
    key,
    cert: certificate,
    authOptional: options.password === undefined,
    onAuth: ({ username = '', password }, _session, done) => {
      const isRight = username === 'todoku' && password === options.password;
      done(isRight ? null : new Error('535 no'), isRight ? { user: username } : undefined);
    },
    onRcptTo: ({ address }, _session, done) =>
      done(options.unknown?.includes(address) === true ? mailError(550, 'no such user') : null),
    onData: (stream, session, done) => {
      void text(stream).then(async (raw) => {
        await kept.hold;
        const { failure } = kept;
        if (failure !== undefined) return done(mailError(failure.code, failure.text));
        const { mailFrom, rcptTo } = session.envelope;
        kept.letters.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          isSecure: session.secure,
          user: String(session.user ?? ''),
        });
        done();
      });
    },
  });
  // Clients that go away are what some tests are about.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  t.after(() => new Promise<void>((resolve) => server.close(resolve)));
  return Object.assign(kept, { port: (server.server.address() as AddressInfo).port });
}

function mailError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Subject and text of a letter, with their codings undone. */
export function readLetter({ raw }: Letter): { readonly subject: string; readonly body: string } {
  const encoded = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(raw)?.[1] ?? '';
  const subject = encoded
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, base64: string) => Buffer.from(base64, 'base64').toString())
    .replaceAll(/=\?utf-8\?q\?([^?]*)\?=/gi, (_, quoted: string) => unquoted(quoted.replaceAll('_', ' ')));
  return { subject, body: unquoted(raw.replaceAll('=\r\n', '')) };
}

function unquoted(quoted: string): string {
  return quoted.replaceAll(/(?:=[0-9A-F]{2})+/g, (run) =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString(),
  );
}

export interface Post {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Receiver {
  readonly url: string;
  readonly posts: Post[];
  /** What it answers; 204 unless set. */
  status: number;
}

/** A web server that keeps what is posted, until the test ends. */
export async function webhookReceiver(t: TestContext): Promise<Receiver> {
  const kept = { url: '', posts: [] as Post[], status: 204 };
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      kept.posts.push({ headers: request.headers, body });
      response.writeHead(kept.status).end(kept.status === 204 ? undefined : 'not today');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  kept.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return kept;
}
