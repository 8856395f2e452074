import type { Clock } from '#base';

/** Names that are remembered: whoever opens a connection can name what it pleases. */
const MOST = 64;
/** A machine that is refused comes again and again; who only looks around does not. */
const OFTEN = 3;
const NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;

/** By which names the server is asked for over TLS (RFC 6066 3), those too that its certificate does not have. */
export class AskedNames {
  readonly #clock: Clock;
  readonly #names = new Map<string, { readonly times: number; readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(text: string): void {
    const name = text.toLowerCase();
    if (name.length > 253 || !NAME.test(name)) return;
    const times = (this.#names.get(name)?.times ?? 0) + 1;
    this.#names.delete(name);
    this.#names.set(name, { times, at: this.#clock.now() });
    if (this.#names.size > MOST) this.#names.delete(this.#names.keys().next().value!);
  }

  /** Those that were asked for several times, the last time then or later. */
  since(at: number): readonly string[] {
    return [...this.#names].filter(([, name]) => name.times >= OFTEN && name.at >= at).map(([name]) => name);
  }
}
