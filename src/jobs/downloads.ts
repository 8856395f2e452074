import type { Download } from './download.ts';

/** The files on their way here, by SHA-1. */
export class Downloads implements Iterable<Download> {
  readonly #underWay = new Map<string, Download>();
  readonly #onEnd: () => void;

  /** `onEnd` is called whenever one is over, however it ended. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  get size(): number {
    return this.#underWay.size;
  }

  has(sha1: string): boolean {
    return this.#underWay.has(sha1);
  }

  [Symbol.iterator](): Iterator<Download> {
    return this.#underWay.values();
  }

  /** Bytes that are still to come of all of them. */
  get left(): number {
    let left = 0;
    for (const download of this) left += download.left;
    return left;
  }

  /** Follows a download whose whole work that is; the work never rejects. */
  follow(download: Download, work: Promise<void>): void {
    const { sha1 } = download.file;
    this.#underWay.set(sha1, download);
    download.done = work.finally(() => {
      this.#underWay.delete(sha1);
      this.#onEnd();
    });
  }

  stopAll(): void {
    for (const download of this) download.stop();
  }

  /** Resolves when nothing of those that are under way runs any more. */
  async over(): Promise<void> {
    await Promise.all([...this].map(({ done }) => done));
  }
}
