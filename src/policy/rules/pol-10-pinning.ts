import { messages } from '#diagnosis';
import { serverLocation } from '../server-location.ts';
import { readPolicyUrl } from '../server-url.ts';
import { numberOf, valueNamed } from '../values.ts';
import { found, type PolicyCheck } from './check.ts';

const NOT_ENFORCED = 'DoNotEnforceEnterpriseTLSCertPinningForUpdateDetection';

export const PINNING_MESSAGES = messages('policy', {
  'pinning-none': () => ({
    en: 'The computer holds the server to no certificate in particular.',
    ja: 'サーバー証明書のピン留めは使用されていません。',
  }),
  'pinning-fits': () => ({
    en: 'The certificate that the server shows is among those that the computer holds it to.',
    ja: 'サーバー証明書は、コンピューターにピン留めされている証明書に含まれています。',
  }),
  'pinning-fails': ({ count }: { readonly count: number }) => ({
    en: `The computer holds the server to ${count === 1 ? 'one certificate' : `${count} certificates`} in its store WindowsServerUpdateServices, and the server's is not among them.`,
    ja: `コンピューターの証明書ストア WindowsServerUpdateServices に ${count} 個の証明書がありますが、サーバー証明書は含まれていません。`,
  }),
  'pinning-unsure': () => ({
    en: 'The computer holds the server to certificates of its own store. Whether the server shows one of them is not known here.',
    ja: 'サーバー証明書がピン留めされています。サーバーの証明書が一致するかどうかは、この情報からは判断できません。',
  }),
});

const { say } = PINNING_MESSAGES;

/** POL-10: over TLS, a filled store WindowsServerUpdateServices must hold a certificate of the server's chain. */
export const checkPinning: PolicyCheck = (values, { certificate }) => {
  const { state, url } = serverLocation(values);
  if (state !== 'server' || readPolicyUrl(String(url?.value)).scheme !== 'https') return undefined;
  const { pins } = values;
  const evidence = [url, valueNamed(values, 'policy', NOT_ENFORCED)];
  if (numberOf(values, 'policy', NOT_ENFORCED) === 1 || pins?.length === 0) {
    return found('POL-10', 'pass', say('pinning-none', undefined), { evidence });
  }
  if (pins === undefined) return undefined;
  if (certificate === undefined) {
    return found('POL-10', 'unknown', say('pinning-unsure', undefined), {
      evidence,
      decidedBy: {
        en: "The thumbprints of the server's certificate and of those that issued it.",
        ja: 'サーバー証明書とその発行元の証明書の拇印。',
      },
    });
  }
  const shown = new Set(certificate.thumbprints.map(plain));
  if (pins.some(({ thumbprint }) => shown.has(plain(thumbprint)))) {
    return found('POL-10', 'pass', say('pinning-fits', undefined), { evidence });
  }
  return found('POL-10', 'fail', say('pinning-fails', { count: pins.length }), {
    evidence,
    next: [
      {
        where: 'machine',
        says: {
          en: "Put the server's certificate, or the one that issued it, into the store as an administrator.",
          ja: '管理者として、サーバー証明書またはその発行元の証明書をストアに追加してください。',
        },
        command:
          'Import-Certificate -FilePath SERVER.cer -CertStoreLocation Cert:\\LocalMachine\\WindowsServerUpdateServices',
      },
    ],
  });
};

function plain(thumbprint: string): string {
  return thumbprint.replace(/[^0-9a-f]/gi, '').toLowerCase();
}
