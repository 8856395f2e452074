import type { ChangeContext } from '#changes';
import {
  MAIL_SETTING,
  type MailSettings,
  type Message,
  noticesFailures,
  type Subscription,
  sendMail,
  sendWebhook,
} from '#notices';
import type { NetworkSettings, Outgoing } from '#outgoing';
import type { NoticeRecord } from '#store';

export interface SendParts {
  readonly context: ChangeContext;
  readonly outgoing: Pick<Outgoing, 'fetch'>;
}

/** Where a subscription goes, to be shown: the address of a webhook is often all that it takes to write to a channel. */
export function placesOf({ mail, webhook }: Subscription): readonly string[] {
  return webhook === undefined ? (mail ?? []) : [new URL(webhook.url).host];
}

/**
 * Hands a message over. Resolves with the addresses that were not taken, when others were. Fails with the failures of `notices` and `outgoing`.
 */
export async function sendNotice(
  { context, outgoing }: SendParts,
  { mail, webhook }: Subscription,
  { id, dueAt }: NoticeRecord,
  message: Message,
): Promise<readonly string[]> {
  const { store, clock } = context;
  const at = clock.now();
  // The same for every attempt, and another on a server that was restored from a backup.
  const name = `todoku.${store.identity.epoch}.${id}.${dueAt}`;
  if (webhook !== undefined) {
    await sendWebhook({ outgoing, webhook, message, id: name, at });
    return [];
  }
  const settings = await store.setting<MailSettings>(MAIL_SETTING);
  if (settings === undefined) throw noticesFailures.fail('mail-not-set');
  const { certificateAuthorities = [] } = (await store.setting<NetworkSettings>('network')) ?? {};
  return sendMail({
    settings,
    to: mail ?? [],
    message,
    id: `${name}@${settings.from.split('@')[1]}`,
    at,
    authorities: certificateAuthorities,
  });
}
