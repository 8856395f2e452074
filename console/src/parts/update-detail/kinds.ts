import type { UpdateTypeName } from '#server/admin';
import { useWords } from '../../words/index.ts';
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
  const words = useWords(detailWords);
  const names: Readonly<Record<string, string>> = {
    Critical: words.critical,
    Important: words.important,
    Moderate: words.moderate,
    Low: words.low,
  };
  return (severity) => names[severity] ?? severity;
}
