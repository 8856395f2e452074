import { useMemo } from 'react';
import { type Format, formatOf } from './format.ts';
import { useLanguage } from './language.tsx';
import type { Language } from './languages.ts';

const MADE = new Map<Language, Format>();

/** The format of the console's language. */
export function useFormat(): Format {
  const { language } = useLanguage();
  return useMemo(() => {
    const made = MADE.get(language) ?? formatOf(language);
    MADE.set(language, made);
    return made;
  }, [language]);
}
