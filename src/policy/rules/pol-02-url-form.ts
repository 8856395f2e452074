import { messages, type Text } from '#diagnosis';
import { readPolicyUrl, type UrlOddity } from '../server-url.ts';
import { addressesOf } from './addresses.ts';
import { found, inGroupPolicy, type PolicyCheck } from './check.ts';

const ODDITIES: Readonly<Record<UrlOddity, Text>> = {
  blanks: { en: 'blanks around it', ja: '前後の空白' },
  'no-scheme': { en: 'no http:// or https:// before it', ja: '先頭の http:// または https:// の不足' },
  'no-port': { en: 'no port', ja: 'ポート番号の不足' },
  path: { en: 'something behind the name and port', ja: 'ホスト名とポート番号の後の余分な文字' },
  'not-an-address': { en: 'no address can be made out', ja: 'アドレスとして解釈できない値' },
};

export const URL_FORM_MESSAGES = messages('policy', {
  'url-plain': () => ({
    en: 'The addresses are plain: scheme, name and port.',
    ja: 'アドレスは、スキーム、ホスト名、ポート番号の形式で正しく指定されています。',
  }),
  'url-odd': ({ name, oddities, plain }: Odd) => ({
    en: `${name} is oddly written: ${oddities.map((each) => ODDITIES[each].en).join(', ')}.${plain === undefined ? '' : ` It should be ${plain}.`}`,
    ja: `${name} の書き方に問題があります: ${oddities.map((each) => ODDITIES[each].ja).join('、')}。${plain === undefined ? '' : `正しい形式は ${plain} です。`}`,
  }),
});

interface Odd {
  readonly name: string;
  readonly oddities: readonly UrlOddity[];
  readonly plain: string | undefined;
}

const { say } = URL_FORM_MESSAGES;

/** POL-02: an address is `http(s)://name:port`, and nothing else. */
export const checkUrlForm: PolicyCheck = (values) => {
  const addresses = addressesOf(values);
  if (addresses.length === 0) return undefined;
  const odd = addresses
    .map(({ value, url }) => ({ value, ...readPolicyUrl(url) }))
    .filter(({ oddities }) => oddities.length > 0);
  const [first] = odd;
  if (first === undefined) {
    return found('POL-02', 'pass', say('url-plain', undefined), {
      evidence: addresses.map(({ value }) => value),
    });
  }
  const { value, oddities, plain } = first;
  return found('POL-02', 'warn', say('url-odd', { name: value.name, oddities, plain }), {
    evidence: odd.map((each) => each.value),
    next: [
      inGroupPolicy('serviceLocation', {
        en: `Write ${plain ?? 'http://NAME:8530'}, without blanks and without a slash at the end`,
        ja: `空白や末尾のスラッシュを付けずに、${plain ?? 'http://NAME:8530'} と指定してください`,
      }),
    ],
  });
};
