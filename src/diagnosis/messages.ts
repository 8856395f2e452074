import type { Text } from './text.ts';

/** What is said under one code, made of what was seen. */
export type Sentence<Seen> = (seen: Seen) => Text;

/** The sentences of one room. Codes are stable for ever; a retired one is never reused. */
export interface Messages<Table extends Readonly<Record<string, Sentence<never>>>> {
  readonly room: string;
  readonly codes: readonly string[];
  /** The full code of a sentence is `room/code`. */
  say<Code extends keyof Table & string>(
    code: Code,
    seen: Parameters<Table[Code]>[0],
  ): { readonly code: string; readonly says: Text };
}

/** Declares what one room says, each sentence in English and Japanese side by side. */
export function messages<Table extends Readonly<Record<string, Sentence<never>>>>(
  room: string,
  table: Table,
): Messages<Table> {
  return {
    room,
    codes: Object.keys(table).map((code) => `${room}/${code}`),
    say: (code, seen) => ({ code: `${room}/${code}`, says: table[code]!(seen as never) }),
  };
}
