import { useLanguage } from '../../words/index.ts';

/** Languages by their names in the language of the console; what is no language stays as it is. */
export function useLanguageNames(): (tags: readonly string[]) => readonly string[] {
  const { language } = useLanguage();
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
  return (tags) =>
    tags.map((tag) => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    });
}
