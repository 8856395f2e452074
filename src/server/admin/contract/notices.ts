import { type Static, Type } from 'typebox';
import { REPORT_NAMES, ReportQuery } from './reports.ts';
import { Count, listOf, objectOf, oneOf, pageOf, paging, Text, Time } from './shapes.ts';

const Language = oneOf(['en', 'ja']);
const Severity = oneOf(['alarm', 'warning', 'notice']);
const Address = Type.String({ minLength: 3, maxLength: 254 });
const SECURITY = ['starttls', 'tls', 'none'] as const;

/** GET /notices/mail: where mail is handed in. The password is never among it. */
export const MailView = objectOf({
  host: Type.String(),
  port: Count,
  security: oneOf(SECURITY),
  user: Type.Optional(Type.String()),
  hasPassword: Type.Boolean(),
  from: Type.String(),
  language: Language,
});
export type MailView = Static<typeof MailView>;

export const MailAnswer = objectOf({
  mail: Type.Optional(MailView),
});
export type MailAnswer = Static<typeof MailAnswer>;

/** PUT /notices/mail: what is left out stays. */
export const MailChange = Type.Partial(
  objectOf({
    host: Type.String({ maxLength: 253, description: "'' takes the mail server away" }),
    port: Type.Integer({ minimum: 1, maximum: 65_535, description: '587, with tls 465, with none 25' }),
    security: oneOf(SECURITY, 'starttls: never without it'),
    user: Type.String({ maxLength: 256, description: "'' takes user and password away" }),
    password: Type.String({
      maxLength: 1024,
      description: 'goes in and never comes out; forgotten with another host, port or user',
    }),
    from: Address,
    language: Language,
  }),
  { additionalProperties: false },
);
export type MailChange = Static<typeof MailChange>;

export const NoticeScheduleBody = objectOf({
  every: oneOf(['day', 'week', 'month']),
  weekday: Type.Optional(Type.Integer({ minimum: 1, maximum: 7, description: 'of week: 1 is Monday' })),
  day: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 31, description: 'of month; in shorter months their last day' }),
  ),
  at: Type.Integer({ minimum: 0, maximum: 1439, description: 'minutes after midnight, local time' }),
});
export type NoticeScheduleBody = Static<typeof NoticeScheduleBody>;

const { format: _format, limit: _limit, ...filter } = ReportQuery.properties;

/** What a report is narrowed by, as GET /reports/{name} takes it. */
export const NoticeFilter = Type.Partial(objectOf(filter), { additionalProperties: false });

export const NOTICE_REPORTS = [...REPORT_NAMES, 'compliance'] as const;

/** What a subscription is about: with `report` also `report`, `schedule` and `filter`; with `health` also `least`. */
export const NoticeAbout = objectOf({
  kind: oneOf(['report', 'new-updates', 'health']),
  report: Type.Optional(oneOf(NOTICE_REPORTS)),
  schedule: Type.Optional(NoticeScheduleBody),
  filter: Type.Optional(NoticeFilter),
  least: Type.Optional(Severity),
});
export type NoticeAbout = Static<typeof NoticeAbout>;

/** PUT /notices/subscriptions/{name}: mail addresses or a webhook. */
export const SubscriptionParams = objectOf({ name: Type.String({ minLength: 1, maxLength: 100 }) });
export const SubscriptionBody = objectOf({
  on: Type.Optional(Type.Boolean({ default: true })),
  about: NoticeAbout,
  mail: Type.Optional(listOf(Address, { maxItems: 50 })),
  webhook: Type.Optional(
    objectOf({
      url: Type.String({ minLength: 1, maxLength: 2048 }),
      secret: Type.Optional(
        Type.String({
          maxLength: 1024,
          description: "signs what is sent; never comes out, '' takes it away",
        }),
      ),
      private: Type.Optional(
        Type.Boolean({ default: false, description: 'it may lie in a private network' }),
      ),
    }),
  ),
  language: Type.Optional(Language),
});
export type SubscriptionBody = Static<typeof SubscriptionBody>;

const Failed = objectOf({
  code: Type.String(),
  message: Type.String(),
  hint: Type.String(),
  detail: Type.Optional(Type.String()),
  at: Time,
});

/** One message: whether it went out, and how. */
export const NoticeRow = objectOf({
  id: Count,
  subscription: Type.String(),
  occasion: oneOf(['due', 'test']),
  dueAt: Time,
  state: oneOf(['waiting', 'sending', 'sent', 'given-up']),
  attempts: Type.Integer({ minimum: 0, description: 'that failed' }),
  nextAttemptAt: Type.Optional(Time),
  endedAt: Type.Optional(Time),
  subject: Type.Optional(Type.String()),
  to: Type.Optional(listOf(Type.String())),
  refused: Type.Optional(listOf(Type.String())),
  failure: Type.Optional(Failed),
});
export type NoticeRow = Static<typeof NoticeRow>;

export const SubscriptionRow = objectOf({
  name: Type.String(),
  on: Type.Boolean(),
  about: NoticeAbout,
  mail: Type.Optional(listOf(Type.String())),
  webhook: Type.Optional(
    objectOf({ url: Type.String(), hasSecret: Type.Boolean(), private: Type.Boolean() }),
  ),
  language: Language,
  nextAt: Type.Optional(Time),
  last: Type.Optional(NoticeRow),
});
export type SubscriptionRow = Static<typeof SubscriptionRow>;

/** GET /notices/subscriptions */
export const SubscriptionsAnswer = objectOf({ items: listOf(SubscriptionRow) });
export type SubscriptionsAnswer = Static<typeof SubscriptionsAnswer>;

/** DELETE /notices/subscriptions/{name} */
export const SubscriptionRemoved = objectOf({ removed: Type.String() });
export type SubscriptionRemoved = Static<typeof SubscriptionRemoved>;

/** GET /notices/log: newest first. */
export const NoticeLogQuery = objectOf({
  ...paging,
  subscription: Type.Optional(Text),
  state: Type.Optional(oneOf(['waiting', 'sending', 'sent', 'given-up'])),
  failed: Type.Optional(Type.Boolean({ description: 'only what nobody got, or not everybody' })),
});
export const NoticeLogAnswer = pageOf(NoticeRow);
export type NoticeLogAnswer = Static<typeof NoticeLogAnswer>;
