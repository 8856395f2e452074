import type { HousekeepingAnswer, HousekeepingChange, HousekeepingTask } from '#server/admin';
import { answers, useChange } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Chip, State, Switch, useFailureText, useNotices, When } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './housekeeping.module.css';
import { housekeepingWords } from './housekeeping-words.ts';

const ASKED = ['/housekeeping', {}];

/** What housekeeping does by itself, task by task, each of which can be switched off. */
export function HousekeepingTasks({ answer: { tasks } }: { readonly answer: HousekeepingAnswer }) {
  const words = useWords(housekeepingWords);
  const tell = useNotices();
  const failureText = useFailureText();
  const change = useChange<HousekeepingChange, HousekeepingAnswer>(
    (body) => ['PUT', '/housekeeping/settings', { body }],
    { refresh: ['/housekeeping'] },
  );
  const put = async (task: HousekeepingTask['task'], on: boolean) => {
    try {
      await change.mutateAsync(turned(task, on));
    } catch (error) {
      await answers.invalidateQueries({ queryKey: ASKED });
      throw error;
    }
  };
  const turn = async ({ task }: HousekeepingTask, on: boolean) => {
    try {
      await put(task, on);
      tell({
        text: (on ? words.turnedOn : words.turnedOff)(words.names[task]),
        undo: () => put(task, !on),
      });
    } catch (error) {
      tell({ text: failureText(error as Error), tone: 'bad' });
    }
  };
  return (
    <ul className={style['tasks']}>
      {tasks.map((task) => (
        <Task key={task.task} task={task} onTurn={(on) => void turn(task, on)} />
      ))}
    </ul>
  );
}

/** Turns it at once for the eye, and says all that is off then: another may have been turned that the server has not answered for yet. */
function turned(task: HousekeepingTask['task'], on: boolean): HousekeepingChange {
  const now = answers.setQueryData<HousekeepingAnswer>(ASKED, (before) => {
    if (before === undefined) return before;
    const off = before.settings.off.filter((each) => each !== task);
    return {
      ...before,
      settings: { ...before.settings, off: on ? off : [...off, task] },
      tasks: before.tasks.map((each) => (each.task === task ? { ...each, on } : each)),
    };
  });
  return now === undefined ? {} : { off: now.settings.off };
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
