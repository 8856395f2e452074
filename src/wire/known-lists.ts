/** Where one list of ints stands in a run of bytes, and what it says. */
export interface FoundList {
  readonly from: number;
  readonly to: number;
  /** Shared between all messages that hold the same bytes: never to be written to. */
  readonly ints: Int32Array;
}

interface Known {
  readonly sample: number;
  readonly bytes: Buffer;
  readonly lists: readonly FoundList[];
}

/** Shorter runs are read as quickly as they are recognised. */
const SHORTEST = 2048;
const MOST_KNOWN = 256;
const MOST_BYTES = 32 * 1024 * 1024;
const SAMPLES = 64;
/** Samples of runs that were seen once. Only the second machine that sends the same is worth a copy of its bytes. */
const SEEN_SLOTS = 4096;

/**
 * Recognises id lists by their very bytes. An up-to-date machine holds exactly what its installed updates ask for, so all
 * machines of one build send the same lists, byte for byte, and reading their 5,400 ids anew each time is most of the
 * work of a scan. Comparing 90 KB costs a microsecond. A server has one of these; it is bounded in bytes.
 */
export class KnownLists {
  readonly #known: Known[] = [];
  readonly #seen = new Float64Array(SEEN_SLOTS);
  #bytes = 0;
  #next = 0;

  /** The lists of an earlier run of exactly these bytes. */
  find(run: Buffer): readonly FoundList[] | undefined {
    if (run.length < SHORTEST) return undefined;
    const sample = sampleOf(run);
    return this.#known.find((known) => known.sample === sample && known.bytes.equals(run))?.lists;
  }

  /** Offers a run that was read: kept when it is seen for the second time. */
  offer(run: Buffer, lists: readonly FoundList[]): void {
    if (run.length < SHORTEST || run.length > MOST_BYTES / 16) return;
    const sample = sampleOf(run);
    const slot = sample % SEEN_SLOTS;
    if (this.#seen[slot] !== sample) {
      this.#seen[slot] = sample;
      return;
    }
    this.#bytes += run.length;
    const known = { sample, bytes: Buffer.from(run), lists };
    if (this.#known.length < MOST_KNOWN) {
      this.#known.push(known);
    } else {
      this.#bytes -= this.#known[this.#next]?.bytes.length ?? 0;
      this.#known[this.#next] = known;
      this.#next = (this.#next + 1) % MOST_KNOWN;
    }
    while (this.#bytes > MOST_BYTES) this.#bytes -= this.#known.shift()?.bytes.length ?? 0;
    if (this.#next >= this.#known.length) this.#next = 0;
  }
}

/** A cheap number that different runs hardly share: their length, and some bytes spread over them. */
function sampleOf(run: Buffer): number {
  const step = (run.length - 4) / (SAMPLES - 1);
  let low = run.length;
  let high = 0x811c9dc5;
  for (let index = 0; index < SAMPLES; index++) {
    const word = run.readInt32LE(Math.floor(index * step));
    low = Math.imul(low ^ word, 0x01000193);
    high = Math.imul(high ^ (word >>> 7), 0x5bd1e995);
  }
  return (high & 0xf_ffff) * 0x1_0000_0000 + (low >>> 0);
}
