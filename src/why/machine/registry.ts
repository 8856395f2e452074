import type { Collected } from '#collector';

/** The value of that name in that key, any letter case; undefined where the script found none. */
export function valueIn(
  { registry }: Pick<Collected, 'registry'>,
  key: string,
  name: string,
): string | number | readonly string[] | undefined {
  const wantedKey = key.toLowerCase();
  const wantedName = name.toLowerCase();
  return registry.find(
    (each) => each.key.toLowerCase() === wantedKey && each.name?.toLowerCase() === wantedName,
  )?.value;
}

/** Its number; undefined where it is none: Windows does not take a text for one. */
export function numberIn(
  collected: Pick<Collected, 'registry'>,
  key: string,
  name: string,
): number | undefined {
  const value = valueIn(collected, key, name);
  return typeof value === 'number' ? value : undefined;
}

/** Its text without blanks around it; undefined where it has none. */
export function textIn(
  collected: Pick<Collected, 'registry'>,
  key: string,
  name: string,
): string | undefined {
  const value = valueIn(collected, key, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
