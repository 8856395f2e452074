/** A language as GetConfigData lists it. */
export interface WorldLanguage {
  readonly languageId: number;
  readonly shortLanguage: string;
  readonly longLanguage: string;
  readonly enabled: boolean;
}

const LANGUAGES: readonly (readonly [id: number, short: string, long: string])[] = [
  [0, 'all', 'all'],
  [1031, 'de', 'German'],
  [1033, 'en', 'English'],
  [1036, 'fr', 'French'],
  [1041, 'ja', 'Japanese'],
  [1042, 'ko', 'Korean'],
  [2052, 'zh-cn', 'Chinese (Simplified)'],
];

/** Some of a real server's 39 languages, `all` first and never enabled (protocol-facts 11.4). */
export function languagesWith(enabled: readonly string[]): readonly WorldLanguage[] {
  return LANGUAGES.map(([languageId, shortLanguage, longLanguage]) => ({
    languageId,
    shortLanguage,
    longLanguage,
    enabled: enabled.includes(shortLanguage),
  }));
}
