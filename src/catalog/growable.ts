type Numbers = Int32Array | Float64Array | Uint8Array;

/**
 * A column that only ever grows at its end. Older snapshots go on reading the part they know, because what
 * is in it never changes; growing copies the column into a larger one.
 */
export class Growable<Column extends Numbers> {
  array: Column;
  length = 0;
  readonly #make: (length: number) => Column;

  constructor(make: (length: number) => Column, capacity = 1024) {
    this.#make = make;
    this.array = make(capacity);
  }

  /** Appends a value and says where it stands. */
  push(value: number): number {
    const at = this.length;
    this.put(at, value);
    return at;
  }

  /** Writes at any place; places in between are 0. */
  put(at: number, value: number): void {
    if (at >= this.array.length) {
      const larger = this.#make(Math.max(at + 1, Math.ceil(this.array.length * 1.5)));
      larger.set(this.array);
      this.array = larger;
    }
    this.array[at] = value;
    if (at >= this.length) this.length = at + 1;
  }

  at(index: number): number {
    return this.array[index] ?? 0;
  }

  get bytes(): number {
    return this.array.byteLength;
  }
}

export function int32Column(): Growable<Int32Array> {
  return new Growable((length) => new Int32Array(length));
}

export function float64Column(): Growable<Float64Array> {
  return new Growable((length) => new Float64Array(length));
}

export function byteColumn(): Growable<Uint8Array> {
  return new Growable((length) => new Uint8Array(length));
}
