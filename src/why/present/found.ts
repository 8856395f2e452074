import type { Text } from '#diagnosis';

export { act, fail, pass, seen, unknown, warn } from '#diagnosis';

/** A few names of a list in a sentence: `A, B and 3 more`. */
export function someOf(names: readonly string[], most = 3): Text {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  const [en, ja] = [shown.join(', '), shown.join('、')];
  return rest === 0 ? { en, ja } : { en: `${en} and ${rest} more`, ja: `${ja} ほか ${rest} 件` };
}
