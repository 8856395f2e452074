import type { Collected } from './collected.ts';

/** True where something of that part could not be read, so that its absence shows nothing. `part`: `services`, `registry HKLM\…`. */
export function unread({ errors }: Collected, part: string): boolean {
  return errors.some((error) => error.part === part || error.part.startsWith(`${part} `));
}
