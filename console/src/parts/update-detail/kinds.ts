import type { UpdateTypeName } from '#server/admin';
import { useLanguage, useWords } from '../../words/index.ts';
import { SEVERITIES } from '../names/index.ts';
import { detailWords } from './words.ts';

/** What kind of thing it is, in words. */
export function useKindName(): (type: UpdateTypeName) => string {
  const words = useWords(detailWords);
  const names = {
    Software: words.software,
    Driver: words.driver,
    Detectoid: words.detectoid,
    Category: words.category,
  } as const;
  return (type) => names[type];
}

/** How grave what it mends is; words that nobody foresaw stay as they came. */
export function useSeverityName(): (severity: string) => string {
  const { language } = useLanguage();
  const names: Readonly<Record<string, string>> = SEVERITIES[language];
  return (severity) => names[severity] ?? severity;
}
