import { messages } from '#diagnosis';
import { serverLocation } from '../server-location.ts';
import { readPolicyUrl } from '../server-url.ts';
import { found, type PolicyCheck } from './check.ts';

export const HTTP_MESSAGES = messages('policy', {
  https: () => ({
    en: 'The computer talks to the server over TLS.',
    ja: 'サーバーとの通信は TLS で保護されています。',
  }),
  http: () => ({
    en: 'The address is http: whoever is between computer and server can answer in its place. Files stay safe by their signatures, the rest does not.',
    ja: 'アドレスが http のため、通信経路上の第三者がサーバーになりすます可能性があります。更新ファイルは署名で保護されますが、そのほかの通信は保護されません。',
  }),
});

const { say } = HTTP_MESSAGES;

/** POL-16: an http address works, and is weaker than it need be. */
export const checkHttp: PolicyCheck = (values) => {
  const { state, url } = serverLocation(values);
  if (state !== 'server') return undefined;
  const { scheme } = readPolicyUrl(String(url?.value));
  if (scheme === undefined) return undefined;
  if (scheme === 'https') return found('POL-16', 'pass', say('https', undefined), { evidence: [url] });
  return found('POL-16', 'warn', say('http', undefined), {
    evidence: [url],
    next: [
      {
        where: 'server',
        says: {
          en: 'Serve over TLS with a certificate that the computers trust, then write https:// and its port in the policy.',
          ja: 'コンピューターが信頼する証明書を使用して TLS で公開し、ポリシーに https:// とそのポート番号を指定してください。',
        },
        command: 'todoku serve --https 0.0.0.0:8531 --certificate FILE.pem --certificate-key KEY.pem',
      },
    ],
  });
};
