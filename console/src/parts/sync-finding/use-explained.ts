import { useLanguage } from '../../words/index.ts';
import { EXPLAINED, type Explained } from './explained.ts';

/** Tells a code in the language of the console. What has no words here keeps the server's own. */
export function useExplained(): (told: {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}) => Explained & { readonly known: boolean } {
  const { language } = useLanguage();
  return ({ code, message, hint }) => {
    const found = EXPLAINED[code]?.[language];
    if (found !== undefined) return { ...found, known: true };
    return { says: sentence(message), next: hint, known: false };
  };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.。]$/.test(text) ? '' : '.'}`;
}
