import type { GroupRow, GroupSummary } from '#server/admin';
import { ask, useAnswer } from '../../api/index.ts';
import { Actions, type MenuAction, State, type Tone } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './group-head.module.css';
import { isBuiltIn, UNASSIGNED, useGroupName } from './groups.ts';
import { RuleText } from './rule-text.tsx';
import type { Sheets } from './sheets.tsx';
import { STANDINGS, type Standing } from './standings.ts';
import { useDoing } from './use-doing.ts';
import { groupWords } from './words.ts';

const TONES: Readonly<Record<Standing, Tone>> = {
  failed: 'bad',
  needing: 'wait',
  restart: 'restart',
  complete: 'good',
  unknown: 'unknown',
};

/** The chosen group over its computers: how they stand, what is approved for it, what can be done with it. */
export function GroupHead({
  group,
  mayChange,
  openSheet,
  standing,
  onStanding,
}: {
  readonly group: GroupRow;
  readonly mayChange: boolean;
  readonly openSheet: (sheet: Sheets) => void;
  /** Only those are listed. */
  readonly standing: string;
  readonly onStanding: (standing: Standing | '') => void;
}) {
  const words = useWords(groupWords);
  const format = useFormat();
  const doing = useDoing();
  const nameOf = useGroupName();
  const { data } = useAnswer<GroupSummary>(
    `/groups/${encodeURIComponent(group.id)}/summary`,
    {},
    { keep: true },
  );
  const { rule } = group;
  const takeRule = () =>
    void doing(async () => {
      await ask('DELETE', `/groups/${encodeURIComponent(group.id)}/rule`);
      return {
        text: words.ruleTaken(group.name),
        undo: () => ask('PUT', `/groups/${encodeURIComponent(group.id)}/rule`, { body: rule }),
      };
    });
  const own: readonly MenuAction[] = isBuiltIn(group)
    ? []
    : [
        { id: 'rename', text: words.rename, onAction: () => openSheet({ kind: 'rename', group }) },
        { id: 'move', text: words.move, onAction: () => openSheet({ kind: 'move', group }) },
        {
          id: 'rule',
          text: rule === undefined ? words.giveRule : words.changeRule,
          onAction: () => openSheet({ kind: 'rule', group }),
        },
        ...(rule === undefined ? [] : [{ id: 'no-rule', text: words.takeRule, onAction: takeRule }]),
        { id: 'delete', text: words.remove, onAction: () => openSheet({ kind: 'delete', group }) },
      ];
  return (
    <header className={style['head']}>
      <div className={style['title']}>
        <h2>{nameOf(group.name)}</h2>
        {mayChange && group.id !== UNASSIGNED && (
          <Actions
            title={words.actions}
            items={[
              {
                id: 'new',
                text: words.newBelow,
                onAction: () => openSheet({ kind: 'create', parent: group }),
              },
              ...own,
            ]}
          />
        )}
      </div>
      <div className={style['facts']}>
        {data !== undefined && (
          <>
            <strong>{format.count(data.computers.total, 'computer')}</strong>
            {STANDINGS.filter((name) => data.computers[name] > 0).map((name) => (
              <button
                key={name}
                type="button"
                className={style['standing']}
                aria-pressed={standing === name}
                onClick={() => onStanding(standing === name ? '' : name)}
              >
                <State tone={TONES[name]}>
                  {format.number(data.computers[name])} {words[name]}
                </State>
              </button>
            ))}
            <span className={style['soft']}>
              {words.approvedFor(format.count(data.approved, 'update'), format.number(data.approvals))}
            </span>
          </>
        )}
      </div>
      {rule !== undefined && (
        <p className={style['soft']}>
          {words.ruleIs} <RuleText rule={rule} />
        </p>
      )}
    </header>
  );
}
