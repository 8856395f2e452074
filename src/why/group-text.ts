import type { Text } from '#diagnosis';
import { someOf } from './present/found.ts';

/** The groups that every server has, as the platform calls them; those that people made keep their names. */
const BUILT_IN: Readonly<Record<string, string>> = {
  'All Computers': 'すべてのコンピューター',
  'Unassigned Computers': '割り当てられていないコンピューター',
};

/** What a group is called in a sentence. Commands take its name as it is. */
export function groupText(name: string): Text {
  return { en: name, ja: BUILT_IN[name] ?? name };
}

/** A few groups in a sentence, or with `most` more of them. */
export function groupsText(names: readonly string[], most?: number): Text {
  return {
    en: someOf(names, most).en,
    ja: someOf(
      names.map((name) => groupText(name).ja),
      most,
    ).ja,
  };
}

/** What was seen of a group. */
export function ofGroup(name: string, rest: string): Text {
  const { en, ja } = groupText(name);
  return { en: `${en} (${rest})`, ja: `${ja} (${rest})` };
}
