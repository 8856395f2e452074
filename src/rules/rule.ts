import type { ApprovalAction, GroupId } from '#update';

/** What a condition asks of an update. */
export const CONDITION_KINDS = [
  'product',
  'classification',
  'title',
  'title-matches',
  'architecture',
  'severity',
  'kb',
  'cve',
  'age',
  'superseded',
  'needed',
  'language',
  'channel',
  'architecture-absent',
] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** One question about an update. All conditions of a rule have to hold; of the values of one condition any. */
export interface Condition {
  readonly kind: ConditionKind;
  /** Holds where it otherwise would not. */
  readonly not?: boolean;
  /** Category ids, words, numbers: what the kind compares with. */
  readonly values?: readonly string[];
  /** Of `age`: at least so many days old. */
  readonly days?: number;
  /** Of `age`: since it arrived here (default), or since its publisher made it. */
  readonly since?: 'arrival' | 'creation';
  /** Of `needed`: at least so many computers report that they need it. */
  readonly computers?: number;
}

/** WSUS's deadline of a rule: so many days after the approval, at that minute of the day (UTC). */
export interface RuleDeadline {
  readonly days: number;
  readonly minutes: number;
}

export type RuleAction =
  | {
      readonly action: 'approve';
      readonly as: Exclude<ApprovalAction, 'NotApproved'>;
      readonly groups: readonly GroupId[];
      readonly deadline?: RuleDeadline;
      /** So many days after the update arrived; 0 when left out. */
      readonly delayDays?: number;
    }
  | { readonly action: 'decline'; readonly delayDays?: number }
  | {
      /** Offered to nobody until so many days after it arrived, the delay added; then it ends by itself. */
      readonly action: 'hold';
      readonly days: number;
      readonly delayDays?: number;
    };

export interface Rule {
  /** Lower-case GUID. */
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly conditions: readonly Condition[];
  readonly actions: readonly RuleAction[];
  /** Whether later rules look at an update that this one matched. */
  readonly onMatch: 'stop' | 'continue';
}

/** The setting that has all rules, in the order in which they are asked. */
export const RULES_SETTING = 'rules';
