import type { Page } from './port.ts';

// The part of the port that keeps what is sent to people and other programs. `Store` in port.ts has all of it.

/**
 * `waiting`: for its first attempt or its next. `sending`: handed over at this moment; one that is found so after a start was interrupted, and
 * nobody knows whether it arrived. `sent` and `given-up` are the end.
 */
export type NoticeState = 'waiting' | 'sending' | 'sent' | 'given-up';

export interface NoticeFailure {
  /** Stable, `room/code`. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly detail?: string;
  readonly at: number;
}

export interface NewNotice {
  /** Name of the subscription. */
  readonly subscription: string;
  /** `due`, or `test`: somebody tries it. */
  readonly occasion: 'due' | 'test';
  /** What it is for; milliseconds since 1970. */
  readonly dueAt: number;
  /** What it tells, so that it can be made again: the business of whoever makes it. */
  readonly about: Readonly<Record<string, unknown>>;
}

/** One message of one subscription. */
export interface NoticeRecord extends NewNotice {
  readonly id: number;
  readonly state: NoticeState;
  /** Those that failed. */
  readonly attempts: number;
  /** Of one that waits. */
  readonly nextAttemptAt?: number;
  /** When it was handed over, or given up. */
  readonly endedAt?: number;
  readonly subject?: string;
  /** Where it goes, to be shown: addresses, or the host of a webhook. */
  readonly to?: readonly string[];
  /** Addresses that the mail server did not take, when it took others. */
  readonly refused?: readonly string[];
  /** Why the last attempt failed. */
  readonly failure?: NoticeFailure;
}

export interface NoticeReader {
  /** Newest first. */
  notices(page: {
    readonly limit: number;
    readonly offset: number;
    readonly subscription?: string;
    readonly state?: NoticeState;
    /** Only those whose last attempt failed, or that were not taken for every address. */
    readonly failed?: boolean;
  }): Promise<Page<NoticeRecord>>;
  /** Waiting ones and those that are being sent, oldest first. */
  openNotices(): Promise<readonly NoticeRecord[]>;
  /** Of each subscription that ever had one: its newest for a due time. */
  latestNotices(): Promise<readonly NoticeRecord[]>;
}

export interface NoticeWriter {
  /** Keeps a new one, waiting. Undefined when that subscription has one for that due time and occasion. */
  addNotice(notice: NewNotice): Promise<NoticeRecord | undefined>;
  /** In place of the one with its id. Rejects with `store/unknown-entry`. */
  putNotice(notice: NoticeRecord): Promise<void>;
  /** Removes ended ones that were due before that time, the oldest `limit` at the most. Resolves with how many. */
  forgetNotices(before: number, limit: number): Promise<number>;
}
