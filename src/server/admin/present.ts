/** The fields that are there: an answer leaves out what it does not know, it never says null. */
export function present<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) kept[key] = value;
  return kept as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
}
