import { messages } from '#diagnosis';
import { isCovered, numberOf, textOf, valueNamed } from '../values.ts';
import { found, inGroupPolicy, type PolicyCheck } from './check.ts';

export const ALTERNATE_MESSAGES = messages('policy', {
  alternate: ({ url }: { readonly url: string }) => ({
    en: `Files are downloaded from ${url}; what there is to install still comes from the update server.`,
    ja: `更新ファイルは ${url} からダウンロードされます。更新プログラムの情報は更新サーバーから取得されます。`,
  }),
  'alternate-missing': () => ({
    en: 'FillEmptyContentUrls is set, but there is no alternate download server, without which it does nothing.',
    ja: 'FillEmptyContentUrls が設定されていますが、代替ダウンロード サーバーが指定されていないため、効果がありません。',
  }),
});

const { say } = ALTERNATE_MESSAGES;

/** POL-24: what belongs to the alternate download server is not set without one. */
export const checkAlternate: PolicyCheck = (values) => {
  const url = textOf(values, 'policy', 'UpdateServiceUrlAlternate');
  if (url !== undefined) {
    return found('POL-24', 'pass', say('alternate', { url }), {
      evidence: [valueNamed(values, 'policy', 'UpdateServiceUrlAlternate')],
    });
  }
  if (numberOf(values, 'policy', 'FillEmptyContentUrls') !== 1 || !isCovered(values, 'policy'))
    return undefined;
  return found('POL-24', 'warn', say('alternate-missing', undefined), {
    evidence: [valueNamed(values, 'policy', 'FillEmptyContentUrls')],
    next: [
      inGroupPolicy('serviceLocation', {
        en: 'Name an alternate download server, or clear the check box',
        ja: '代替ダウンロード サーバーを指定するか、チェック ボックスをオフにしてください',
      }),
    ],
  });
};
