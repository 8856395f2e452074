import type { AdviceName } from './advice.ts';

/** The languages in which a result is explained. */
export type ResultLanguage = 'en' | 'ja';

/** What a computer was doing when a result code arose. */
export type ResultOrigin = 'connection' | 'protocol' | 'download' | 'install';

/** One row of the table: code, symbolic name (empty: it has none), which advice goes with it, its meaning in English and in Japanese. */
export type ResultRow = readonly [code: number, name: string, advice: AdviceName, en: string, ja: string];
