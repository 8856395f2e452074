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

/** Computers that all come into a group, or leave it. */
interface Step {
  readonly method: 'PUT' | 'DELETE';
  readonly group: string;
  readonly computers: readonly string[];
}

const OPPOSITE = { PUT: 'DELETE', DELETE: 'PUT' } as const;
const AT_ONCE = 6;

/** Puts computers in a group and, with `from`, takes them out of another. Resolves with how to take it back. */
export function moveComputers({ computers, to, from }: Moving): Promise<() => Promise<void>> {
  const arriving = computers.filter(({ groups }) => !groups.includes(to.name));
  const leaving =
    from === undefined || from.id === to.id
      ? []
      : computers.filter(({ groups }) => groups.includes(from.name));
  return allOrNone([
    { method: 'PUT', group: to.id, computers: idsOf(arriving) },
    ...(from === undefined ? [] : [{ method: 'DELETE' as const, group: from.id, computers: idsOf(leaving) }]),
  ]);
}

/** Takes computers out of a group. Resolves with how to take it back. */
export function takeComputers(
  computers: readonly Movable[],
  from: Pick<GroupRow, 'id'>,
): Promise<() => Promise<void>> {
  return allOrNone([{ method: 'DELETE', group: from.id, computers: idsOf(computers) }]);
}

function idsOf(computers: readonly Movable[]): readonly string[] {
  return computers.map(({ id }) => id);
}

/** Where one computer is refused, those before it go back: what is told is that nothing was done. */
async function allOrNone(steps: readonly Step[]): Promise<() => Promise<void>> {
  const done: Step[] = [];
  const back = async () => {
    for (const { method, group, computers } of done.toReversed()) {
      const { failure } = await change({ method: OPPOSITE[method], group, computers });
      if (failure !== undefined) throw failure;
    }
  };
  for (const step of steps) {
    const { changed, failure } = await change(step);
    done.push({ ...step, computers: changed });
    if (failure === undefined) continue;
    await back().catch(() => {});
    throw failure;
  }
  return back;
}

/** Which computers were changed, and what the first one that was not was refused with. */
async function change({
  method,
  group,
  computers,
}: Step): Promise<{ readonly changed: readonly string[]; readonly failure?: unknown }> {
  const changed: string[] = [];
  for (let at = 0; at < computers.length; at += AT_ONCE) {
    const outcomes = await Promise.allSettled(
      computers.slice(at, at + AT_ONCE).map(async (id) => {
        await ask(method, `/groups/${encodeURIComponent(group)}/computers/${encodeURIComponent(id)}`);
        changed.push(id);
      }),
    );
    const refused = outcomes.find(({ status }) => status === 'rejected');
    if (refused?.status === 'rejected') return { changed, failure: refused.reason };
  }
  return { changed };
}
