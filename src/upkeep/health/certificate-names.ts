import { counts } from '../verdict.ts';
import { check } from './check.ts';

/** Names by which machines are told to reach this server over TLS and that its certificate does not have. */
export const certificateNames = check({
  code: 'certificate-names',
  see: ({ certificates }) => {
    const missing = certificates.flatMap(({ name, lacks = [] }) => lacks.map((host) => ({ name, host })));
    const [first] = missing;
    if (first === undefined) return undefined;
    return {
      severity: 'alarm',
      evidence: { name: first.name, host: first.host, others: missing.length - 1 },
      measure: missing.length,
    };
  },
  words: {
    en: ({ name, host, others }) =>
      `The certificate ${name} does not have the name ${host}, by which machines reach this server${others === 0 ? '' : `, and lacks ${counts(others)} more`}: they will not trust it.`,
    ja: ({ name, host, others }) =>
      `証明書「${name}」の名前が、コンピューターがアクセスする URL のホスト名 (${host}) と一致しません${others === 0 ? '' : ` (ほか ${counts(others)} 個)`}。コンピューターはこの証明書を信頼しません。`,
  },
  next: () =>
    'renew the file that --certificate names, with all names that --content-url and --admin-names have',
});
