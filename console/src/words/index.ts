export { type ToldFailure, useFailureWords } from './failures.ts';
export { agreeing, type Format, type Unit } from './format.ts';
export { inBoth, LanguageProvider, useLanguage, useWords, type Words } from './language.tsx';
export type { Language } from './languages.ts';
export { useFormat } from './use-format.ts';
