import type { DeclaredState } from '../contract/config.ts';
import type { MailAnswer, NoticeAbout, SubscriptionBody, SubscriptionsAnswer } from '../contract/notices.ts';
import { type ListSection, type Named, pathOf, type SettingsSection } from './section.ts';

// Passwords and secrets are in no document: they stay as they are on a server that has them, and are given once to one that has not.

/** Where mail is handed in; an empty host for none. */
export const mailSection: SettingsSection = {
  kind: 'settings',
  keys: ['MailServer'],
  read: async (ask) => {
    const { mail } = await ask<MailAnswer>({ method: 'GET', path: '/notices/mail' });
    if (mail === undefined) return { MailServer: { Host: '' } };
    const { host, port, security, user, from, language } = mail;
    return {
      MailServer: {
        Host: host,
        Port: port,
        Security: security,
        ...(user === undefined ? {} : { User: user }),
        From: from,
        Language: language,
      },
    };
  },
  write: ({ MailServer: wanted = {} }: DeclaredState) => {
    const fields = {
      host: wanted.Host,
      port: wanted.Port,
      security: wanted.Security,
      user: wanted.User,
      from: wanted.From,
      language: wanted.Language,
    };
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    return [{ method: 'PUT', path: '/notices/mail', body: Object.fromEntries(given) }];
  },
};

/** A subscription as the document has it in full. */
interface FullSubscription extends Named {
  readonly Enabled: boolean;
  readonly About: NoticeAbout;
  readonly Mail?: readonly string[];
  readonly Webhook?: { readonly Url: string; readonly Private: boolean };
  readonly Language: 'en' | 'ja';
}

/** Who is told what by itself. */
export const subscriptionsSection: ListSection = {
  kind: 'list',
  key: 'Subscriptions',
  read: async (ask) => {
    const { items } = await ask<SubscriptionsAnswer>({ method: 'GET', path: '/notices/subscriptions' });
    return items.map(
      ({ name, on, about, mail, webhook, language }): FullSubscription => ({
        Name: name,
        Enabled: on,
        About: about,
        ...(mail === undefined ? {} : { Mail: mail }),
        ...(webhook === undefined ? {} : { Webhook: { Url: webhook.url, Private: webhook.private } }),
        Language: language,
      }),
    );
  },
  inFull: (entry) => {
    const { Enabled = true, About, Webhook, Language = 'en', ...rest } = entry as FullSubscription;
    return {
      ...rest,
      Enabled,
      About: {
        ...About,
        ...(About.kind === 'report' ? { filter: About.filter ?? {} } : {}),
        ...(About.kind === 'health' ? { least: About.least ?? 'warning' } : {}),
      },
      ...(Webhook === undefined ? {} : { Webhook: { ...Webhook, Private: Webhook.Private ?? false } }),
      Language,
    };
  },
  create: (entry) => [put(entry as FullSubscription)],
  change: (_before, after) => [put(after as FullSubscription)],
  remove: ({ Name }) => [{ method: 'DELETE', path: pathOf('/notices/subscriptions', Name) }],
};

function put({ Name, Enabled, About, Mail, Webhook, Language }: FullSubscription) {
  const body: SubscriptionBody = {
    on: Enabled,
    about: About,
    ...(Mail === undefined ? {} : { mail: Mail }),
    ...(Webhook === undefined ? {} : { webhook: { url: Webhook.Url, private: Webhook.Private } }),
    language: Language,
  };
  return { method: 'PUT', path: pathOf('/notices/subscriptions', Name), body } as const;
}
