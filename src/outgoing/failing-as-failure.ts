import { Readable } from 'node:stream';
import { failureOf } from './failure-of.ts';

/** The same bytes; whatever breaks them off is a failure of this room. Destroying it closes the exchange. */
export function failingAsFailure(body: Readable, subject: string, signal: AbortSignal | undefined): Readable {
  const outer = new Readable({
    read() {
      body.resume();
    },
    destroy(error, done) {
      body.destroy();
      done(error);
    },
  });
  body.on('data', (piece: Buffer) => {
    if (!outer.push(piece)) body.pause();
  });
  body.once('end', () => outer.push(null));
  body.on('error', (error) => outer.destroy(failureOf(error, subject, signal)));
  // It may break before anybody reads it. Whoever reads it then is told all the same.
  outer.on('error', () => undefined);
  body.pause();
  return outer;
}
