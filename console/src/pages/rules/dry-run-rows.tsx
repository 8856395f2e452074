import { Link } from 'react-router';
import type { RuleFindingRow } from '#server/admin';
import { When } from '../../kit/index.ts';
import { useGroupName } from '../../parts/names/index.ts';
import { useWords } from '../../words/index.ts';
import style from './dry-run.module.css';
import { editorWords } from './editor-words.ts';
import { ruleWords } from './words.ts';

/** What a rule would decide, an update a row: what, for whom, when, or why it leaves it alone. */
export function DryRunRows({
  label,
  last,
  items,
}: {
  readonly label: string;
  /** Title of the last column. */
  readonly last: string;
  readonly items: readonly RuleFindingRow[];
}) {
  const words = useWords(editorWords);
  const { verbs } = useWords(ruleWords);
  const group = useGroupName();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <div className={style['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={style['table']}>
        <thead>
          <tr>
            <th scope="col">{words.update}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.whom}</th>
            <th scope="col">{last}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.updateId} ${item.scope}`}>
              <td>
                <Link to={`/updates/${item.updateId}`}>{item.title}</Link>
              </td>
              <td>{verbs[item.verb]}</td>
              <td>{item.group === undefined ? words.everywhere : group(item.scope, item.group)}</td>
              <td>{item.skipped === undefined ? <Due item={item} /> : words.skips[item.skipped]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Due({ item: { dueAt } }: { readonly item: RuleFindingRow }) {
  const words = useWords(editorWords);
  return dueAt <= Date.now() ? words.now : <When at={dueAt} />;
}
