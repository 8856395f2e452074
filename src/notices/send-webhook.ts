import { createHmac } from 'node:crypto';
import type { Outgoing } from '#outgoing';
import { noticesFailures } from './failures.ts';
import type { Message } from './message.ts';
import type { Webhook } from './subscription.ts';

export interface WebhookParts {
  readonly outgoing: Pick<Outgoing, 'fetch'>;
  readonly webhook: Webhook;
  readonly message: Message;
  /** The same for every attempt: who gets it twice can tell. */
  readonly id: string;
  readonly at: number;
}

/** Milliseconds. */
const TIMEOUTS = { connect: 15_000, headers: 60_000, body: 30_000 };
/** Bytes of an answer that are looked at. */
const MOST_ANSWER = 64 * 1024;

/**
 * Posts a message as JSON, signed where there is a secret as Standard Webhooks has it. Every answer from 200 to 299 means that it was taken;
 * redirects are not followed. Fails with `notices/webhook-refused` and as `Outgoing` does.
 */
export async function sendWebhook({ outgoing, webhook, message, id, at }: WebhookParts): Promise<void> {
  const body = Buffer.from(JSON.stringify(payloadOf(message, id, at)));
  const seconds = String(Math.floor(at / 1000));
  const answer = await outgoing.fetch(
    {
      method: 'POST',
      url: webhook.url,
      body,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'webhook-id': id,
        'webhook-timestamp': seconds,
        ...(webhook.secret === undefined
          ? {}
          : { 'webhook-signature': signatureOf(webhook.secret, id, seconds, body) }),
      },
      rules: { privateAddresses: webhook.isPrivate ? 'same-host' : 'refuse', redirects: 0 },
      timeouts: TIMEOUTS,
    },
    MOST_ANSWER,
  );
  if (answer.status >= 200 && answer.status < 300) return;
  throw noticesFailures.fail('webhook-refused', {
    subject: new URL(webhook.url).host,
    detail: `answer ${answer.status}: ${answer.body.toString('utf8').replace(/\s+/g, ' ').slice(0, 200)}`,
  });
}

/** What is posted. `text` at the top is what the webhooks of Slack and Mattermost show. */
function payloadOf({ subject, text, attachments, data }: Message, id: string, at: number): object {
  return {
    text: `${subject}\n\n${text}`,
    id,
    type: `todoku.${String(data['kind'])}`,
    timestamp: new Date(at).toISOString(),
    data: {
      ...data,
      subject,
      attachments: attachments.map(({ name, type, bytes }) => ({
        name,
        type,
        base64: bytes.toString('base64'),
      })),
    },
  };
}

/** Standard Webhooks 1.0: `v1,` and the HMAC-SHA256 of id, time and body. A secret with `whsec_` is Base64, any other is taken as it is. */
function signatureOf(secret: string, id: string, seconds: string, body: Buffer): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
  const digest = createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest('base64');
  return `v1,${digest}`;
}
