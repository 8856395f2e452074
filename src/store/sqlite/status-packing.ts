import { crc32 } from 'node:zlib';
import type { UpdateStatus } from '#update';
import { damaged } from './packing.ts';

export type State = UpdateStatus['state'];
export type OpenState = Exclude<State, 'Installed'>;

/** Numbers of the states as they are stored. */
export const STATE_NUMBERS = {
  NotInstalled: 2,
  Downloaded: 3,
  Installed: 4,
  Failed: 5,
  InstalledPendingReboot: 6,
} as const satisfies Record<State, number>;

const STATES = new Map<number, State>(
  Object.entries(STATE_NUMBERS).map(([state, number]) => [number, state as State]),
);

export function stateOf(number: number): State {
  const state = STATES.get(number);
  if (state === undefined) throw damaged(`status ${number}`);
  return state;
}

/** One installed update: its key and since when. */
export type Installed = readonly [key: number, changedAt: number];

// What is installed hardly ever changes and is the bulk of all status, so each computer has it as two lists of
// variable-length integers: the update keys, ascending, each as the distance from the one before; and the times
// in the same order, likewise. Updates installed together have one time, so most entries take two bytes.

const CHECKSUM_BYTES = 4;

/** Both lists, from entries in ascending order of their keys. */
export function packInstalled(entries: readonly Installed[]): {
  readonly keys: Buffer;
  readonly times: Buffer;
} {
  const keys: number[] = [];
  const times: number[] = [];
  let lastKey = 0;
  let lastTime = 0;
  for (const [key, time] of entries) {
    pushVarint(keys, key - lastKey);
    pushVarint(times, zigzag(time - lastTime));
    lastKey = key;
    lastTime = time;
  }
  return { keys: seal(keys), times: seal(times) };
}

/** The entries of both lists. Throws `store/damaged`. */
export function unpackInstalled(keys: Uint8Array, times: Uint8Array): Installed[] {
  open(keys);
  open(times);
  const entries: Installed[] = [];
  const keyReader = new VarintReader(keys);
  const timeReader = new VarintReader(times);
  let key = 0;
  let time = 0;
  while (!keyReader.atEnd) {
    key += keyReader.next();
    time += unzigzag(timeReader.next());
    entries.push([key, time]);
  }
  return entries;
}

/** The position of a key among the installed ones, or -1. For scans over all computers: stops as soon as it can. */
export function indexOfInstalled(keys: Uint8Array, wanted: number): number {
  open(keys);
  const reader = new VarintReader(keys);
  for (let index = 0, key = 0; !reader.atEnd; index++) {
    key += reader.next();
    if (key >= wanted) return key === wanted ? index : -1;
  }
  return -1;
}

/** The time at a position of the second list. */
export function installedAt(times: Uint8Array, index: number): number {
  open(times);
  const reader = new VarintReader(times);
  let time = 0;
  for (let at = 0; at <= index; at++) time += unzigzag(reader.next());
  return time;
}

class VarintReader {
  readonly #bytes: Uint8Array;
  #position = CHECKSUM_BYTES;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#position >= this.#bytes.length;
  }

  next(): number {
    // Times are beyond 32 bits, so no shifts.
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.#position++];
      if (byte === undefined) throw damaged('the installed updates of a computer');
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
    }
  }
}

function pushVarint(bytes: number[], value: number): void {
  while (value >= 0x80) {
    bytes.push((value % 128) | 0x80);
    value = Math.floor(value / 128);
  }
  bytes.push(value);
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function seal(bytes: readonly number[]): Buffer {
  const sealed = Buffer.allocUnsafe(CHECKSUM_BYTES + bytes.length);
  sealed.set(bytes, CHECKSUM_BYTES);
  sealed.writeUInt32LE(crc32(sealed.subarray(CHECKSUM_BYTES)));
  return sealed;
}

function open(sealed: Uint8Array): void {
  if (!(sealed instanceof Uint8Array)) throw damaged('the installed updates of a computer');
  const { buffer, byteOffset, byteLength } = sealed;
  const stored =
    byteLength < CHECKSUM_BYTES ? -1 : new DataView(buffer, byteOffset, byteLength).getUint32(0, true);
  if (stored !== crc32(sealed.subarray(CHECKSUM_BYTES))) throw damaged('the installed updates of a computer');
}
