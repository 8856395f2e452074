import { Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RulesTested, TaskView } from '#server/admin';
import { answers, useChange, useTask } from '../../api/index.ts';
import { Button, useFailureText, useNotices, useToldFailureText } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { ruleWords } from './words.ts';

/** Asks all rules of all updates now, and tells what came of it. */
export function RunRules() {
  const words = useWords(ruleWords);
  const format = useFormat();
  const tell = useNotices();
  const failureText = useFailureText();
  const taskFailureText = useToldFailureText();
  const [id, setId] = useState<string>();
  const start = useChange<void, TaskView<RulesTested>>(() => ['POST', '/rules/run'], { refresh: [] });
  const task = useTask<RulesTested>(id);
  const state = task?.state ?? 'running';
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is over.
  useEffect(() => {
    if (task === undefined || state === 'running') return;
    setId(undefined);
    const made = task.result?.reports.reduce((sum, { due }) => sum + due, 0) ?? 0;
    if (state === 'done')
      tell({ text: made === 0 ? words.ranNothing : words.ran(format.count(made, 'decision')) });
    else if (task.error !== undefined) tell({ text: taskFailureText(task.error), tone: 'bad' });
    void answers.invalidateQueries();
  }, [state]);
  return (
    <Button
      icon={<Play aria-hidden="true" />}
      busy={start.isPending || id !== undefined}
      onPress={() =>
        start.mutate(undefined, {
          onSuccess: (started) => setId(started.id),
          onError: (error) => tell({ text: failureText(error), tone: 'bad' }),
        })
      }
    >
      {id === undefined ? words.runNow : words.running}
    </Button>
  );
}
