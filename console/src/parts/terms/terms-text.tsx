import { Download } from 'lucide-react';
import { useState } from 'react';
import type { FetchAnswer, TermsAnswer } from '#server/admin';
import { useAnswer, useChange } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Answered, Button, Problem, SelectField, Stack } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { useLanguageNames } from '../names/index.ts';
import { NoText } from './no-text.tsx';
import style from './terms-text.module.css';
import { termsWords } from './words.ts';

/** So often it is asked whether a text that is on its way has come, milliseconds. */
const EVERY = 1500;

/** What the license terms of an update say, in whichever of their languages, or how the text comes here. */
export function TermsText({ updateId }: { readonly updateId: string }) {
  const words = useWords(termsWords);
  const nameOf = useLanguageNames();
  const { mayDecide, who } = useSession();
  const [chosen, setChosen] = useState<string>();
  const [language, region] = chosen?.split('/') ?? [];
  const query = { language, region };
  const path = `/updates/${updateId}/terms`;
  const asked = useAnswer<TermsAnswer>(path, query, { keep: true });
  const comes = asked.data?.shown?.why === 'on-its-way';
  // Asked again only while something is to come.
  useAnswer<TermsAnswer>(path, query, comes ? { every: EVERY } : {});
  const fetchIt = useChange<{ readonly language: string; readonly region: string }, FetchAnswer>(
    (body) => ['POST', `${path}/fetch`, { body }],
    { refresh: [path] },
  );
  return (
    <Answered of={asked}>
      {({ texts, shown }) => {
        if (shown === undefined) return <p>{words.noFile}</p>;
        const file = texts.find((each) => idOf(each) === idOf(shown));
        const fetchButton = mayDecide && who.groups === undefined && file?.present === false && (
          <Button
            icon={<Download size={16} aria-hidden="true" />}
            busy={fetchIt.isPending}
            onPress={() => fetchIt.mutate({ language: shown.language, region: shown.region })}
          >
            {shown.why === 'failed' ? words.again : words.fetch}
          </Button>
        );
        return (
          <Stack column>
            {texts.length > 1 && (
              <SelectField
                label={words.language}
                value={idOf(shown)}
                onChange={setChosen}
                choices={texts.map((text) => ({ id: idOf(text), text: named(text) }))}
              />
            )}
            {shown.text === undefined ? (
              <NoText shown={shown} file={file} fetchButton={fetchButton} />
            ) : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
              <section className={style['text']} aria-label={words.text} lang={shown.language} tabIndex={0}>
                <p>{shown.text}</p>
              </section>
            )}
            {fetchIt.error !== null && <Problem error={fetchIt.error} />}
          </Stack>
        );
      }}
    </Answered>
  );

  function named(text: TermsAnswer['texts'][number]): string {
    const name = nameOf([text.language])[0] ?? text.language;
    return text.region === '' ? name : words.inRegion(name, text.region);
  }
}

function idOf({ language, region }: { readonly language: string; readonly region: string }): string {
  return `${language}/${region}`;
}
