import { inBoth } from '../../words/index.ts';

/** Words of a synchronisation: its phases and what started it. */
export const runWords = inBoth({
  authorization: { en: 'Introducing itself', ja: '認証' },
  configuration: { en: 'Reading the configuration', ja: '構成の取得' },
  categories: { en: 'Products and classifications', ja: '製品と分類の取得' },
  updates: { en: 'Updates', ja: '更新プログラムの取得' },
  deployments: { en: 'Approvals of the upstream', ja: '承認の取得' },
  publishing: { en: 'Putting into force', ja: '反映' },
  content: { en: 'Asking for files', ja: 'ファイルの要求' },
  reporting: { en: 'Reporting to the upstream', ja: '状態の報告' },
  manual: { en: 'by hand', ja: '手動' },
  schedule: { en: 'by schedule', ja: 'スケジュール' },
  'catch-up': { en: 'caught up', ja: '未実行分' },
  catalog: { en: 'single updates', ja: '個別インポート' },
  migration: { en: 'migration', ja: '移行' },
});

type Name = keyof typeof runWords;

/** The word of a phase or a trigger; one that is not known stands as it is. */
export function wordOf(words: Readonly<Record<Name, string>>, name: string): string {
  return (words as Readonly<Record<string, string>>)[name] ?? name;
}
