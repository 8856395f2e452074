import { useFailureWords, useLanguage } from '../../words/index.ts';
import { EXPLAINED, type Explained } from './explained.ts';

/** Tells a code in the language of the console. What has no words here keeps the server's own. */
export function useExplained(): (told: {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}) => Explained & { readonly known: boolean } {
  const { language } = useLanguage();
  const tell = useFailureWords();
  return (told) => {
    const found = EXPLAINED[told.code]?.[language];
    return found === undefined ? tell(told) : { ...found, known: true };
  };
}
