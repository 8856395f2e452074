import type { IncomingMessage } from 'node:http';
import type { Admission } from './admission.ts';
import { BufferPool } from './buffer-pool.ts';
import { serverFailures } from './failures.ts';

// A body that is a little too large is read to its end and thrown away, so that the client hears the answer
// instead of a connection reset. Beyond this many times the limit the connection is cut.
const DISCARD_FACTOR = 4;

/** A scan's request is 20 to 100 KB; what is longer than a pooled buffer is put together the ordinary way. */
const pool = new BufferPool({ bytes: 256 * 1024, kept: 32 });

/** A request's body. Its bytes are valid until `release` is called, which must be done once. */
export interface HeldBody {
  readonly bytes: Buffer;
  readonly release: () => void;
}

/**
 * Reads a request's body, whether it comes with a length or in chunks. The bytes are counted with `admission`
 * until they are released; a slow sender holds only what it has sent.
 *
 * Rejects with `server/request-too-large`, `server/server-busy`, `server/unsupported-coding` or `server/request-aborted`.
 */
export function readBody(request: IncomingMessage, limit: number, admission: Admission): Promise<HeldBody> {
  return new Promise((resolve, reject) => {
    const coding = request.headers['content-encoding'];
    if (coding !== undefined && coding !== '' && coding.toLowerCase() !== 'identity') {
      reject(serverFailures.fail('unsupported-coding', { detail: coding.slice(0, 40) }));
      return;
    }
    const declared = Number(request.headers['content-length'] ?? 0);
    let failure: unknown = declared > limit ? tooLarge(declared, limit) : undefined;
    if (failure !== undefined && declared > limit * DISCARD_FACTOR) {
      reject(failure);
      return;
    }
    const gathered = new Gathering(declared, admission);
    let seen = 0;
    let settled = false;
    const refuse = (error: unknown) => {
      settled = true;
      gathered.release();
      reject(error);
    };
    request.on('data', (chunk: Buffer) => {
      if (settled) return;
      seen += chunk.length;
      if (failure === undefined) {
        try {
          if (seen > limit) throw tooLarge(seen, limit);
          gathered.add(chunk);
          return;
        } catch (error) {
          failure = error;
          gathered.release();
        }
      }
      if (seen > limit * DISCARD_FACTOR) refuse(failure);
    });
    request.on('end', () => {
      if (settled) return;
      if (failure !== undefined) {
        refuse(failure);
        return;
      }
      settled = true;
      resolve({ bytes: gathered.finish(), release: () => gathered.release() });
    });
    const gone = () => {
      if (!settled) refuse(serverFailures.fail('request-aborted', { detail: `${seen} bytes received` }));
    };
    request.on('error', gone);
    request.on('close', gone);
  });
}

function tooLarge(bytes: number, limit: number): Error {
  return serverFailures.fail('request-too-large', { detail: `${bytes} bytes, the limit is ${limit}` });
}

/** The pieces of one body. One piece is used as it is; several go into a pooled buffer where the declared length fits. */
class Gathering {
  readonly #declared: number;
  readonly #admission: Admission;
  #pieces: Buffer[] = [];
  #pooled: Buffer | undefined;
  #length = 0;

  constructor(declared: number, admission: Admission) {
    this.#declared = declared;
    this.#admission = admission;
  }

  /** Throws `server/server-busy`. */
  add(chunk: Buffer): void {
    this.#admission.hold(chunk.length);
    const start = this.#length;
    this.#length += chunk.length;
    if (this.#pooled === undefined && start === 0 && chunk.length < this.#declared) {
      this.#pooled = pool.take(this.#declared);
    }
    if (this.#pooled === undefined) this.#pieces.push(chunk);
    else chunk.copy(this.#pooled, start);
  }

  finish(): Buffer {
    if (this.#pooled !== undefined) return this.#pooled.subarray(0, this.#length);
    const [first] = this.#pieces;
    return this.#pieces.length === 1 && first !== undefined
      ? first
      : Buffer.concat(this.#pieces, this.#length);
  }

  release(): void {
    this.#admission.drop(this.#length);
    if (this.#pooled !== undefined) pool.give(this.#pooled);
    this.#pooled = undefined;
    this.#pieces = [];
    this.#length = 0;
  }
}
