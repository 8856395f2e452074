import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type ChangeContext, keepNote } from '#changes';
import type { GetRollupConfigurationResponse } from '#wire';
import type { StatusMark } from './status-news.ts';

/** What the upstream was told of one computer. */
export interface ToldOfComputer {
  /** Digest of the details; '' when they are to be told again. */
  readonly details: string;
  /** RollupNumber of the last status that was taken; 0 for none. */
  readonly number: number;
  /** Of that status; undefined: the whole status is to be told. */
  readonly status?: StatusMark;
  /** The upstream deleted it, and it was heard of last at that time: nothing is told of it until it is heard of again. */
  readonly unwantedAt?: number;
}

/** One of the settings `rollup-state/0` to `rollup-state/15`. */
interface Part {
  /** Of which upstream, and of which of its beginnings, this is true. */
  readonly of: string;
  /** By computer id, as `encode` writes it: 80 bytes each. */
  readonly computers: Readonly<Record<string, string>>;
}

/** 100,000 computers in one setting would hold everything up for a third of a second whenever it is read or written. */
const PARTS = 16;

/**
 * What the upstream was told of the computers: durable, so that only changes are told next time. It is forgotten for another
 * upstream, and for one with another RollupResetGuid: that one has forgotten everything (MS-WSUSSS 3.1.4.13.3.1).
 */
export class Told {
  readonly #of: string;
  readonly #parts = Array.from({ length: PARTS }, () => new Map<string, ToldOfComputer>());
  readonly #changed = new Set<number>();

  private constructor(of: string) {
    this.#of = of;
  }

  static async open(
    { store }: Pick<ChangeContext, 'store'>,
    upstream: string,
    { rollupResetGuid }: Pick<GetRollupConfigurationResponse, 'rollupResetGuid'>,
  ): Promise<Told> {
    const told = new Told(`${upstream} ${rollupResetGuid}`);
    for (const [index, part] of told.#parts.entries()) {
      const stored = await store.setting<Part>(nameOf(index));
      if (stored?.of !== told.#of) continue;
      for (const [id, text] of Object.entries(stored.computers)) part.set(id, decode(text));
      await setImmediate();
    }
    return told;
  }

  get(id: string): ToldOfComputer | undefined {
    return this.#parts[partOf(id)]?.get(id);
  }

  set(id: string, told: ToldOfComputer): void {
    const index = partOf(id);
    this.#parts[index]?.set(id, told);
    this.#changed.add(index);
  }

  /** Forgets computers that are no more. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const [index, part] of this.#parts.entries()) {
      for (const id of part.keys()) {
        if (!ids.has(id) && part.delete(id)) this.#changed.add(index);
      }
    }
  }

  *[Symbol.iterator](): Generator<[string, ToldOfComputer]> {
    for (const part of this.#parts) yield* part;
  }

  /** Writes what changed since it was opened. */
  async save(context: ChangeContext): Promise<void> {
    for (const index of this.#changed) {
      const computers = Array.from(this.#parts[index] ?? [], ([id, told]) => [id, encode(told)] as const);
      const part: Part = { of: this.#of, computers: Object.fromEntries(computers) };
      await keepNote(context, nameOf(index), part);
      await setImmediate();
    }
    this.#changed.clear();
  }
}

function nameOf(index: number): string {
  return `rollup-state/${index}`;
}

function partOf(id: string): number {
  return (createHash('sha1').update(id).digest()[0] ?? 0) % PARTS;
}

function encode({ details, number, status, unwantedAt }: ToldOfComputer): string {
  if (unwantedAt !== undefined) return `- ${unwantedAt}`;
  const mark = status === undefined ? '' : ` ${status.since} ${status.rows} ${status.updates}`;
  return `${details || '*'} ${number}${mark}`;
}

function decode(text: string): ToldOfComputer {
  const [details = '*', number = '0', since, rows, updates] = text.split(' ');
  if (details === '-') return { details: '', number: 0, unwantedAt: Number(number) };
  return {
    details: details === '*' ? '' : details,
    number: Number(number),
    ...(since === undefined || rows === undefined || updates === undefined
      ? {}
      : { status: { since: Number(since), rows, updates } }),
  };
}
