import type { Rule } from '#rules';
import type { GroupId, UpdateId } from '#update';

/** Why a rule leaves alone what it would decide. */
export type RuleSkip = 'person' | 'decided' | 'licence' | 'expired' | 'not-removable' | 'no-group';

/** What one rule would decide for one update, in one group or on the whole server. */
export interface RuleFinding {
  readonly updateId: UpdateId;
  readonly title: string;
  readonly scope: GroupId | 'server';
  readonly verb: 'approve' | 'decline';
  readonly dueAt: number;
  readonly deadline?: number;
  readonly skipped?: RuleSkip;
}

/** What one rule decided, or would. */
export interface RuleReport {
  readonly rule: Rule;
  /** Updates whose conditions hold, whatever was decided for them. */
  readonly matched: number;
  readonly due: number;
  readonly later: number;
  readonly skipped: number;
  /** The first of them. */
  readonly items: readonly RuleFinding[];
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
