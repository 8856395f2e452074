import { useCallback } from 'react';
import { useLanguage } from '../../words/index.ts';

/** The groups that are on every server, whose names are known in both languages. */
export const ALL_COMPUTERS = 'a0a08746-4dbe-4a37-9adf-9e7652c0b421';
export const UNASSIGNED = 'b73ca6ed-5727-47f3-84de-015e03f6a88a';
const JAPANESE: Readonly<Record<string, string>> = {
  [ALL_COMPUTERS]: 'すべてのコンピューター',
  [UNASSIGNED]: '割り当てられていないコンピューター',
};

/** Names a group in the language of the console: those that people made keep their names. */
export function useGroupName(): (id: string, name: string) => string {
  const { language } = useLanguage();
  return useCallback((id, name) => (language === 'ja' ? (JAPANESE[id] ?? name) : name), [language]);
}

/** As the API names them where it gives names alone. */
const BUILT_IN: Readonly<Record<string, string>> = {
  'All Computers': ALL_COMPUTERS,
  'Unassigned Computers': UNASSIGNED,
};

/** The same of a name alone. */
export function useGroupNameAlone(): (name: string) => string {
  const nameOf = useGroupName();
  return useCallback((name) => nameOf(BUILT_IN[name] ?? '', name), [nameOf]);
}
