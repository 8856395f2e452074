import type { UpdateDetails, UpdateName } from '#server/admin';

/** So many updates are looked at on each side of the one in question. */
const EACH_WAY = 14;

/** The chain in question: what the start replaces, over however many steps, and what replaces it. */
export interface Walk {
  /** The start first. */
  readonly ids: readonly string[];
  /** Named by these, but too far away to be looked at. */
  readonly beyond: readonly UpdateName[];
}

/** Goes as far as what is known leads; ask for what it names, and walk again. What is not on this server is left out. */
export function walk(start: string, known: ReadonlyMap<string, UpdateDetails>): Walk {
  const seen = new Set([start]);
  const beyond = new Map<string, UpdateName>();
  for (const side of ['supersededBy', 'supersedes'] as const) {
    const queue = [start];
    let room = EACH_WAY;
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const name of known.get(at)?.[side] ?? []) {
        if (name.title === '' || seen.has(name.updateId)) continue;
        if (room === 0) {
          beyond.set(name.updateId, name);
          continue;
        }
        room -= 1;
        seen.add(name.updateId);
        queue.push(name.updateId);
      }
    }
  }
  for (const id of seen) beyond.delete(id);
  return { ids: [...seen], beyond: [...beyond.values()] };
}
