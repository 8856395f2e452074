import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { setAskedLanguage } from '../api/ask.ts';
import { answers } from '../api/index.ts';
import type { Language } from './languages.ts';

/** A text, or a function that makes one, in each language. */
type Both = { readonly en: unknown; readonly ja: unknown };

/** Texts of a page by name, each in both languages side by side: what lacks one does not compile. */
export type Words<Table extends Record<string, Both>> = { readonly [Name in keyof Table]: Table[Name]['en'] };

interface Spoken {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const Context = createContext<Spoken>({ language: 'en', setLanguage: () => {} });
const KEPT = 'todoku-language';

/** What was chosen here before, else the first of the browser's languages that there is. */
function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'en' || kept === 'ja') return kept;
  const found = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'en' || tag === 'ja');
  return (found as Language | undefined) ?? 'en';
}

/** Everything in it is in one language, which the person can change. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  setAskedLanguage(language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const spoken = useMemo(
    () => ({
      language,
      setLanguage: (chosen: Language) => {
        localStorage.setItem(KEPT, chosen);
        setLanguage(chosen);
        // The server speaks too: what it explained is asked for anew.
        setAskedLanguage(chosen);
        void answers.invalidateQueries();
      },
    }),
    [language],
  );
  return (
    <Context value={spoken}>
      <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-GB'}>{children}</I18nProvider>
    </Context>
  );
}

export function useLanguage(): Spoken {
  return useContext(Context);
}

/** Declares texts. English and Japanese of one name must be of one shape: both texts, functions of the same parameters, or texts by name. */
export function inBoth<
  const Table extends {
    readonly [Name in keyof Table]: {
      readonly en: Table[Name]['en'];
      readonly ja: Widened<Table[Name]['en']>;
    };
  },
>(table: Table): Table {
  return table;
}

type Widened<Text> = Text extends string
  ? string
  : Text extends (...given: infer Given) => unknown
    ? (...given: Given) => string
    : Text extends object
      ? { readonly [Name in keyof Text]: Widened<Text[Name]> }
      : Text;

/** Those texts in the language of the console. */
export function useWords<Table extends Record<string, Both>>(table: Table): Words<Table> {
  const { language } = useLanguage();
  return useMemo(
    () =>
      Object.fromEntries(Object.entries(table).map(([name, both]) => [name, both[language]])) as Words<Table>,
    [table, language],
  );
}
