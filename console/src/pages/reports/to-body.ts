import type { SubscriptionBody, SubscriptionRow } from '#server/admin';

/** A subscription as it is sent; the secret of a webhook stays where it is. */
export function toBody({ on, about, mail, webhook, language }: SubscriptionRow): SubscriptionBody {
  return {
    on,
    about,
    language,
    ...(mail === undefined ? {} : { mail }),
    ...(webhook === undefined ? {} : { webhook: { url: webhook.url, private: webhook.private } }),
  };
}
