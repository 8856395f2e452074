import type { Language, Text } from '#diagnosis';

/** The same value with every text in one language. */
export type Told<Value> = Value extends Text
  ? string
  : Value extends string | number | boolean | undefined
    ? Value
    : { readonly [Key in keyof Value]: Told<Value[Key]> };

/** Tells a report in one language: every text that has both becomes that one. */
export function inLanguage<Value>(value: Value, language: Language): Told<Value> {
  return tell(value, language) as Told<Value>;
}

function tell(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((each) => tell(each, language));
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return value[language];
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, tell(each, language)]));
}

function isText(value: object): value is Text {
  return 'en' in value && 'ja' in value;
}
