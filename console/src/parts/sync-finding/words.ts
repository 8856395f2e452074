import { inBoth } from '../../words/index.ts';

export const findingWords = inBoth({
  test: { en: 'Test the connection step by step', ja: '接続を順に確認する' },
  source: { en: 'Update source and proxy', ja: '更新元とプロキシを開く' },
  again: { en: 'Synchronize again', ja: 'もう一度同期する' },
  accept: { en: 'It is meant so: synchronize and accept it', ja: '想定どおりのため、受け入れて同期する' },
  products: { en: 'Products and classifications', ja: '製品と分類を開く' },
  quarantine: { en: 'Look into the quarantine', ja: '隔離された項目を確認する' },
  catalog: { en: 'Search the Microsoft Update Catalog', ja: 'Microsoft Update カタログを検索する' },
  files: { en: 'Update files', ja: '更新ファイルを開く' },
  retry: { en: 'Try again', ja: 'もう一度試す' },
  saw: { en: 'What was seen', ja: '確認された内容' },
});
