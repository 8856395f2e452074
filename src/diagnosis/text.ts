/** The languages that Todoku speaks to people. */
export type Language = 'en' | 'ja';

/** One thing said in every language. A text that lacks one does not compile. */
export type Text = Readonly<Record<Language, string>>;

/** A name, a command, a figure: the same in every language. */
export function verbatim(text: string): Text {
  return { en: text, ja: text };
}

/** What was seen, in one language. */
export function valueIn<Plain>(value: Plain | Text, language: Language): Plain | string {
  return typeof value === 'object' && value !== null ? (value as Text)[language] : (value as Plain);
}

/** A few names of a list in a sentence: `A, B and 3 more`. */
export function someOf(names: readonly string[], most = 3): Text {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  const [en, ja] = [shown.join(', '), shown.join('、')];
  return rest === 0 ? { en, ja } : { en: `${en} and ${rest} more`, ja: `${ja} ほか ${rest} 件` };
}

/** `2026-11-28 14:03 UTC`; Japanese prints `2026/11/28 14:03 UTC`. */
export function moment(at: number): Text {
  const en = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return { en, ja: en.replace('-', '/').replace('-', '/') };
}
