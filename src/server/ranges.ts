/** Bytes `start` to `end` of a file, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What a Range header comes to for a file of a certain size. */
export type RangeChoice =
  | { readonly kind: 'whole' }
  | { readonly kind: 'unsatisfiable' }
  /** At least one; in the order in which they were asked for. */
  | { readonly kind: 'parts'; readonly parts: readonly ByteRange[] };

/** Update clients ask for one range at a time (protocol-facts 8.2); no honest one needs more than a few. */
const MOST_PARTS = 16;

const WHOLE: RangeChoice = { kind: 'whole' };

/**
 * Reads a Range header (RFC 9110 14.1.2, 14.2). The header is passed over, and the whole file sent, when its unit is
 * unknown, its syntax is wrong, or its ranges are many or overlap: a server may do that, and it never costs more
 * than a plain GET. Ends beyond the file are cut off; ranges that lie wholly outside are left out.
 */
export function chooseRanges(header: string | undefined, size: number): RangeChoice {
  const set = /^\s*bytes\s*=(.*)$/i.exec(header ?? '')?.[1];
  // An empty file has no bytes to name. Some clients send a range with every request; the whole of nothing suits them.
  if (set === undefined || size === 0) return WHOLE;
  const parts: ByteRange[] = [];
  let asked = 0;
  for (const element of set.split(',')) {
    const text = element.trim();
    if (text === '') continue;
    if (++asked > MOST_PARTS) return WHOLE;
    const range = readRange(text, size);
    if (range === 'invalid') return WHOLE;
    if (range !== 'outside') parts.push(range);
  }
  if (asked === 0) return WHOLE;
  if (parts.length === 0) return { kind: 'unsatisfiable' };
  return overlap(parts) ? WHOLE : { kind: 'parts', parts };
}

function readRange(text: string, size: number): ByteRange | 'invalid' | 'outside' {
  const [, first, last] = /^(\d*)-(\d*)$/.exec(text) ?? [];
  if (first === undefined || last === undefined || first + last === '') return 'invalid';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'outside' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Number(last);
  if (last !== '' && start > end) return 'invalid';
  return start >= size ? 'outside' : { start, end: Math.min(end, size - 1) };
}

function overlap(parts: readonly ByteRange[]): boolean {
  const ordered = parts.toSorted((a, b) => a.start - b.start);
  return ordered.some((part, index) => index > 0 && part.start <= ordered[index - 1]!.end);
}
