import type { UpdateId } from '#update';
import type { Connection } from './connection.ts';

/** Keeps in step which updates are superseded, when those that an update supersedes are others than before. */
export function supersededWrites(
  connection: Connection,
): (before: readonly UpdateId[], after: readonly UpdateId[]) => void {
  const mark = connection.prepare('UPDATE updates SET superseded = 1 WHERE guid = ? AND superseded = 0');
  const unmark = connection.prepare(
    `UPDATE updates SET superseded = 0 WHERE guid = ?1 AND superseded = 1
        AND NOT EXISTS (SELECT 1 FROM supersessions s WHERE s.superseded = ?1)`,
  );
  return (before, after) => {
    const gone = new Set(before);
    for (const id of after) if (!gone.delete(id)) mark.run(id);
    for (const id of gone) unmark.run(id);
  };
}

/** Those that an update is listed as superseding. */
export function supersedingOf(connection: Connection): (updateKey: number) => readonly UpdateId[] {
  const all = connection.prepare<{ id: UpdateId }>(
    'SELECT superseded AS id FROM supersessions WHERE update_key = ?',
  );
  return (updateKey) => all.all(updateKey).map(({ id }) => id);
}
