import { type Text, verbatim } from '#diagnosis';

export { act, fail, pass, seen, unknown, warn } from '#diagnosis';

/** A few names of a list in a sentence: `A, B and 3 more`. */
export function someOf(names: readonly string[], most = 3): Text {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  if (rest === 0) return verbatim(shown.join(', '));
  return { en: `${shown.join(', ')} and ${rest} more`, ja: `${shown.join('、')} ほか ${rest} 件` };
}
