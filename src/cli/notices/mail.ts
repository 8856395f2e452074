import { type Command, Option } from 'commander';
import type { MailAnswer, MailChange } from '#server/admin';
import { onServer } from '../session.ts';
import { facts } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

interface MailOptions {
  readonly host?: string;
  readonly port?: number;
  readonly security?: NonNullable<MailChange['security']>;
  readonly user?: string;
  readonly from?: string;
  readonly language?: 'en' | 'ja';
}

/** `notices mail` */
export function addNoticesMail(notices: Command): void {
  notices
    .command('mail')
    .option('--host <host>', 'the mail server; "none" takes it away')
    .option('--port <port>', '587 unless said otherwise, with tls 465, with none 25', wholeNumber(1, 65_535))
    .addOption(
      new Option('--security <how>', 'starttls unless said otherwise; none only without a password').choices([
        'starttls',
        'tls',
        'none',
      ]),
    )
    .option('--user <name>', 'the password is read from TODOKU_MAIL_PASSWORD; "" for none')
    .option('--from <address>', 'who the mail is from')
    .addOption(new Option('--language <language>', 'of subscriptions that name none').choices(['en', 'ja']))
    .summary('show or set the server that mail is handed in to')
    .description(
      'Without options it shows the mail server. What is not named stays; with another host, port or user the password has to be given again.',
    )
    .action(
      onServer<MailOptions>(async ({ client, output, options }) => {
        const change = changeOf(options);
        const asks = Object.keys(change).length > 0;
        const answer = await client.request<MailAnswer>(
          asks ? 'PUT' : 'GET',
          '/notices/mail',
          asks ? change : undefined,
        );
        output.answer(answer, () => lines(answer));
      }),
    );
}

function changeOf({ host, port, security, user, from, language }: MailOptions): MailChange {
  const password = process.env['TODOKU_MAIL_PASSWORD'];
  return {
    ...(host === undefined ? {} : { host: host.toLowerCase() === 'none' ? '' : host }),
    ...(port === undefined ? {} : { port }),
    ...(security === undefined ? {} : { security }),
    ...(user === undefined ? {} : { user, ...(password === undefined ? {} : { password }) }),
    ...(from === undefined ? {} : { from }),
    ...(language === undefined ? {} : { language }),
  };
}

function lines({ mail }: MailAnswer): readonly string[] {
  if (mail === undefined)
    return [
      'No mail server is set. Try:   todoku notices mail --host mail.example --from todoku@example.com',
    ];
  const { host, port, security, user, hasPassword, from, language } = mail;
  return [
    ...facts([
      ['Mail server', `${host}:${port}`],
      ['Security', security],
      ['User', user === undefined ? 'none' : `${user}${hasPassword ? ', with a password' : ''}`],
      ['From', from],
      ['Language', language],
    ]),
    '',
    'Try it with a subscription:   todoku notices test NAME',
  ];
}
