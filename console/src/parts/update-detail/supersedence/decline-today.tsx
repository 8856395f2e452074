import { Link } from 'react-router';
import type { GroupsAnswer, UpdateDetails } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { Button, Panel, State } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { useDeciding, useReplica } from '../../approving/index.ts';
import { useGroupName } from '../../names/index.ts';
import { useUpdateAddress } from '../address.ts';
import style from '../update-detail.module.css';
import { judge, type Verdict } from './judge.ts';
import type { Layers } from './layers.ts';
import { supersedenceWords } from './words.ts';

/** Of what has been replaced in this chain: what can be declined today, and why or why not. */
export function DeclineToday({ layers }: { readonly layers: Layers }) {
  const words = useWords(supersedenceWords);
  const format = useFormat();
  const addressOf = useUpdateAddress();
  const { mayDecide, who } = useSession();
  const replica = useReplica();
  const { decline, busy } = useDeciding();
  const groups = useAnswer<GroupsAnswer>('/groups');
  const textOf = useVerdictText();
  if (groups.data === undefined) return null;
  const { items } = groups.data;
  const judged = replacedIn(layers).map(({ update, successors }) => ({
    update,
    verdict: judge(update, successors, items),
  }));
  // What the button would take stands first.
  const rows = judged.toSorted((one, other) => Number(other.verdict.can) - Number(one.verdict.can));
  if (rows.length === 0) return null;
  const going = rows.filter(({ verdict }) => verdict.can).map(({ update }) => update);
  const count = format.count(going.length, 'update');
  return (
    <Panel
      title={words.today}
      bare
      actions={
        going.length > 0 &&
        mayDecide &&
        who.groups === undefined &&
        !replica && (
          <Button kind="danger" busy={busy} onPress={() => void decline(going, words.reason)}>
            {words.declineThem(count)}
          </Button>
        )
      }
    >
      <p className={`${style['soft']} ${style['pad']}`}>{words.todayLead}</p>
      <table className={style['table']}>
        <thead>
          <tr>
            <th scope="col">{words.update}</th>
            <th scope="col">{words.mayGo}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ update: { updateId, title, creationDate }, verdict }) => (
            <tr key={updateId}>
              <th scope="row">
                <Link to={addressOf(updateId)}>{title}</Link>
                <p className={style['soft']}>{format.date(Date.parse(creationDate))}</p>
              </th>
              <td>
                <State tone={verdict.can ? 'good' : verdict.why === 'alreadyDeclined' ? 'unknown' : 'wait'}>
                  {verdict.can ? words.yes : verdict.why === 'alreadyDeclined' ? words.done : words.no}
                </State>
                <p>{textOf(verdict)}</p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** Everything in the chain that something else replaces, newest first, each with all that does. */
function replacedIn({ columns, edges }: Layers): readonly {
  readonly update: UpdateDetails;
  readonly successors: readonly UpdateDetails[];
}[] {
  const all = columns.flat();
  const successorsOf = (id: string, seen: Set<string> = new Set()): ReadonlySet<string> => {
    for (const { from, to } of edges) {
      if (from !== id || seen.has(to)) continue;
      seen.add(to);
      successorsOf(to, seen);
    }
    return seen;
  };
  return all
    .map((update) => {
      const ids = successorsOf(update.updateId);
      return { update, successors: all.filter(({ updateId }) => ids.has(updateId)) };
    })
    .filter(({ successors }) => successors.length > 0)
    .toReversed();
}

function useVerdictText(): (verdict: Verdict) => string {
  const words = useWords(supersedenceWords);
  const format = useFormat();
  const groupName = useGroupName();
  return (verdict) => {
    if (verdict.why === 'replaced') return words.replaced(verdict.by.title);
    if (verdict.why === 'needed') return words.needed(format.count(verdict.computers, 'computer'));
    if (verdict.why === 'uncovered')
      return words.uncovered(format.list(verdict.groups.map(({ id, name }) => groupName(id, name))));
    return words[verdict.why];
  };
}
