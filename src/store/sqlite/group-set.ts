import type { Connection } from './connection.ts';

/** The keys of the groups that a computer is in, as `computers.group_set` has them. */
export function groupSetOf(connection: Connection): (computerKey: number) => string {
  const keys = connection.prepare<{ key: number }>(
    'SELECT group_key AS key FROM memberships WHERE computer_key = ? ORDER BY group_key',
  );
  return (computerKey) =>
    keys
      .all(computerKey)
      .map(({ key }) => key)
      .join();
}
