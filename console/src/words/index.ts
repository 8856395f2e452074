export { type ToldFailure, useFailureWords } from './failures.ts';
export { agreeing, type Format, formatOf, type Unit, useFormat } from './format.ts';
export { inBoth, type Language, LanguageProvider, useLanguage, useWords, type Words } from './language.tsx';
