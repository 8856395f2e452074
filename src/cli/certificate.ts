import type { Command } from 'commander';
import type { CertificateAnswer } from '#server/admin';
import { onServer } from './session.ts';
import { facts } from './table.ts';
import { showTime } from './time.ts';

/** `certificate` */
export function addCertificate(program: Command): void {
  program
    .command('certificate')
    .summary('by which addresses computers reach the server, and what it proves itself with')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<CertificateAnswer>('GET', '/certificate');
        output.answer(answer, () => lines(answer));
      }),
    );
}

function lines({ urls, certificate }: CertificateAnswer): readonly string[] {
  if (urls.length === 0) return ['No server runs on this data, so no computer reaches one.'];
  const [first, ...others] = urls;
  return [
    ...facts([
      ['Addresses', first],
      ...others.map((url) => ['', url] as const),
      [
        'Certificate',
        certificate === undefined ? 'none: it is reached without TLS only' : certificate.subject,
      ],
      ['For', certificate?.names.join(', ')],
      ['Issued by', certificate?.issuer],
      ['Valid from', certificate && showTime(certificate.validFrom)],
      ['Expires', certificate && showTime(certificate.expiresAt)],
      ['SHA-1', certificate?.thumbprints[0]],
      ['File', certificate?.file],
      ['Lacks', certificate?.lacks.join(', ')],
    ]),
    ...(certificate === undefined ? ['', 'Give it one:   todoku serve --certificate FILE'] : []),
  ];
}
