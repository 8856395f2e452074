import { Option } from 'commander';
import type { Language } from '#diagnosis';

/** The language of the environment as far as there is a choice: Japanese where it says so. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return /^ja/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'ja' : 'en';
}

/** `--lang`, of every command that speaks both. What comes of it: `chosenLanguage`. */
export function languageOption(what = 'in which language'): Option {
  return new Option('--lang <language>', `${what} (default: that of the environment)`).choices(['en', 'ja']);
}

/** What was asked for with `--lang`, and otherwise the language of the environment. */
export function chosenLanguage({ lang }: { readonly lang?: Language | undefined }): Language {
  return lang ?? languageOf(process.env);
}
