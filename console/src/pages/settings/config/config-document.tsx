import { useState } from 'react';
import type { ConfigApplied, ConfigPlan, ConfigRequest } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { Button, Checkbox, Panel, Problem, Stack, TextField } from '../../../kit/index.ts';
import { ChooseFile, FileDrop } from '../../../parts/file-drop/index.ts';
import { useWords } from '../../../words/index.ts';
import { Applied, Planned } from './config-steps.tsx';
import { configWords } from './words.ts';

const LINES = 12;

/** A document that somebody brings: first what it would change, then that is done. */
export function ConfigDocument({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const words = useWords(configWords);
  const [prune, setPrune] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [planned, setPlanned] = useState<ConfigRequest>();
  const plan = useChange<ConfigRequest, ConfigPlan>((body) => ['POST', '/config/plan', { body }], {
    refresh: [],
  });
  const apply = useChange<ConfigRequest, ConfigApplied>((body) => ['POST', '/config/apply', { body }]);
  const write = (next: string) => {
    onText(next);
    setWrong(undefined);
    setPlanned(undefined);
    plan.reset();
    apply.reset();
  };
  const show = () => {
    apply.reset();
    try {
      const request = { state: JSON.parse(text) as ConfigRequest['state'], prune };
      setWrong(undefined);
      setPlanned(request);
      plan.mutate(request);
    } catch (error) {
      setWrong(words.notJson((error as Error).message));
    }
  };
  return (
    <FileDrop label={words.drop} onFile={(file) => void file.text().then(write)}>
      <Stack column gap={16}>
        <Panel
          title={words.document}
          actions={
            <ChooseFile types={['application/json', '.json']} onFile={(file) => void file.text().then(write)}>
              {words.choose}
            </ChooseFile>
          }
        >
          <Stack column gap={16}>
            <p>{words.documentText}</p>
            <TextField
              label={words.paste}
              hint={words.pasteHint}
              value={text}
              onChange={write}
              lines={LINES}
              error={wrong}
              mono
            />
            <Checkbox
              checked={prune}
              onChange={(checked) => {
                setPrune(checked);
                setPlanned(undefined);
              }}
            >
              {words.prune}
            </Checkbox>
            <div>
              <Button kind="main" busy={plan.isPending} disabled={text.trim() === ''} onPress={show}>
                {words.plan}
              </Button>
            </div>
          </Stack>
        </Panel>
        {plan.error !== null && <Problem error={plan.error} />}
        {apply.error !== null && <Problem error={apply.error} />}
        {apply.data !== undefined ? (
          <Applied steps={apply.data.steps} />
        ) : (
          plan.data !== undefined &&
          planned !== undefined && (
            <Planned steps={plan.data.steps} busy={apply.isPending} onApply={() => apply.mutate(planned)} />
          )
        )}
      </Stack>
    </FileDrop>
  );
}
