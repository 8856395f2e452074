import { useCallback } from 'react';
import { useLanguage } from '../../words/index.ts';

/** What WSUS's own console calls the classifications of Microsoft's catalog in Japanese; they are told apart by id everywhere. */
const JAPANESE: Readonly<Record<string, string>> = {
  'e6cf1350-c01b-414d-a61f-263d14d133b4': '重要な更新',
  'e0789628-ce08-4437-be74-2495b842f43b': '定義更新プログラム',
  'ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0': 'ドライバー',
  '77835c8d-62a7-41f5-82ad-f28d1af1e3b1': 'ドライバー セット',
  '0fa1201d-4330-4fa8-8ae9-b877473b6441': 'セキュリティ更新プログラム',
  'b4832bd8-e735-4761-8daf-37f882276dab': 'ツール',
  '28bc880e-0592-4cbf-8f95-c79b17911d5f': '修正プログラム集',
  'cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83': '更新',
  '5c9376ab-8ce6-464a-b136-22113dd69801': 'アプリケーション',
};

/** Names a classification in the language of the console: `title` where Microsoft has no other name. */
export function useClassificationName(): (id: string, title: string) => string {
  const { language } = useLanguage();
  return useCallback((id, title) => (language === 'ja' ? (JAPANESE[id] ?? title) : title), [language]);
}
