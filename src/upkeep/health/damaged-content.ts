import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** Files that arrive as others than their updates declare: something on the way changes them, or their source has them wrong. */
export const damagedContent = check({
  code: 'damaged-content',
  see: ({ content: { damaged } }) =>
    damaged === 0 ? undefined : { severity: 'warning', evidence: { files: damaged }, measure: damaged },
  words: {
    en: ({ files }) =>
      `${counted(files, 'file')} came with another hash or length than ${files === 1 ? 'its update declares' : 'their updates declare'}; nothing of ${files === 1 ? 'it' : 'them'} was kept. A proxy on the way is suspected.`,
    ja: ({ files }) =>
      `ダウンロードした更新ファイル ${counts(files)} 個のハッシュまたはサイズが一致しないため、破棄しました。経路上のプロキシの問題が疑われます。`,
  },
  next: () => 'todoku content fetch --retry',
});
