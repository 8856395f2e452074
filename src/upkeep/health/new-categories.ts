import { andMore, counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** Products and classifications that came lately and that nobody chose. */
export const newCategories = check({
  code: 'new-categories',
  see: ({ newCategories: found }) => {
    const [first] = found;
    if (first === undefined) return undefined;
    const products = found.filter(({ kind }) => kind === 'product').length;
    return {
      severity: 'notice',
      evidence: { first: first.name, products, classifications: found.length - products },
      measure: found.length,
    };
  },
  words: {
    en: ({ first, products, classifications }) => {
      const parts = [
        ...(products > 0 ? [counted(products, 'product')] : []),
        ...(classifications > 0 ? [counted(classifications, 'classification')] : []),
      ];
      return `${parts.join(' and ')} came lately and ${products + classifications === 1 ? 'is' : 'are'} not chosen: ${first}${andMore(products + classifications)}.`;
    },
    ja: ({ first, products, classifications }) => {
      const parts = [
        ...(products > 0 ? [`製品 ${counts(products)} 個`] : []),
        ...(classifications > 0 ? [`分類 ${counts(classifications)} 個`] : []),
      ];
      return `新しく追加された${parts.join('と')}は、同期の対象として選択されていません: ${first}${products + classifications > 1 ? ' ほか' : ''}。`;
    },
  },
  next: ({ products }) => (products > 0 ? 'todoku products list' : 'todoku classifications list'),
});
