import { Download } from 'lucide-react';
import { NavLink, useLocation, useParams } from 'react-router';
import type { RemedyAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import {
  Answered,
  Button,
  Copyable,
  PageHead,
  Panel,
  SelectField,
  Stack,
  useParam,
} from '../../../kit/index.ts';
import { useRemedySystems } from '../../../parts/names/index.ts';
import { useWords } from '../../../words/index.ts';
import { remedyWords } from '../collector/words.ts';
import style from './remedies.module.css';

const NAMES = ['detect', 'reset', 'reregister'] as const;

/** What is done to a machine in trouble: what it brings about, each step, and all of it as one script. */
export function RemedyPage() {
  const words = useWords(remedyWords);
  const { remedy: written } = useParams();
  const { search } = useLocation();
  const remedy = NAMES.find((name) => name === written) ?? 'reset';
  const [os, setOs] = useParam('os', 'win11');
  const [shell, setShell] = useParam('shell', 'powershell');
  const systems = useRemedySystems();
  const answer = useAnswer<RemedyAnswer>(`/client/remedies/${remedy}`, { os, shell });
  return (
    <>
      <PageHead title={words[remedy]} />
      <nav className={style['others']} aria-label={words.title}>
        {NAMES.map((name) => (
          <NavLink key={name} to={{ pathname: `/why/remedies/${name}`, search }}>
            {words[name]}
          </NavLink>
        ))}
      </nav>
      <Stack column gap={16}>
        <div className={style['choices']}>
          <SelectField label={words.os} choices={systems} value={os} onChange={setOs} />
          <SelectField
            label={words.shell}
            choices={[
              { id: 'powershell', text: words.powershell },
              { id: 'cmd', text: words.cmd },
            ]}
            value={shell}
            onChange={setShell}
          />
        </div>
        <Answered of={answer} lines={8}>
          {({ consequences, steps, fileName, script }) => (
            <Stack column gap={16}>
              {consequences.length > 0 && (
                <Panel title={words.consequences}>
                  <ul className={style['list']}>
                    {consequences.map((each) => (
                      <li key={each}>{each}</li>
                    ))}
                  </ul>
                </Panel>
              )}
              <Panel title={words.steps}>
                <ol className={style['steps']}>
                  {steps.map(({ says, commands }) => (
                    <li key={says}>
                      <p>{says}</p>
                      {commands.length > 0 && <Copyable text={commands.join('\n')} label={says} />}
                    </li>
                  ))}
                </ol>
              </Panel>
              <Panel title={words.whole}>
                <Stack column gap={8}>
                  <p>{words.wholeLead}</p>
                  <Copyable text={script} label={fileName} />
                  <div>
                    <Button
                      icon={<Download size={16} aria-hidden="true" />}
                      onPress={() => keepFile(fileName, script)}
                    >
                      {`${words.download}: ${fileName}`}
                    </Button>
                  </div>
                </Stack>
              </Panel>
            </Stack>
          )}
        </Answered>
      </Stack>
    </>
  );
}

/** Gives the browser the script as it is, in UTF-8. */
function keepFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
