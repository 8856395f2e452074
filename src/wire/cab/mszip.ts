import { constants, inflateRawSync } from 'node:zlib';
import { damaged } from './damage.ts';

const WINDOW = 32_768;

/** Undoes MSZIP block by block (MS-MCI): deflate streams of their own that refer to what was before them. */
export class MszipDecoder {
  #history: Buffer = Buffer.alloc(0);

  /** The bytes of the next block, `size` of them. Throws wire/bad-cabinet. */
  unfold(payload: Buffer, size: number): Buffer {
    if (payload[0] !== 0x43 || payload[1] !== 0x4b) throw damaged('an MSZIP block does not begin with CK');
    const bytes = this.#inflate(payload.subarray(2), size);
    if (bytes.length !== size)
      throw damaged(`an MSZIP block unfolds to ${bytes.length} bytes instead of ${size}`);
    this.#history =
      size >= WINDOW
        ? bytes.subarray(size - WINDOW)
        : Buffer.concat([this.#history, bytes]).subarray(-WINDOW);
    return bytes;
  }

  #inflate(coded: Buffer, size: number): Buffer {
    try {
      return inflateRawSync(coded, {
        maxOutputLength: size,
        // What is missing shows in the size.
        finishFlush: constants.Z_SYNC_FLUSH,
        ...(this.#history.length === 0 ? {} : { dictionary: this.#history }),
      });
    } catch (error) {
      throw damaged(`an MSZIP block cannot be unfolded: ${error instanceof Error ? error.message : error}`);
    }
  }
}
