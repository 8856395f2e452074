import type { Rule } from '#rules';
import type { GroupId, UpdateId } from '#update';

/** Why a rule leaves alone what it would decide; `licence`: it waits until somebody accepts the licence terms. */
export type RuleSkip = 'person' | 'decided' | 'licence' | 'expired' | 'not-removable' | 'no-group';

/** What one rule would decide for one update, in one group or on the whole server. */
export interface RuleFinding {
  readonly updateId: UpdateId;
  readonly title: string;
  readonly scope: GroupId | 'server';
  readonly verb: 'approve' | 'decline' | 'hold';
  readonly dueAt: number;
  readonly deadline?: number;
  /** Of holds. */
  readonly until?: number;
  readonly skipped?: RuleSkip;
}

/** How a rule looked at one update: its conditions in their order, and whether each held. */
export interface RuleLook {
  readonly updateId: UpdateId;
  readonly title: string;
  readonly held: readonly boolean[];
}

/** How a rule looked at all of them. */
export interface RuleTrace {
  /** Updates it was asked about; of others an earlier rule that stops had decided. */
  readonly asked: number;
  /** For how many of those each condition held, in the order of the conditions. */
  readonly held: readonly number[];
  /** The first that match. */
  readonly matching: readonly RuleLook[];
  /** Of those that do not match some that come nearest. */
  readonly missing: readonly RuleLook[];
}

/** What one rule decided, or would. */
export interface RuleReport {
  readonly rule: Rule;
  /** Updates whose conditions hold, whatever was decided for them. */
  readonly matched: number;
  readonly due: number;
  readonly later: number;
  /** Due, and waiting for somebody to accept licence terms. */
  readonly waiting: number;
  readonly skipped: number;
  /** The first of them. */
  readonly items: readonly RuleFinding[];
  readonly trace: RuleTrace;
}

export interface RulesRequest {
  /** Says what would be decided, and changes nothing. */
  readonly dryRun: boolean;
  /** Of a dry run: these in place of the ones that are kept. */
  readonly rules?: readonly Rule[];
  readonly onProgress?: (step: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface Rules {
  /** Asks all rules of all updates. One round at a time. Rejects with `changes/replica-read-only` on a replica. */
  run(request: RulesRequest): Promise<readonly RuleReport[]>;
  /** The catalog changed: looks whether there is something new to decide about. */
  wake(): void;
  /** Goes on by itself from now on. */
  start(): void;
  /** Resolves when nothing of it runs any more. */
  close(): Promise<void>;
}
