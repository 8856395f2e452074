import { messages } from '#diagnosis';
import { readPolicyUrl } from '../server-url.ts';
import { addressesOf } from './addresses.ts';
import { found, GENERATE, inGroupPolicy, type PolicyCheck } from './check.ts';

export const PORT_MESSAGES = messages('policy', {
  'port-fits': () => ({
    en: 'Scheme and port go together.',
    ja: 'スキームとポート番号の組み合わせは正しいです。',
  }),
  'port-of-other-scheme': ({ name, scheme, port, other }: Mismatch) => ({
    en: `${name} has ${scheme} with port ${port}, which is the port of ${other}.`,
    ja: `${name} のスキームは ${scheme} ですが、ポート ${port} は ${other} 用のポートです。`,
  }),
});

interface Mismatch {
  readonly name: string;
  readonly scheme: string;
  readonly port: number;
  readonly other: string;
}

/** The ports that everybody uses for one scheme: those of WSUS, and the scheme's own. */
const OTHERS_PORTS = { http: [8531, 443], https: [8530, 80] } as const;

const { say } = PORT_MESSAGES;

/** POL-04: https is not spoken at 8530, nor http at 8531. */
export const checkPort: PolicyCheck = (values) => {
  const addresses = addressesOf(values).flatMap(({ value, url }) => {
    const { scheme, port } = readPolicyUrl(url);
    return scheme === undefined || port === undefined ? [] : [{ value, scheme, port }];
  });
  if (addresses.length === 0) return undefined;
  const wrong = addresses.find(({ scheme, port }) =>
    (OTHERS_PORTS[scheme] as readonly number[]).includes(port),
  );
  if (wrong === undefined) return found('POL-04', 'pass', say('port-fits', undefined));
  const { value, scheme, port } = wrong;
  const other = scheme === 'http' ? 'https' : 'http';
  return found('POL-04', 'fail', say('port-of-other-scheme', { name: value.name, scheme, port, other }), {
    evidence: [value],
    next: [
      inGroupPolicy('serviceLocation', {
        en: `Use ${other}:// with port ${port}, or the port of ${scheme}`,
        ja: `${other}:// とポート ${port} を使用するか、${scheme} 用のポートに変更してください`,
      }),
      GENERATE,
    ],
  });
};
