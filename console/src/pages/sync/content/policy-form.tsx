import { useState } from 'react';
import type { ContentPolicyChange, ContentPolicyView } from '#server/admin';
import { Button, Checkbox, ChoiceField, Folded, Panel, Stack, TextField } from '../../../kit/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useWords } from '../../../words/index.ts';
import { syncWords } from '../words.ts';
import style from './policy-form.module.css';
import { bytesOf, isSpeed, readWindow, speedOf, writeWindow } from './window.ts';
import { WindowFields } from './window-fields.tsx';
import { policyWords } from './words.ts';

const MODES = ['on-approval', 'everything', 'from-microsoft'] as const;
const MOST_AT_ONCE = 32;

/** The policy of files to be changed. */
export function PolicyForm({
  policy,
  mayChange,
  busy,
  error,
  onSave,
}: {
  readonly policy: ContentPolicyView;
  readonly mayChange: boolean;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSave: (after: ContentPolicyChange) => void;
}) {
  const words = useWords(policyWords);
  const shared = useWords(syncWords);
  const [mode, setMode] = useState(policy.mode);
  const [express, setExpress] = useState(policy.express);
  const [parallel, setParallel] = useState(String(policy.parallel));
  const [speed, setSpeed] = useState(speedOf(policy.bytesPerSecond));
  const [windows, setWindows] = useState(() => policy.windows.map(readWindow));
  const [hosts, setHosts] = useState(policy.hosts.join('\n'));
  const [changed, setChanged] = useState(false);
  const isParallel = /^\d{1,2}$/.test(parallel) && Number(parallel) >= 1 && Number(parallel) <= MOST_AT_ONCE;
  const isRight = isParallel && isSpeed(speed, false) && windows.every((each) => isSpeed(each.speed, true));
  const noting =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      setChanged(true);
      set(value);
    };
  const save = () =>
    onSave({
      mode,
      express,
      parallel: Number(parallel),
      bytesPerSecond: bytesOf(speed),
      windows: windows.map(writeWindow),
      hosts: hosts.split(/[\s,;]+/).filter((host) => host !== ''),
    });
  return (
    <Panel title={words.title}>
      <div className={style['form']}>
        <ChoiceField
          label={words.mode}
          disabled={!mayChange}
          value={mode}
          onChange={noting(setMode)}
          choices={MODES.map((id) => ({ id, text: words[id], hint: words[`${id}Hint`] }))}
        />
        {mode !== 'from-microsoft' && (
          <>
            <Checkbox checked={express} disabled={!mayChange} onChange={noting(setExpress)}>
              {words.express}
              <span className={style['hint']}>{words.expressHint}</span>
            </Checkbox>
            <div className={style['numbers']}>
              <TextField
                label={words.speed}
                hint={words.speedHint}
                disabled={!mayChange}
                value={speed}
                onChange={noting(setSpeed)}
                error={isSpeed(speed, false) ? undefined : words.number}
              />
              <TextField
                label={words.parallel}
                disabled={!mayChange}
                value={parallel}
                onChange={noting(setParallel)}
                error={isParallel ? undefined : words.parallelError}
              />
            </div>
            <WindowFields windows={windows} onChange={noting(setWindows)} mayChange={mayChange} />
          </>
        )}
        <Folded title={words.more}>
          <TextField
            label={words.hosts}
            hint={words.hostsHint}
            lines={5}
            mono
            disabled={!mayChange}
            value={hosts}
            onChange={noting(setHosts)}
          />
        </Folded>
        {error !== null && <SyncProblem error={error} />}
        {mayChange && (
          <Stack>
            <Button kind="main" busy={busy} disabled={!changed || !isRight} onPress={save}>
              {shared.save}
            </Button>
          </Stack>
        )}
      </div>
    </Panel>
  );
}
