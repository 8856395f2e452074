import type { WantedSubscription } from '#changes';
import { MAIL_SETTING, type MailSettings, type NoticeSubject, nextDue, type Subscription } from '#notices';
import type { NoticeRecord } from '#store';
import type { ServerContext } from '../context.ts';
import type {
  MailChange,
  MailView,
  NoticeAbout,
  NoticeRow,
  SubscriptionBody,
  SubscriptionRow,
} from './contract/notices.ts';
import { adminFailures } from './failures.ts';
import { present } from './present.ts';

// Between what the API says of notices and what is kept. No password and no secret goes out through here.

const PORTS: Readonly<Record<MailSettings['security'], number>> = { starttls: 587, tls: 465, none: 25 };

export async function mailSettings({
  store,
}: Pick<ServerContext, 'store'>): Promise<MailSettings | undefined> {
  return store.setting<MailSettings>(MAIL_SETTING);
}

export function toMailView({ password, ...settings }: MailSettings): MailView {
  return { ...settings, hasPassword: password !== undefined };
}

/** What a change makes of the settings; undefined: no mail server any more. */
export function mailAfter(before: MailSettings | undefined, change: MailChange): MailSettings | undefined {
  if (change.host === '') return undefined;
  const security = change.security ?? before?.security ?? 'starttls';
  const usual = before === undefined || before.port === PORTS[before.security];
  const port = change.port ?? (usual ? PORTS[security] : before.port);
  const host = change.host ?? before?.host ?? '';
  const user = change.user ?? before?.user;
  // The password of one server or user is nothing that another one should be told.
  const isSame = before?.host === host && before.port === port && before.user === user;
  const password = change.password ?? (isSame ? before.password : undefined);
  return {
    host,
    port,
    security,
    ...(user === undefined || user === '' ? {} : { user, ...(password === undefined ? {} : { password }) }),
    from: change.from ?? before?.from ?? '',
    language: change.language ?? before?.language ?? 'en',
  };
}

/** Fails with `admin/bad-request` where parts of `about` are missing or too many. */
export function toSubscription(
  name: string,
  body: SubscriptionBody,
  language: MailSettings['language'],
): WantedSubscription {
  const { on = true, about, mail, webhook } = body;
  return {
    name,
    on,
    about: toSubject(about),
    language: body.language ?? language,
    ...(mail === undefined ? {} : { mail }),
    ...(webhook === undefined
      ? {}
      : {
          webhook: {
            url: webhook.url,
            isPrivate: webhook.private ?? false,
            ...(webhook.secret === undefined ? {} : { secret: webhook.secret }),
          },
        }),
  };
}

function toSubject({ kind, report, schedule, filter, least }: NoticeAbout): NoticeSubject {
  const refuse = (detail: string) => adminFailures.fail('bad-request', { subject: 'about', detail });
  if (kind !== 'report' && (report ?? schedule ?? filter) !== undefined)
    throw refuse('report, schedule and filter go with the kind report');
  if (kind !== 'health' && least !== undefined) throw refuse('least goes with the kind health');
  if (kind === 'health') return { kind, least: least ?? 'warning' };
  if (kind === 'new-updates') return { kind };
  if (report === undefined || schedule === undefined) throw refuse('a report needs its name and a schedule');
  return { kind, report, schedule, filter: present(filter ?? {}) };
}

export function toSubscriptionRow(
  subscription: Subscription,
  last: NoticeRecord | undefined,
  now: number,
): SubscriptionRow {
  const { since: _, webhook, about, ...rest } = subscription;
  const nextAt = nextDue(subscription, now);
  return {
    ...rest,
    about: about as NoticeAbout,
    ...(webhook === undefined
      ? {}
      : {
          webhook: {
            url: webhook.url,
            hasSecret: webhook.secret !== undefined,
            private: webhook.isPrivate,
          },
        }),
    ...(nextAt === undefined ? {} : { nextAt }),
    ...(last === undefined ? {} : { last: toNoticeRow(last) }),
  };
}

export function toNoticeRow({ about: _, ...notice }: NoticeRecord): NoticeRow {
  return notice;
}
