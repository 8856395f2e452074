import type { ChangeContext } from '#changes';
import type { ContentStore } from '#content';
import type { UpkeepItem } from '#store';
import type { TaskName, UpkeepSettings } from '#upkeep';
import type { Sleep } from '../sleep.ts';
import type { CatalogFacts } from './catalog-facts.ts';

/** Who housekeeping is in the audit log. */
export const HOUSEKEEPER = 'housekeeping';

/** What every task works on. */
export interface UpkeepGround {
  readonly context: ChangeContext;
  readonly content: ContentStore;
  readonly settings: UpkeepSettings;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  /** Nothing is written, not even notes. */
  readonly dryRun: boolean;
  /** What was gathered for this round, once for all tasks. */
  facts(): Promise<CatalogFacts>;
}

/** Some things that go together, in one short transaction. */
export interface Portion {
  readonly count: number;
  readonly items: readonly UpkeepItem[];
  /** Bytes that it would free. */
  weigh(): Promise<number>;
  /** Does it. What is not so any more is passed over. */
  apply(): Promise<Done>;
}

export interface Done {
  readonly count: number;
  readonly bytes: number;
}

/** One task: what is to be done now, portion by portion. Nothing is changed before a portion is applied. */
export interface Task {
  readonly name: TaskName;
  /** How often it is due, milliseconds. */
  readonly every: number;
  /** On a replica the upstream decides. */
  readonly isForUpstream?: boolean;
  portions(ground: UpkeepGround): AsyncIterable<Portion>;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Those items in lists of so many. */
export function* inPortions<T>(items: readonly T[], size: number): Iterable<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
