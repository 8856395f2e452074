import { Failure } from '#base';
import { outgoingFailures } from './failures.ts';

type Code = keyof typeof outgoingFailures.specs;

const BY_CODE: Readonly<Record<string, Code>> = {
  ENOTFOUND: 'name-not-found',
  ENODATA: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EAI_NODATA: 'name-not-found',
  EAI_NONAME: 'name-not-found',
  EAI_FAIL: 'name-not-found',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  // A firewall of this machine itself.
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_ABORTED: 'aborted',
  UND_ERR_CLOSED: 'aborted',
  UND_ERR_DESTROYED: 'aborted',
  ABORT_ERR: 'aborted',
  UND_ERR_INVALID_ARG: 'not-an-address',
};

/** Turns whatever a socket, a TLS library or the HTTP client threw into one failure of this room. */
export function failureOf(error: unknown, subject: string, signal?: AbortSignal): Failure {
  if (error instanceof Failure) return error;
  if (signal?.aborted === true) return outgoingFailures.fail('aborted', { subject, cause: error });
  const first = firstOf(error);
  return outgoingFailures.fail(codeFor(first), { subject, detail: detailOf(error), cause: error });
}

/** Several addresses were tried: each has its own error. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
}

function codeFor(error: unknown): Code {
  const code = String((error as { readonly code?: unknown } | undefined)?.code ?? '');
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  const { name } = (error ?? {}) as { readonly name?: unknown };
  if (name === 'AbortError') return 'aborted';
  if (name === 'HTTPParserError') return 'not-http';
  if (code.startsWith('HPE_')) return code === 'HPE_HEADER_OVERFLOW' ? 'too-large' : 'not-http';
  if (/^(ERR_SSL_|ERR_TLS_|EPROTO)/.test(code)) return 'tls-version';
  return 'reset';
}

function detailOf(error: unknown): string {
  const errors = error instanceof AggregateError ? error.errors : [error];
  return errors
    .slice(0, 4)
    .map((one) => {
      const { code, message } = one as { readonly code?: string; readonly message?: string };
      const words = (message ?? String(one)).split('\n')[0] ?? '';
      return code === undefined || words.includes(code) ? words : `${words} (${code})`;
    })
    .join('; ')
    .slice(0, 500);
}
