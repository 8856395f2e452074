/** A set of small integers, one bit each. */
export class Bits {
  readonly words: Int32Array;

  constructor(size: number) {
    this.words = new Int32Array((size + 31) >>> 5);
  }

  has(index: number): boolean {
    return ((this.words[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
  }

  /** Adds the index; false when it was in already. The index must be below the size. */
  add(index: number): boolean {
    const word = index >>> 5;
    const bit = 1 << (index & 31);
    const before = this.words[word] ?? 0;
    if ((before & bit) !== 0) return false;
    this.words[word] = before | bit;
    return true;
  }

  clear(): void {
    this.words.fill(0);
  }
}
