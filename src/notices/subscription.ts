import type { NoticeSchedule } from './schedule.ts';

/** Languages that notices are worded in. */
export const NOTICE_LANGUAGES = ['en', 'ja'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

export const SEVERITIES = ['alarm', 'warning', 'notice'] as const;
export type NoticeSeverity = (typeof SEVERITIES)[number];

/** What a subscription is about. */
export type NoticeSubject =
  /** A report with its table, on a schedule. */
  | {
      readonly kind: 'report';
      readonly report: string;
      /** What narrows the report; as the report itself is asked. */
      readonly filter: Readonly<Record<string, string | boolean>>;
      readonly schedule: NoticeSchedule;
    }
  /** What a synchronisation brought, when it brought something that can be approved. */
  | { readonly kind: 'new-updates' }
  /** What is not as it should be and was not told yet. */
  | { readonly kind: 'health'; readonly least: NoticeSeverity };

export interface Webhook {
  readonly url: string;
  /** Signs what is sent. Never shown. */
  readonly secret?: string;
  /** It may lie in a private network. Somebody has to say so: otherwise whoever may subscribe could ask machines that only the server reaches. */
  readonly isPrivate: boolean;
}

/** Who is told what. */
export interface Subscription {
  readonly name: string;
  readonly on: boolean;
  readonly about: NoticeSubject;
  /** Addresses. One of the two is there. */
  readonly mail?: readonly string[];
  readonly webhook?: Webhook;
  readonly language: NoticeLanguage;
  /** Since when it is as it is, milliseconds since 1970: nothing from before is due. */
  readonly since: number;
}

/** Where mail is handed in. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte. `starttls`: after the greeting, and never without. `none`: only for a relay on the same machine or line. */
  readonly security: 'starttls' | 'tls' | 'none';
  readonly user?: string;
  /** Never shown. */
  readonly password?: string;
  readonly from: string;
  /** Of subscriptions that name none. */
  readonly language: NoticeLanguage;
}

/** The names of the settings in the store. */
export const MAIL_SETTING = 'notice-mail';
export const SUBSCRIPTIONS_SETTING = 'notice-subscriptions';
/** Up to where each subscription was told. */
export const POSITIONS_SETTING = 'notice-positions';
