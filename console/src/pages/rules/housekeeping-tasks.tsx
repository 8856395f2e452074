import type { HousekeepingAnswer, HousekeepingChange, HousekeepingTask } from '#server/admin';
import { useChange } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Chip, State, Switch, useFailureText, useNotices, When } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './housekeeping.module.css';
import { housekeepingWords } from './housekeeping-words.ts';

/** What housekeeping does by itself, task by task, each of which can be switched off. */
export function HousekeepingTasks({ answer: { tasks, settings } }: { readonly answer: HousekeepingAnswer }) {
  const words = useWords(housekeepingWords);
  const tell = useNotices();
  const failureText = useFailureText();
  const change = useChange<HousekeepingChange, HousekeepingAnswer>(
    (body) => ['PUT', '/housekeeping/settings', { body }],
    { refresh: ['/housekeeping'] },
  );
  const turn = ({ task }: HousekeepingTask, on: boolean) => {
    const off = settings.off.filter((each) => each !== task);
    change.mutate(
      { off: on ? off : [...off, task] },
      {
        onSuccess: () =>
          tell({
            text: (on ? words.turnedOn : words.turnedOff)(words.names[task]),
            undo: () => change.mutateAsync({ off: settings.off }),
          }),
        onError: (error) => tell({ text: failureText(error), tone: 'bad' }),
      },
    );
  };
  return (
    <ul className={style['tasks']}>
      {tasks.map((task) => (
        <Task key={task.task} task={task} onTurn={(on) => turn(task, on)} />
      ))}
    </ul>
  );
}

function Task({
  task: { task, wsus, on, lastRunAt, lastCount = 0, lastBytes = 0 },
  onTurn,
}: {
  readonly task: HousekeepingTask;
  readonly onTurn: (on: boolean) => void;
}) {
  const words = useWords(housekeepingWords);
  const format = useFormat();
  const { mayAdminister } = useSession();
  const name = words.names[task];
  const wizard = wsus === undefined ? undefined : words.wsusNames[wsus];
  return (
    <li>
      <div className={style['about']}>
        <div className={style['names']}>
          <h3>{name}</h3>
          {wizard !== undefined && wizard !== name && (
            <Chip title={words.ofWizard}>{words.wsusName(wizard)}</Chip>
          )}
        </div>
        <p className={style['soft']}>{words.abouts[task]}</p>
        {lastRunAt !== undefined && (
          <p className={style['soft']}>
            {words.lastRun}: <When at={lastRunAt} /> ({format.count(lastCount, 'item')}
            {lastBytes > 0 && `, ${words.freed(format.bytes(lastBytes))}`})
          </p>
        )}
      </div>
      {mayAdminister ? (
        <Switch on={on} onChange={onTurn}>
          {on ? words.on : words.off}
          <span className="unseen"> {name}</span>
        </Switch>
      ) : (
        <State tone={on ? 'good' : 'unknown'}>{on ? words.on : words.off}</State>
      )}
    </li>
  );
}
