export { retryAt } from './back-off.ts';
export { checkMail, checkSubscription, isMailAddress } from './check-subscription.ts';
export {
  type Due,
  dueNow,
  type HealthFinding,
  type HealthLine,
  nextDue,
  type Occasion,
  occasionNow,
  type Position,
  type Situation,
} from './due.ts';
export { noticesFailures } from './failures.ts';
export type { Attachment, Message, ReportTable, UpdateLine } from './message.ts';
export { packTable } from './pack-table.ts';
export type { NoticeSchedule } from './schedule.ts';
export { sendMail } from './send-mail.ts';
export { sendWebhook } from './send-webhook.ts';
export {
  MAIL_SETTING,
  type MailSettings,
  NOTICE_LANGUAGES,
  type NoticeLanguage,
  type NoticeSeverity,
  type NoticeSubject,
  POSITIONS_SETTING,
  SEVERITIES,
  SUBSCRIPTIONS_SETTING,
  type Subscription,
  type Webhook,
} from './subscription.ts';
export { healthMessage, newUpdatesMessage, reportMessage, type Speaking } from './words.ts';
