import { BoundedCache } from '#base';
import type { ListingFilter, Snapshot } from '#catalog';
import { type SoapVersion, writeGetRevisionIdListResponse } from '#wire';

/** Bytes of encoded lists. One of 50,000 ids takes 6.5 MB. */
const KEPT_BYTES = 48 * 1024 * 1024;
/** Stands where the anchor belongs. Before it there is nothing but element names. */
const PLACE = '{anchor}';

interface Frame {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  readonly count: number;
}

/**
 * Encoded answers of GetRevisionIdList, made once for each moment of the catalog and each filter, because the servers of one
 * place ask the same at the same hour. Only the anchor is new in each.
 */
export class ListAnswers {
  readonly #frames = new BoundedCache<string, Frame>(KEPT_BYTES);

  /** The answer in pieces; a large piece is the same object each time, so that whoever compresses it can remember that. */
  answer(
    snapshot: Snapshot,
    filter: ListingFilter,
    anchor: string,
    soap: SoapVersion,
  ): { readonly pieces: readonly Uint8Array[]; readonly count: number } {
    const key = `${soap} ${snapshot.sequence} ${JSON.stringify(filter)}`;
    let frame = this.#frames.get(key);
    if (frame === undefined) {
      const newRevisions = snapshot.list(filter);
      const whole = writeGetRevisionIdListResponse({ anchor: PLACE, newRevisions }, soap);
      const at = whole.indexOf(PLACE);
      frame = {
        head: whole.subarray(0, at),
        tail: whole.subarray(at + PLACE.length),
        count: newRevisions.length,
      };
      this.#frames.set(key, frame, whole.length + key.length * 2);
    }
    const { head, tail, count } = frame;
    return { pieces: [head, Buffer.from(anchor), tail], count };
  }
}
