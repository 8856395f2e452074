import { getCACertificates } from 'node:tls';
import { noticesFailures } from './failures.ts';
import type { Message } from './message.ts';
import type { MailSettings } from './subscription.ts';

export interface MailParts {
  readonly settings: MailSettings;
  readonly to: readonly string[];
  readonly message: Message;
  /** Makes the Message-ID: mail servers drop what comes twice under one. `name@host` without brackets. */
  readonly id: string;
  readonly at: number;
  /** PEM of authorities that are trusted besides the system's. */
  readonly authorities: readonly string[];
}

/** Milliseconds: to connect, to be greeted, of silence. */
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/**
 * Hands a message in, with plain text and attachments. Resolves with the addresses that the server did not take, when it took others. Fails
 * with `notices/mail-unreachable`, `mail-tls`, `mail-login` and `mail-refused`; then nobody gets it.
 */
export async function sendMail(parts: MailParts): Promise<readonly string[]> {
  const { settings, to, message, id, at, authorities } = parts;
  const { host, port, security, user, password, from } = settings;
  // Loaded when it is needed: most commands send nothing.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password } }),
    ...TIMEOUTS,
    tls: {
      minVersion: 'TLSv1.2',
      ca: [...new Set([...authorities, ...getCACertificates('default'), ...getCACertificates('system')])],
    },
    // A message is made of what it has; nothing in it may name a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { rejected } = await transport.sendMail({
      from,
      to: [...to],
      subject: message.subject,
      text: message.text,
      date: new Date(at),
      messageId: `<${id}>`,
      attachments: message.attachments.map(({ name, type, bytes }) => ({
        filename: name,
        contentType: type,
        content: bytes,
      })),
      headers: {
        // Absence notes are not for machines (RFC 3834; the second is Exchange's word for it).
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      },
    });
    return rejected;
  } catch (error) {
    throw failureOf(error, `${host}:${port}`);
  } finally {
    transport.close();
  }
}

interface MailError extends Error {
  readonly code?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

function failureOf(cause: unknown, subject: string): Error {
  const { code = '', message, response } = cause as MailError;
  const detail = (response ?? message).replace(/\s+/g, ' ').slice(0, 300);
  const told = { subject, detail, cause };
  // A certificate that is not trusted comes as an ordinary error of the connection.
  if (code === 'ETLS' || /certificate|\bTLS\b|\bSSL\b|altnames/i.test(message))
    return noticesFailures.fail('mail-tls', told);
  if (code === 'EAUTH' || code === 'ENOAUTH') return noticesFailures.fail('mail-login', told);
  if (response !== undefined || code === 'EENVELOPE' || code === 'EMESSAGE')
    return noticesFailures.fail('mail-refused', told);
  return noticesFailures.fail('mail-unreachable', told);
}
