import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What two servers talk through: a port of the loopback that leads to another one, until it is made to break. */
export class Link {
  readonly #listener: Server;
  readonly #lines = new Set<Line>();
  /** Came while nothing moved. */
  readonly #waiting = new Set<Socket>();
  #target = 0;
  #state: 'open' | 'stalled' | 'down' = 'open';
  /** Bytes that came from the upper end. */
  received = 0;

  private constructor() {
    this.#listener = createServer({ pauseOnConnect: true }, (lower) => this.#take(lower));
  }

  static async open(): Promise<Link> {
    const link = new Link();
    link.#listener.listen(0, '127.0.0.1');
    await once(link.#listener, 'listening');
    return link;
  }

  get port(): number {
    return (this.#listener.address() as AddressInfo).port;
  }

  /** Where new connections lead from now on. Those that were made while nothing moved are new. */
  leadTo(port: number): void {
    this.#target = port;
  }

  /** Breaks every connection; new ones pass. */
  cut(): void {
    for (const line of this.#lines) line.reset();
    for (const lower of this.#waiting) lower.resetAndDestroy();
    this.#waiting.clear();
  }

  /** Breaks every connection, and new ones too. */
  down(): void {
    this.#state = 'down';
    this.cut();
  }

  /** Everything stays connected, and nothing moves any more. */
  stall(): void {
    this.#state = 'stalled';
    for (const line of this.#lines) line.hold();
  }

  /** Everything passes again. */
  mend(): void {
    this.#state = 'open';
    for (const line of this.#lines) line.go();
    for (const lower of this.#waiting) if (!lower.destroyed) this.#join(lower);
    this.#waiting.clear();
  }

  async close(): Promise<void> {
    this.down();
    this.#listener.close();
    await once(this.#listener, 'close');
  }

  #take(lower: Socket): void {
    // Whoever breaks before it is joined is noticed then.
    lower.on('error', () => undefined);
    if (this.#state === 'down') lower.resetAndDestroy();
    else if (this.#state === 'stalled') this.#waiting.add(lower);
    else this.#join(lower);
  }

  #join(lower: Socket): void {
    const line = new Line(lower, connect(this.#target, '127.0.0.1'), (bytes) => {
      this.received += bytes;
    });
    this.#lines.add(line);
    line.over.then(() => this.#lines.delete(line));
    line.go();
  }
}

/** One connection through the link. */
class Line {
  readonly over: Promise<void>;
  readonly #ends: readonly [lower: Socket, upper: Socket];

  constructor(lower: Socket, upper: Socket, received: (bytes: number) => void) {
    this.#ends = [lower, upper];
    upper.pause();
    lower.on('data', (piece) => pass(piece, lower, upper));
    upper.on('data', (piece) => {
      received(piece.length);
      pass(piece, upper, lower);
    });
    lower.on('end', () => upper.end());
    upper.on('end', () => lower.end());
    // An end that breaks takes the other with it.
    const gone = [lower, upper].map(
      (end) =>
        new Promise<void>((resolve) => {
          end.on('error', () => this.reset());
          end.on('close', () => resolve());
        }),
    );
    this.over = Promise.all(gone).then(() => undefined);
    lower.pause();
  }

  reset(): void {
    for (const end of this.#ends) end.resetAndDestroy();
  }

  hold(): void {
    for (const end of this.#ends) end.removeAllListeners('drain').pause();
  }

  go(): void {
    for (const end of this.#ends) end.resume();
  }
}

/** Hands a piece on; where the other end cannot keep up, this one waits for it. */
function pass(piece: Buffer | string, from: Socket, to: Socket): void {
  if (to.write(piece)) return;
  from.pause();
  to.once('drain', () => from.resume());
}
