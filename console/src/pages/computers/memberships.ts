import type { GroupRow } from '#server/admin';
import { ask } from '../../api/index.ts';

/** A computer as far as moving it needs to know it. */
export interface Movable {
  readonly id: string;
  readonly dnsName: string;
  readonly groups: readonly string[];
}

/** What dragging computers carries. */
export const COMPUTERS_TYPE = 'application/x-todoku-computer';

interface Moving {
  readonly computers: readonly Movable[];
  readonly to: Pick<GroupRow, 'id' | 'name'>;
  /** Left by those that are in it. */
  readonly from?: Pick<GroupRow, 'id' | 'name'> | undefined;
}

const AT_ONCE = 6;

/** Puts computers in a group and, with `from`, takes them out of another. Resolves with how to take it back. */
export async function moveComputers({ computers, to, from }: Moving): Promise<() => Promise<void>> {
  const arriving = computers.filter(({ groups }) => !groups.includes(to.name));
  const leaving =
    from === undefined || from.id === to.id
      ? []
      : computers.filter(({ groups }) => groups.includes(from.name));
  await change('PUT', to.id, arriving);
  if (from !== undefined) await change('DELETE', from.id, leaving);
  return async () => {
    if (from !== undefined) await change('PUT', from.id, leaving);
    await change('DELETE', to.id, arriving);
  };
}

/** Takes computers out of a group. Resolves with how to take it back. */
export async function takeComputers(
  computers: readonly Movable[],
  from: Pick<GroupRow, 'id'>,
): Promise<() => Promise<void>> {
  await change('DELETE', from.id, computers);
  return () => change('PUT', from.id, computers);
}

async function change(
  method: 'PUT' | 'DELETE',
  groupId: string,
  computers: readonly Movable[],
): Promise<void> {
  for (let at = 0; at < computers.length; at += AT_ONCE) {
    await Promise.all(
      computers
        .slice(at, at + AT_ONCE)
        .map(({ id }) =>
          ask(method, `/groups/${encodeURIComponent(groupId)}/computers/${encodeURIComponent(id)}`),
        ),
    );
  }
}
