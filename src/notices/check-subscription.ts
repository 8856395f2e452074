import { noticesFailures } from './failures.ts';
import type { MailSettings, Subscription } from './subscription.ts';

/** Of one subscription. A larger circle has a list of its own on the mail server. */
const MOST_ADDRESSES = 50;
const LONGEST_ADDRESS = 254;
const LONGEST_NAME = 100;

/** `name@host`, nothing that a header or a command could be smuggled in with (RFC 5321 4.1.2, without quoted names). */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= LONGEST_ADDRESS &&
    /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(text)
  );
}

/** Throws `notices/bad-subscription`. */
export function checkSubscription({ name, mail, webhook, about }: Subscription): void {
  const refuse = (detail: string) =>
    noticesFailures.fail('bad-subscription', { subject: name.slice(0, LONGEST_NAME), detail });
  if (name.trim() !== name || name === '' || name.length > LONGEST_NAME || /[\p{Cc}/]/u.test(name))
    throw refuse(`the name must have 1 to ${LONGEST_NAME} characters, and no slash`);
  if ((mail === undefined) === (webhook === undefined))
    throw refuse('it must go to mail addresses or to a webhook, to one of them');
  if (mail !== undefined) {
    if (mail.length === 0 || mail.length > MOST_ADDRESSES)
      throw refuse(`it must have 1 to ${MOST_ADDRESSES} addresses`);
    const wrong = mail.find((address) => !isMailAddress(address));
    if (wrong !== undefined) throw refuse(`"${wrong.slice(0, LONGEST_ADDRESS)}" is no mail address`);
  }
  if (webhook !== undefined) {
    const url = URL.parse(webhook.url);
    if (url === null || !/^https?:$/.test(url.protocol) || url.username + url.password !== '')
      throw refuse('the webhook must be an http or https address without user and password');
  }
  if (about.kind !== 'report') return;
  const { every, weekday, day } = about.schedule;
  if ((every === 'week') !== (weekday !== undefined) || (every === 'month') !== (day !== undefined))
    throw refuse('a week needs a weekday, a month a day, and neither needs the other');
}

/** Throws `notices/bad-mail` and `notices/open-password`. */
export function checkMail({ host, from, user, password, security }: MailSettings): void {
  if (!/^[\p{L}\p{N}.:-]{1,253}$/u.test(host))
    throw noticesFailures.fail('bad-mail', { subject: host.slice(0, 100), detail: 'it is no host' });
  if (!isMailAddress(from))
    throw noticesFailures.fail('bad-mail', { subject: from.slice(0, 100), detail: 'it is no mail address' });
  if ((user === undefined) !== (password === undefined))
    throw noticesFailures.fail('bad-mail', { subject: host, detail: 'user and password go together' });
  if (password !== undefined && security === 'none')
    throw noticesFailures.fail('open-password', { subject: host });
}
