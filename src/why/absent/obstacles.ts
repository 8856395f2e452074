import type { AbsentFacts, CategoryHere, Described } from './facts.ts';

/** What of the selection keeps one update from being asked for. */
export interface Obstacles {
  readonly product: boolean;
  readonly classification: boolean;
  readonly language: boolean;
}

/** True where a category is among what the upstream is asked for. */
export function isSelected({ selected }: CategoryHere): boolean {
  return selected === 'itself' || selected === 'above';
}

/** What keeps this one from being asked for; what is not told of it keeps nothing. */
export function obstaclesOf(described: Described, facts: AbsentFacts): Obstacles {
  const { products, classification } = described;
  const languages = languagesOf(described);
  return {
    product: products.length > 0 && !products.some(isSelected),
    classification: classification !== undefined && !isSelected(classification),
    language: languages !== undefined && !spoken(languages, facts),
  };
}

/** True where all of the selection lets it through, and enough is known of it to say so. */
export function isAskedFor(described: Described, facts: AbsentFacts): boolean {
  const { product, classification, language } = obstaclesOf(described, facts);
  const isKnown = described.products.length > 0 && described.classification !== undefined;
  return isKnown && !product && !classification && !language;
}

/** As it is told, or as its title says it: `… LanguagePack [ja-JP]`. Undefined: nothing says that it is for certain ones only. */
export function languagesOf({ languages, title }: Described): readonly string[] | undefined {
  if (languages !== undefined) return languages;
  const named = /\[([a-z]{2,3}-[a-z]{2,4})\]|_([a-z]{2,3}-[a-z]{2,4})(?:$|[\s_.])/i.exec(title);
  const language = named?.[1] ?? named?.[2];
  return language === undefined ? undefined : [language.toLowerCase()];
}

/** True where one of them is selected; none at all is for everybody. */
function spoken(languages: readonly string[], { selection }: AbsentFacts): boolean {
  if (languages.length === 0 || selection.languages.length === 0) return true;
  const wanted = selection.languages.map((each) => each.toLowerCase());
  return languages.some((each) => wanted.some((short) => isOfLanguage(each.toLowerCase(), short)));
}

/** `ja-jp` is spoken where `ja` is selected. */
function isOfLanguage(language: string, selected: string): boolean {
  return language === selected || language.startsWith(`${selected}-`);
}
