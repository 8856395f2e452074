import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault, FaultTarget, Reply } from './fault.ts';

// Faults of the way the bytes come, whatever they say.

type On = Fault['on'];

/** The answer begins only after so many milliseconds. */
export function slow(on: On, milliseconds: number): Fault {
  return {
    on,
    send: async (response, reply) => {
      await pause(milliseconds, undefined, { ref: false });
      sendPlainly(response, reply);
    },
  };
}

/** The answer comes byte by byte and never ends: so many milliseconds between two bytes. */
export function drip(on: On, milliseconds: number): Fault {
  return {
    on,
    send: async (response, { status, headers, body }) => {
      response.writeHead(status, { ...headers, 'Content-Length': body.length });
      for (let at = 0; at < body.length && !response.destroyed; at++) {
        response.write(body.subarray(at, at + 1));
        await pause(milliseconds, undefined, { ref: false });
      }
      response.end();
    },
  };
}

/** The line is cut after that share of the announced bytes. */
export function truncated(on: On, share = 0.5): Fault {
  return {
    on,
    send: (response, { status, headers, body }) => {
      response.writeHead(status, { ...headers, 'Content-Length': body.length });
      response.write(body.subarray(0, Math.floor(body.length * share)), () => response.destroy());
    },
  };
}

/** The connection is reset in place of an answer. */
export function reset(on: On): Fault {
  return { on, send: (response) => void response.socket?.resetAndDestroy() };
}

/** A part that repeats for as long as anybody listens, behind the first bytes of the true answer. */
export function endless(on: On, part: string | Buffer = ' '.repeat(65_536)): Fault {
  return {
    on,
    send: async (response, { status, headers, body }) => {
      response.writeHead(status, headers);
      response.write(body.subarray(0, Math.floor(body.length / 2)));
      while (!response.destroyed) {
        if (!response.write(part)) await drained(response);
      }
    },
  };
}

/** Content-Length says so many bytes more than there are; then the line is closed. */
export function wrongLength(on: On, more: number): Fault {
  return {
    on,
    send: (response, { status, headers, body }) => {
      response.writeHead(status, {
        ...headers,
        'Content-Length': Math.max(0, body.length + more),
        Connection: 'close',
      });
      response.end(body);
    },
  };
}

/** A page of something that stands between: HTTP 401, 403, 404, 407, 500, 503, … */
export function httpPage(on: On, status: number, headers: Readonly<Record<string, string>> = {}): Fault {
  const body = Buffer.from(`<html><head><title>${status}</title></head><body>${status}</body></html>`);
  return {
    on,
    reply: () => ({ status, headers: { 'Content-Type': 'text/html', ...headers }, body }),
  };
}

/** The captive portal of a hotel: HTTP 200 and a page that wants a name and a password. */
export function captivePortal(on: On): Fault {
  const body = Buffer.from(
    '<!DOCTYPE html><html><head><title>Welcome to our network</title></head><body>' +
      '<form action="/login"><input name="room"><br><input type="password"></form></body></html>',
  );
  return {
    on,
    reply: () => ({ status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body }),
  };
}

/** Sends whoever asks to another address. */
export function redirectTo(on: On, location: string): Fault {
  return { on, reply: () => ({ status: 302, headers: { Location: location }, body: Buffer.alloc(0) }) };
}

/** A file with one bit changed, its length as promised. */
export function corruptContent(on: FaultTarget = 'Content'): Fault {
  return {
    on,
    reply: (reply) => {
      const body = Buffer.from(reply.body);
      const at = Math.floor(body.length / 2);
      if (body.length > 0) body[at] = body[at]! ^ 1;
      return { ...reply, body };
    },
  };
}

/** A file that is cut short or has something behind it, with a Content-Length that fits what is sent. */
export function resizedContent(more: number, on: FaultTarget = 'Content'): Fault {
  return {
    on,
    reply: (reply) => ({
      ...reply,
      body:
        more < 0
          ? reply.body.subarray(0, Math.max(0, reply.body.length + more))
          : Buffer.concat([reply.body, Buffer.alloc(more)]),
    }),
  };
}

/** As a server sends what it has. */
export function sendPlainly(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'Content-Length': body.length });
  response.end(body);
}

/** When there is room again, or nobody listens any more. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}
