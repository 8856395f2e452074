import { inBoth } from '../../words/index.ts';

export const resultWords = inBoth({
  cause: { en: 'Why', ja: '原因' },
  remedy: { en: 'What to do', ja: '対処' },
  fault: { en: 'Usually lies with', ja: '原因の所在' },
  unknown: {
    en: 'This code is in no table that this server has.',
    ja: 'このコードは、サーバーの一覧にありません。',
  },
});
