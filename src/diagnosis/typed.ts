/**
 * A name as a shell takes it; undefined where it has signs that a shell reads otherwise. Machines and their groups are called what a
 * client claims, and people copy the commands of an answer.
 */
export function quoted(name: string): string | undefined {
  if (!/^[\p{L}\p{N}\p{M} ,.:;/()[\]&+#@=_-]+$/u.test(name)) return undefined;
  return /^[\p{L}\p{N}.:/_-]+$/u.test(name) && !name.startsWith('-') ? name : `"${name}"`;
}

/** The same, and `NAME` for a name that is not safe to be copied. */
export function typed(name: string): string {
  return quoted(name) ?? 'NAME';
}
