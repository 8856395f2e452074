import type { FoundList, KnownLists } from './known-lists.ts';

/** A message without the content of its int arrays. */
export interface ListCuts {
  readonly rest: Uint8Array;
  /** In the order of the message. `at` is the offset in `rest` where the ints stood: just behind the opening tag. */
  readonly lists: readonly { readonly at: number; readonly ints: Int32Array }[];
}

export const NO_CUTS: ListCuts = { rest: new Uint8Array(0), lists: [] };

const LESS_THAN = 60;
const GREATER_THAN = 62;
const SLASH = 47;
const MINUS = 45;
const ITEM = Buffer.from('<int>');
const CLOSE = Buffer.from('</int>');
/** Of `</int><int>`. */
const BETWEEN_LENGTH = 11;
/** No message has more than three such lists. Each try may look through the whole message, so hostile ones get few. */
const MOST_TRIES = 16;
/** Where the items of usual lists are gathered: an array per request would cost as much as reading it. */
const SCRATCH = new Int32Array(16_384);

/**
 * Takes the content of every array of plain `<int>` items out of a UTF-8 message.
 * A scan sends 5,400 of them in 91 KB; as tree nodes they would cost twenty times as much.
 * Anything but digits inside, a prefix, white space and comments included, leaves that list where it is, for the
 * general reader. It knows nothing of comments and CDATA: the caller must check that an element claims every list.
 */
export function cutIntLists(body: Uint8Array, known?: KnownLists): ListCuts {
  // UTF-16 has a zero or a byte order mark up front; there is nothing to find in it.
  if (body.length < 2 || body[0] === 0 || body[1] === 0 || body[0]! >= 0xfe) return NO_CUTS;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const first = bytes.indexOf(ITEM);
  if (first < 0) return NO_CUTS;
  // What the lists say depends on this run of bytes and on what stands before it, and on nothing else.
  const run = bytes.subarray(first, bytes.lastIndexOf(CLOSE) + CLOSE.length + 2);
  const isPlain = known !== undefined && followsOpeningTag(bytes, first);
  let lists = isPlain ? known.find(run) : undefined;
  if (lists === undefined) {
    lists = findLists(bytes, first);
    if (isPlain && lists.length > 0) known.offer(run, lists);
  }
  return lists.length === 0 ? NO_CUTS : cut(bytes, first, lists);
}

/** All lists of a message, placed from `first` on. */
function findLists(bytes: Buffer, first: number): readonly FoundList[] {
  const lists: FoundList[] = [];
  let start = first;
  for (let tries = 0; start >= 0 && tries < MOST_TRIES; tries++) {
    const scanned = followsOpeningTag(bytes, start) ? scanItems(bytes, start) : undefined;
    // Whether that closing tag is the list's own is for the XML reader to check.
    if (scanned === undefined || bytes[scanned.end] !== LESS_THAN || bytes[scanned.end + 1] !== SLASH) {
      start = bytes.indexOf(ITEM, start + ITEM.length);
      continue;
    }
    lists.push({ from: start - first, to: scanned.end - first, ints: scanned.ints });
    start = bytes.indexOf(ITEM, scanned.end);
  }
  return lists;
}

function cut(bytes: Buffer, first: number, found: readonly FoundList[]): ListCuts {
  const pieces: Uint8Array[] = [];
  const lists: { at: number; ints: Int32Array }[] = [];
  let copied = 0;
  let removed = 0;
  for (const { from, to, ints } of found) {
    pieces.push(bytes.subarray(copied, first + from));
    lists.push({ at: first + from - removed, ints });
    copied = first + to;
    removed += to - from;
  }
  pieces.push(bytes.subarray(copied));
  return { rest: Buffer.concat(pieces), lists };
}

/** False behind a closing tag, an empty one or text: what stands there is not the beginning of a list. */
function followsOpeningTag(bytes: Buffer, start: number): boolean {
  if (bytes[start - 1] !== GREATER_THAN || bytes[start - 2] === SLASH) return false;
  return bytes[bytes.lastIndexOf(LESS_THAN, start - 1) + 1] !== SLASH;
}

/**
 * The values of the plain items from `start` on, and where they end. Undefined when one of them is no number
 * of at most nine digits (longer ones, which revision ids never are, are for the general reader to judge), or when
 * the message ends so soon behind them that it cannot be whole.
 */
function scanItems(bytes: Buffer, start: number): { ints: Int32Array; end: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // What is read at once never reaches behind the message.
  const last = bytes.length - BETWEEN_LENGTH;
  // The shortest item is `<int>0</int>`.
  const most = Math.ceil((bytes.length - start) / (ITEM.length + 1 + CLOSE.length));
  const ints = most <= SCRATCH.length ? SCRATCH : new Int32Array(most);
  let count = 0;
  let at = start + ITEM.length;
  for (;;) {
    const negative = bytes[at] === MINUS;
    if (negative) at++;
    const firstDigit = at;
    if (at > last) return undefined;
    let value = 0;
    const four = view.getInt32(at, true);
    if (areFourDigits(four)) {
      // Pairs of digits side by side, then the two pairs: 0x34333231 is the text "1234".
      const digits = four & 0x0f0f0f0f;
      const pairs = Math.imul(digits, 10) + (digits >>> 8);
      value = Math.imul(pairs & 0xff, 100) + ((pairs >>> 16) & 0xff);
      at += 4;
    }
    for (let digit = bytes[at]! - 48; digit >= 0 && digit <= 9; digit = bytes[++at]! - 48) {
      value = (Math.imul(value, 10) + digit) | 0;
    }
    if (at === firstDigit || at - firstDigit > 9 || at > last) return undefined;
    ints[count++] = negative ? -value : value;
    // Four bytes at a time: "</in" "t><i" "int>".
    const another =
      view.getInt32(at, true) === 0x6e692f3c &&
      view.getInt32(at + 4, true) === 0x693c3e74 &&
      view.getInt32(at + 7, true) === 0x3e746e69;
    if (!another) break;
    at += BETWEEN_LENGTH;
  }
  const closed = bytes.subarray(at, at + CLOSE.length).equals(CLOSE);
  return closed ? { ints: ints.slice(0, count), end: at + CLOSE.length } : undefined;
}

/** True when each of the four bytes is one of 0x30 to 0x39. */
function areFourDigits(four: number): boolean {
  return (four & 0xf0f0f0f0) === 0x30303030 && ((four + 0x06060606) & 0xf0f0f0f0) === 0x30303030;
}
