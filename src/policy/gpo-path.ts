import type { Language, Text } from '#diagnosis';
import type { GpoFolder, GpoPolicy } from './gpo-policies.ts';

/** Below "Windows Update" since the templates of Windows 11 and Server 2022. "Service" is singular in the folder's name. */
const NEW_FOLDERS: Readonly<Record<Exclude<GpoFolder, 'communication'>, Text>> = {
  server: {
    en: 'Manage updates offered from Windows Server Update Service',
    ja: 'Windows Server Update Service から提供される更新プログラムの管理',
  },
  'windows-update': {
    en: 'Manage updates offered from Windows Update',
    ja: 'Windows Update から提供される更新プログラムの管理',
  },
  experience: { en: 'Manage end user experience', ja: 'エンド ユーザー エクスペリエンスの管理' },
  legacy: { en: 'Legacy Policies', ja: 'レガシ ポリシー' },
};

const ROOT: Readonly<Record<Language, readonly string[]>> = {
  en: ['Computer Configuration', 'Administrative Templates'],
  ja: ['コンピューターの構成', '管理用テンプレート'],
};
const WINDOWS_UPDATE: Readonly<Record<Language, readonly string[]>> = {
  en: ['Windows Components', 'Windows Update'],
  ja: ['Windows コンポーネント', 'Windows Update'],
};
const COMMUNICATION: Readonly<Record<Language, readonly string[]>> = {
  en: ['System', 'Internet Communication Management', 'Internet Communication settings'],
  ja: ['システム', 'インターネット通信の管理', 'インターネット通信の設定'],
};

/** Which folders the editor shows depends on the templates in the central store, not on the client. */
export type GpoLayout = 'new' | 'old';

/** Where the editor has a policy: `Computer Configuration > … > name`, in Japanese `[コンピューターの構成] - [ … ]`. */
export function gpoPath(
  { folder, name }: Pick<GpoPolicy, 'folder' | 'name'>,
  layout: GpoLayout,
  language: Language,
): string {
  const below =
    folder === 'communication'
      ? COMMUNICATION[language]
      : [...WINDOWS_UPDATE[language], ...(layout === 'new' ? [NEW_FOLDERS[folder][language]] : [])];
  const parts = [...ROOT[language], ...below, name[language]];
  return language === 'ja' ? parts.map((part) => `[${part}]`).join(' - ') : parts.join(' > ');
}
