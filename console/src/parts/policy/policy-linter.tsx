import { useState } from 'react';
import type { PolicyLintAnswer, PolicyLintRequest } from '#server/admin';
import { useChange } from '../../api/index.ts';
import { Button, Panel, Problem, SelectField, Stack, TextField } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { baseSixtyFour, ChooseFile, FileDrop } from '../file-drop/index.ts';
import { PolicyFindings } from './policy-findings.tsx';
import style from './policy-tools.module.css';
import { SYSTEMS, type SystemName } from './systems.ts';
import { policyWords } from './words.ts';

const AS_SAID = 'as-said';

/** Takes the policy of a computer, dropped, chosen or pasted, and says what is wrong with it. */
export function PolicyLinter() {
  const words = useWords(policyWords);
  const [text, setText] = useState('');
  const [os, setOs] = useState<SystemName | typeof AS_SAID>(AS_SAID);
  const [given, setGiven] = useState<{ readonly name: string; readonly body: PolicyLintRequest }>();
  const lint = useChange<PolicyLintRequest, PolicyLintAnswer>((body) => ['POST', '/policy/lint', { body }], {
    refresh: [],
  });
  const judge = (name: string, body: PolicyLintRequest, system = os) => {
    setGiven({ name, body });
    lint.mutate({ ...body, ...(system === AS_SAID ? {} : { os: system }) });
  };
  const take = async (file: File) => judge(file.name, { base64: await baseSixtyFour(file) });
  return (
    <FileDrop label={words.dropHere} onFile={(file) => void take(file)}>
      <Stack column gap={16}>
        <Panel title={words.judge}>
          <Stack column gap={16}>
            <p>{words.lead}</p>
            <div className={style['target']}>
              <span>{words.dropHere}</span>
              <ChooseFile onFile={(file) => void take(file)}>{words.choose}</ChooseFile>
            </div>
            <TextField label={words.paste} value={text} onChange={setText} lines={6} mono />
            <SelectField
              label={words.os}
              choices={[{ id: AS_SAID, text: words.osUnknown }, ...SYSTEMS]}
              value={os}
              onChange={(id) => {
                setOs(id);
                if (given !== undefined) judge(given.name, given.body, id);
              }}
            />
            <div>
              <Button
                kind="main"
                busy={lint.isPending}
                disabled={text.trim() === ''}
                onPress={() => judge(words.pasted, { text })}
              >
                {words.check}
              </Button>
            </div>
          </Stack>
        </Panel>
        {lint.error !== null && <Problem error={lint.error} />}
        {lint.data !== undefined && given !== undefined && (
          <PolicyFindings answer={lint.data} name={given.name} />
        )}
      </Stack>
    </FileDrop>
  );
}
