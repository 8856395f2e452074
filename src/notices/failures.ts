import { failureTable } from '#base';

export const noticesFailures = failureTable('notices', {
  'mail-not-set': {
    message: 'no mail server is set',
    hint: 'Set one with `todoku notices mail --host HOST --from ADDRESS`.',
  },
  'bad-mail': {
    message: 'mail cannot be handed in like that',
    hint: 'See `todoku notices mail --help`.',
  },
  'open-password': {
    message: 'a password would go over the line for everybody to read',
    hint: 'Use --security starttls or tls, or leave user and password out for a relay that wants none.',
  },
  'bad-subscription': {
    message: 'this subscription cannot be kept',
    hint: 'See `todoku notices subscribe --help`.',
  },
  'unknown-subscription': {
    message: 'there is no subscription of that name',
    hint: 'See what there is with `todoku notices list`.',
  },
  'mail-unreachable': {
    message: 'the mail server cannot be reached',
    hint: 'Check its name and its port: 587 with starttls, 465 with tls, 25 without. It is tried again by itself.',
  },
  'mail-tls': {
    message: 'no secure connection to the mail server comes about',
    hint: 'Its certificate must be trusted and name the host; `todoku upstream set --ca` trusts an authority of your own. A server that offers no STARTTLS may want --security tls.',
  },
  'mail-login': {
    message: 'the mail server does not take the user and the password',
    hint: 'Set them anew with `todoku notices mail --user`; the password is read from TODOKU_MAIL_PASSWORD.',
  },
  'mail-refused': {
    message: 'the mail server does not take the message',
    hint: 'The detail has its answer: an address that it does not know, a sender that it does not allow, or a message that is too large.',
  },
  'webhook-refused': {
    message: 'the webhook did not take the message',
    hint: 'The detail has its answer. Check the address and, where it checks signatures, the secret.',
  },
  interrupted: {
    message: 'the server ended while this was being sent, so nobody knows whether it arrived',
    hint: 'It is not sent again by itself, so that nobody gets it twice. `todoku notices test NAME` sends one now.',
  },
});
