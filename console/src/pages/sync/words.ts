import { inBoth } from '../../words/index.ts';

/** What stands on every page of synchronisation. */
export const syncWords = inBoth({
  parts: { en: 'Parts of synchronization', ja: '同期のページ' },
  history: { en: 'Synchronizations', ja: '同期の状態' },
  schedule: { en: 'Schedule', ja: '同期スケジュール' },
  products: { en: 'Products and Classifications', ja: '製品と分類' },
  catalog: { en: 'Import', ja: 'インポート' },
  upstream: { en: 'Update Source and Proxy', ja: '更新元とプロキシ' },
  content: { en: 'Update Files', ja: '更新ファイル' },
  quarantine: { en: 'Quarantine', ja: '隔離' },
  onlyAdministrators: {
    en: 'You can look at everything here. Changes are made by administrators.',
    ja: '閲覧のみ可能です。変更は管理者が行います。',
  },
  save: { en: 'Save', ja: '保存' },
  discard: { en: 'Discard the changes', ja: '変更を破棄' },
  takenBack: { en: 'Taken back.', ja: '元に戻しました。' },
});
