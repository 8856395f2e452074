import { digestToBase64 } from '#base';

/** Of an authorized conversation with the upstream, what is needed to have it fetch files. */
export interface FileAskingSession {
  /** Base64 SHA-1s. Rejects where the upstream does not know them. */
  downloadFiles(fileDigests: readonly string[]): Promise<void>;
}

/** Asks the upstream to fetch files that it does not have yet, each once (MS-WSUSSS 3.1.4.11, protocol-facts 12.5). */
export class UpstreamDoor {
  readonly #open: () => Promise<FileAskingSession>;
  readonly #asked = new Set<string>();
  #session: Promise<FileAskingSession> | undefined;

  /** `open` begins an authorized conversation; one is kept for many files. */
  constructor(open: () => Promise<FileAskingSession>) {
    this.#open = open;
  }

  /** False when it was asked for that file before. Rejects with what the upstream refuses with. */
  async ask(sha1: string): Promise<boolean> {
    if (this.#asked.has(sha1)) return false;
    this.#asked.add(sha1);
    try {
      this.#session ??= this.#open();
      // One digest in each call, as Windows does it.
      await (await this.#session).downloadFiles([digestToBase64(sha1)]);
      return true;
    } catch (error) {
      this.#session = undefined;
      throw error;
    }
  }

  /** It may be asked for those files once more; for all of them when none is named. */
  forget(sha1s?: Iterable<string>): void {
    if (sha1s === undefined) this.#asked.clear();
    else for (const sha1 of sha1s) this.#asked.delete(sha1);
  }

  /** The upstream is another one now. */
  reset(): void {
    this.#session = undefined;
    this.#asked.clear();
  }
}
