import { Download } from 'lucide-react';
import { useRef, useState } from 'react';
import type { DeclaredState } from '#server/admin';
import { addressOf, downloadAddress, useAnswer } from '../../../api/index.ts';
import {
  Answered,
  Button,
  ButtonLink,
  Copyable,
  Folded,
  PageHead,
  Panel,
  Stack,
} from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';
import { ConfigDocument } from './config-document.tsx';
import { configWords } from './words.ts';

/** The settings as one document: taken along, changed, planned, applied. */
export function Configuration() {
  const parts = useWords(settingsWords);
  const [text, setText] = useState('');
  const document = useRef<HTMLDivElement>(null);
  const edit = (declared: string) => {
    setText(declared);
    document.current?.querySelector('textarea')?.focus();
  };
  return (
    <>
      <PageHead title={parts.partConfiguration} lead={parts.aboutConfiguration} />
      <Now onEdit={edit} />
      <div ref={document}>
        <ConfigDocument text={text} onText={setText} />
      </div>
    </>
  );
}

function Now({ onEdit }: { readonly onEdit: (text: string) => void }) {
  const words = useWords(configWords);
  const state = useAnswer<DeclaredState>('/config');
  return (
    <Panel
      title={words.now}
      actions={
        <ButtonLink to={downloadAddress('/config')} download icon={<Download aria-hidden="true" />}>
          {words.download}
        </ButtonLink>
      }
    >
      <Answered of={state}>
        {(declared) => {
          const text = JSON.stringify(declared, null, 2);
          return (
            <Stack column>
              <p>{words.nowText}</p>
              <Stack gap={16}>
                <Button onPress={() => onEdit(text)}>{words.change}</Button>
                <a href={addressOf('/config/schema')}>{words.schema}</a>
              </Stack>
              <Folded title={words.look}>
                <Copyable text={text} label={words.now} />
              </Folded>
            </Stack>
          );
        }}
      </Answered>
    </Panel>
  );
}
