import { ArrowLeft, Download } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { downloadAddress } from '../../../api/index.ts';
import {
  Button,
  ButtonLink,
  Copyable,
  Folded,
  PageHead,
  Panel,
  Stack,
  TextField,
} from '../../../kit/index.ts';
import { ChooseFile, textOf } from '../../../parts/file-drop/index.ts';
import { useWords } from '../../../words/index.ts';
import { useAsked, whyAddress } from '../asked.ts';
import { collectorWords, remedyWords } from './words.ts';

/** How the script is run on the machine in question, and where its file goes. */
export function CollectorPage({ onGive }: { readonly onGive: (name: string, text: string) => void }) {
  const words = useWords(collectorWords);
  const remedies = useWords(remedyWords);
  const [asked] = useAsked();
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          Object.keys(asked).length > 0 && (
            <ButtonLink to={whyAddress(asked)} icon={<ArrowLeft size={16} aria-hidden="true" />}>
              {words.back}
            </ButtonLink>
          )
        }
      />
      <Stack column gap={16}>
        <Panel title={words.howTitle}>
          <CollectorHelp onGive={onGive} />
        </Panel>
        <Panel title={words.remediesTitle}>
          <ul>
            {(['detect', 'reset', 'reregister'] as const).map((name) => (
              <li key={name}>
                <Link to={`/why/remedies/${name}`}>{remedies[name]}</Link>
              </li>
            ))}
          </ul>
        </Panel>
      </Stack>
    </>
  );
}

/** The script to run, how, and the three ways to give its file. */
export function CollectorHelp({ onGive }: { readonly onGive: (name: string, text: string) => void }) {
  const words = useWords(collectorWords);
  const [pasted, setPasted] = useState('');
  const script = `Invoke-WebRequest ${window.location.origin}/client/collect.ps1 -UseBasicParsing -OutFile collect.ps1\npowershell -ExecutionPolicy Bypass -File .\\collect.ps1 -Path collected.json`;
  return (
    <Stack column gap={16}>
      <Stack column gap={8}>
        <p>{words.run}</p>
        <Copyable text={script} />
        <div>
          <ButtonLink
            to={downloadAddress('/client/collector')}
            download
            icon={<Download size={16} aria-hidden="true" />}
          >
            {words.download}
          </ButtonLink>
        </div>
      </Stack>
      <Stack column gap={8}>
        <p>{words.give}</p>
        <div>
          <ChooseFile
            types={['.json', '.txt', 'application/json']}
            onFile={(file) => void textOf(file).then((text) => onGive(file.name, text))}
          >
            {words.choose}
          </ChooseFile>
        </div>
        <Folded title={words.paste}>
          <Stack column gap={8}>
            <TextField label={words.paste} value={pasted} onChange={setPasted} lines={5} mono />
            <div>
              <Button disabled={pasted.trim() === ''} onPress={() => onGive('collected.json', pasted)}>
                {words.use}
              </Button>
            </div>
          </Stack>
        </Folded>
      </Stack>
    </Stack>
  );
}
