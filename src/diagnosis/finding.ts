import type { Text } from './text.ts';

/**
 * What a check came to. `fail`: this alone explains the trouble. `warn`: it does not explain it, and is worth a look.
 * `unknown`: it cannot be told from here; `decidedBy` says what would tell.
 */
export type Verdict = 'pass' | 'warn' | 'fail' | 'unknown';

/** Something that was seen, as it was seen. */
export interface Evidence {
  readonly name: Text;
  /** As text in both languages where it is called otherwise in each. */
  readonly value: string | number | boolean | Text;
  /** When it was so, or was seen; milliseconds since 1970, UTC. */
  readonly at?: number;
}

/** One thing to do next. */
export interface Action {
  /** Who acts where: this server, the machine, another server, or a person anywhere. */
  readonly where: 'server' | 'machine' | 'upstream' | 'person';
  readonly says: Text;
  /** To be typed as it is; a `todoku` command, or lines for the machine's console. */
  readonly command?: string;
}

/** What one check found. */
export interface Finding {
  /** The branch or step: `A7`, `B5`, `S1-05`, `POL-03`. */
  readonly check: string;
  /** Stable, `room/code`. */
  readonly code: string;
  readonly verdict: Verdict;
  readonly says: Text;
  readonly evidence: readonly Evidence[];
  /** What to do, the best first; empty where nothing is wrong. */
  readonly next: readonly Action[];
  /** What will happen, and when. */
  readonly then?: Text;
  /** Of an unknown: what would decide it. */
  readonly decidedBy?: Text;
}
