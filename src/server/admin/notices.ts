import { changeSettings, subscribe, unsubscribe } from '#changes';
import { checkMail, MAIL_SETTING, noticesFailures, SUBSCRIPTIONS_SETTING, type Subscription } from '#notices';
import type { ServerContext } from '../context.ts';
import {
  MailAnswer,
  MailChange,
  NoticeLogAnswer,
  NoticeLogQuery,
  NoticeRow,
  SubscriptionBody,
  SubscriptionParams,
  SubscriptionRemoved,
  SubscriptionRow,
  SubscriptionsAnswer,
} from './contract/notices.ts';
import { findGroup } from './lookup.ts';
import {
  mailAfter,
  mailSettings,
  toMailView,
  toNoticeRow,
  toSubscription,
  toSubscriptionRow,
} from './notice-words.ts';
import { endpoint, type RoutesOf } from './route.ts';

// Addresses of webhooks are often all that it takes to write to a channel, so reading subscriptions is for administrators too.

export const noticeRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/notices/mail',
    summary: 'Where mail is handed in; the password stays inside',
    access: 'administer',
    answer: MailAnswer,
    handle: () => mailAnswer(context),
  }),
  endpoint({
    method: 'PUT',
    path: '/notices/mail',
    summary: 'Changes where mail is handed in; what is left out stays',
    access: 'administer',
    body: MailChange,
    answer: MailAnswer,
    handle: async ({ body, actor }) => {
      const after = mailAfter(await mailSettings(context), body);
      if (after !== undefined) checkMail(after);
      const named = { verb: 'change-mail', subject: after?.host ?? 'none' };
      await changeSettings(context, { [MAIL_SETTING]: after }, named, actor);
      context.desks.notices.wake();
      return mailAnswer(context);
    },
  }),
  endpoint({
    method: 'GET',
    path: '/notices/subscriptions',
    summary: 'Who is told what, and how the last notice of each went',
    access: 'administer',
    answer: SubscriptionsAnswer,
    handle: async () => ({ items: await rows(context) }),
  }),
  endpoint({
    method: 'GET',
    path: '/notices/subscriptions/:name',
    summary: 'One subscription',
    access: 'administer',
    params: SubscriptionParams,
    answer: SubscriptionRow,
    handle: ({ params }) => rowOf(context, params.name),
  }),
  endpoint({
    method: 'PUT',
    path: '/notices/subscriptions/:name',
    summary: 'Makes or changes a subscription: a report on a schedule, new updates, or health findings',
    access: 'administer',
    params: SubscriptionParams,
    body: SubscriptionBody,
    answer: SubscriptionRow,
    handle: async ({ params, body, actor }) => {
      const language = (await mailSettings(context))?.language ?? 'en';
      const wanted = toSubscription(params.name, body, language);
      if (body.about.filter?.group !== undefined) await findGroup(context.store, body.about.filter.group);
      await subscribe(context, wanted, actor);
      context.desks.notices.wake();
      return rowOf(context, params.name);
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/notices/subscriptions/:name',
    summary: 'Removes a subscription',
    access: 'administer',
    params: SubscriptionParams,
    answer: SubscriptionRemoved,
    handle: async ({ params, actor }) => {
      await unsubscribe(context, params.name, actor);
      return { removed: params.name };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/notices/subscriptions/:name/test',
    summary: 'Sends a subscription what it would tell now, and says whether it was taken',
    access: 'administer',
    params: SubscriptionParams,
    answer: NoticeRow,
    noted: ({ params }) => ({ verb: 'test-notice', subject: params.name }),
    handle: async ({ params }) => toNoticeRow(await context.desks.notices.test(params.name)),
  }),
  endpoint({
    method: 'GET',
    path: '/notices/log',
    summary: 'What was sent and what was not, newest first',
    access: 'read',
    query: NoticeLogQuery,
    answer: NoticeLogAnswer,
    handle: async ({ query }) => {
      const { items, total } = await context.store.notices(query);
      return { items: items.map(toNoticeRow), total };
    },
  }),
];

async function mailAnswer(context: ServerContext): Promise<MailAnswer> {
  const settings = await mailSettings(context);
  return settings === undefined ? {} : { mail: toMailView(settings) };
}

async function rows({ store, clock }: ServerContext): Promise<readonly SubscriptionRow[]> {
  const all = (await store.setting<readonly Subscription[]>(SUBSCRIPTIONS_SETTING)) ?? [];
  const latest = new Map((await store.latestNotices()).map((notice) => [notice.subscription, notice]));
  return all.map((each) => toSubscriptionRow(each, latest.get(each.name), clock.now()));
}

async function rowOf(context: ServerContext, name: string): Promise<SubscriptionRow> {
  const row = (await rows(context)).find((each) => each.name === name);
  if (row === undefined) throw noticesFailures.fail('unknown-subscription', { subject: name });
  return row;
}
