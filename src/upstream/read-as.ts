import { Failure } from '#base';
import type { ChannelAnswer } from './channel.ts';
import { upstreamFailures } from './failures.ts';

/** Reads an answer; what its codec objects to becomes upstream/bad-answer. */
export function readAs<Answer>(
  read: (body: Buffer) => Answer,
  { body }: Pick<ChannelAnswer, 'body'>,
  subject: string,
  operation: string,
): Answer {
  try {
    return read(body);
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    throw upstreamFailures.fail('bad-answer', { subject, detail: `${operation}: ${cause.message}`, cause });
  }
}
