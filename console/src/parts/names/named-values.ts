/** What an approval does, in words. */
export const ACTIONS = {
  en: {
    Install: 'Install',
    OptionalInstall: 'Optional install',
    Uninstall: 'Remove',
    NotApproved: 'Not approved',
  },
  ja: {
    Install: 'インストール',
    OptionalInstall: 'オプションのインストール',
    Uninstall: '削除',
    NotApproved: '未承認',
  },
} as const;

/** How grave what an update mends is, by MSRC. */
export const SEVERITIES = {
  en: { Critical: 'Critical', Important: 'Important', Moderate: 'Moderate', Low: 'Low' },
  ja: { Critical: '緊急', Important: '重要', Moderate: '警告', Low: '注意' },
} as const;
