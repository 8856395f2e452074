import type { Failure } from '#base';
import { whatCame } from '#outgoing';
import { upstreamFailures } from './failures.ts';

/** An answer as far as it matters for what it is. */
export interface SeenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Says what answered in place of the update service; undefined when the answer may be a SOAP message, also one with a fault.
 * Captive portals, proxy pages and IIS error pages are told by their status, their title and who says he sent them.
 */
export function judgeAnswer(answer: SeenAnswer, subject: string): Failure | undefined {
  const { status, headers } = answer;
  if (status >= 300 && status < 400)
    return upstreamFailures.fail('redirected', {
      subject,
      detail: `${status} to ${(headers['location'] ?? 'nowhere').slice(0, 200)}`,
    });
  const { kind } = whatCame(answer);
  if (kind === 'xml') return undefined;
  const detail = describe(answer);
  if (status >= 200 && status < 300) {
    if (kind === 'html') return upstreamFailures.fail('web-page', { subject, detail });
    return upstreamFailures.fail('bad-answer', { subject, detail });
  }
  if (status === 401 || status === 403) return upstreamFailures.fail('forbidden', { subject, detail });
  if (status === 404) return upstreamFailures.fail('not-found', { subject, detail });
  if (status === 503) return upstreamFailures.fail('unavailable', { subject, detail });
  return upstreamFailures.fail(status >= 500 ? 'server-error' : 'http-status', { subject, detail });
}

function describe(answer: SeenAnswer): string {
  const { status, headers, body } = answer;
  const { title } = whatCame(answer);
  return [
    `status ${status}`,
    body.length === 0 ? 'an empty body' : (headers['content-type'] ?? 'no content type'),
    ...(title ? [`titled "${title}"`] : []),
    ...(headers['server'] ? [`from ${headers['server'].slice(0, 80)}`] : []),
    ...(headers['via'] ? [`by way of ${headers['via'].slice(0, 80)}`] : []),
  ].join(', ');
}
