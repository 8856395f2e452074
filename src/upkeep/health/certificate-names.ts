import { counts } from '../verdict.ts';
import { check } from './check.ts';

/** Names by which this server is asked for over TLS and that its certificate does not have: whoever asks does not trust it. */
export const certificateNames = check({
  code: 'certificate-names',
  see: ({ certificates }) => {
    const missing = certificates.flatMap(({ name, lacks = [] }) => lacks.map((host) => ({ name, host })));
    const [first] = missing;
    if (first === undefined) return undefined;
    return {
      severity: 'warning',
      evidence: { name: first.name, host: first.host, others: missing.length - 1 },
      measure: missing.length,
    };
  },
  words: {
    en: ({ name, host, others }) =>
      `This server is asked for over TLS as ${host}${others === 0 ? '' : ` (and by ${counts(others)} more names)`}, and the certificate ${name} does not have that name: machines do not trust it.`,
    ja: ({ name, host, others }) =>
      `証明書「${name}」の名前が、コンピューターがアクセスする URL のホスト名 (${host}) と一致しません${others === 0 ? '' : ` (ほか ${counts(others)} 個)`}。コンピューターはこの証明書を信頼しません。`,
  },
  next: () => 'renew the file that --certificate names, with every name that policies have in WUServer',
});
