import { messages } from '#diagnosis';
import { serverLocation } from '../server-location.ts';
import { readPolicyUrl } from '../server-url.ts';
import { found, inGroupPolicy, type PolicyCheck } from './check.ts';

export const CERTIFICATE_NAME_MESSAGES = messages('policy', {
  'certificate-name': ({ host }: Host) => ({
    en: `The server's certificate is for ${host}.`,
    ja: `サーバー証明書の名前は ${host} と一致しています。`,
  }),
  'certificate-name-differs': ({ host }: Host) => ({
    en: `The name in the certificate does not match the URL in the policy (${host}).`,
    ja: `証明書の名前が、ポリシーで指定した URL (${host}) と一致しません。`,
  }),
});

interface Host {
  readonly host: string;
}

const { say } = CERTIFICATE_NAME_MESSAGES;

/** POL-23: the name by which a computer is told to call the server is one that its certificate is for. */
export const checkCertificateName: PolicyCheck = (values, { certificate }) => {
  const { state, url } = serverLocation(values);
  const { scheme, host } = readPolicyUrl(String(url?.value));
  if (state !== 'server' || scheme !== 'https' || host === undefined || certificate === undefined)
    return undefined;
  if (certificate.names.some((name) => covers(name, host))) {
    return found('POL-23', 'pass', say('certificate-name', { host }), { evidence: [url] });
  }
  const [name] = certificate.names;
  return found('POL-23', 'fail', say('certificate-name-differs', { host }), {
    evidence: [url],
    next: [
      inGroupPolicy('serviceLocation', {
        en:
          name === undefined
            ? 'Use a name that the certificate is for'
            : `Use a name that the certificate is for, like ${name}`,
        ja: `証明書に含まれる名前${name === undefined ? '' : ` (${name} など)`}を使用してください`,
      }),
      {
        where: 'server',
        says: {
          en: `Or use a certificate whose subject alternative names have ${host}.`,
          ja: `または、サブジェクトの別名に ${host} を含む証明書を使用してください。`,
        },
      },
    ],
  });
};

/** As RFC 6125 6.4.3: a star stands for one label, the first. */
function covers(name: string, host: string): boolean {
  const [wanted, given] = [name.toLowerCase(), host.toLowerCase()];
  if (!wanted.startsWith('*.')) return wanted === given;
  return given.includes('.') && given.slice(given.indexOf('.')) === wanted.slice(1);
}
