import { useState } from 'react';
import type { LanguagesAnswer, SetLanguagesRequest } from '#server/admin';
import { answers, ask, useAnswer, useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import {
  Answered,
  Button,
  Checkbox,
  ChoiceField,
  Panel,
  SearchField,
  Stack,
  useNotices,
  useParam,
} from '../../../kit/index.ts';
import { useLanguageNames } from '../../../parts/names/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useLanguage, useWords } from '../../../words/index.ts';
import { syncWords } from '../words.ts';
import style from './languages-panel.module.css';
import { productsWords } from './words.ts';

/** In which languages updates and their files are taken. */
export function LanguagesPanel({ onChanged }: { readonly onChanged: () => void }) {
  const words = useWords(productsWords);
  const shared = useWords(syncWords);
  const notify = useNotices();
  const languages = useAnswer<LanguagesAnswer>('/languages');
  const change = useChange<readonly string[], LanguagesAnswer>(
    (chosen) => ['PUT', '/languages', { body: { languages: chosen } satisfies SetLanguagesRequest }],
    { refresh: ['/languages'] },
  );
  const [turn, setTurn] = useState(0);
  const save = async (after: readonly string[], before: readonly string[]) => {
    await change.mutateAsync(after);
    onChanged();
    notify({
      text: words.languagesChanged,
      undo: async () => {
        await ask('PUT', '/languages', { body: { languages: before } });
        await answers.invalidateQueries({ queryKey: ['/languages'] });
        setTurn((now) => now + 1);
        notify({ text: shared.takenBack });
      },
    });
  };
  return (
    <Answered of={languages}>
      {(answer) => (
        <Panel>
          <Stack column gap={16}>
            <p>{words.languagesText}</p>
            <Chooser
              key={turn}
              answer={answer}
              busy={change.isPending}
              onSave={(after) => void save(after, answer.selected).catch(() => {})}
            />
            {change.error !== null && <SyncProblem error={change.error} />}
          </Stack>
        </Panel>
      )}
    </Answered>
  );
}

function Chooser({
  answer: { selected, available },
  busy,
  onSave,
}: {
  readonly answer: LanguagesAnswer;
  readonly busy: boolean;
  readonly onSave: (languages: readonly string[]) => void;
}) {
  const words = useWords(productsWords);
  const shared = useWords(syncWords);
  const { mayAdminister } = useSession();
  const { language } = useLanguage();
  const namesOf = useLanguageNames();
  const [text, setText] = useParam('language');
  const [all, setAll] = useState(selected.length === 0);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(selected));
  if (available.length === 0) return <p>{words.noLanguages}</p>;
  const asked = text.toLowerCase();
  // The update source names them in English; a code of its own that the browser does not know keeps that name.
  const nameOf = ({ short, long }: LanguagesAnswer['available'][number]) => {
    const [name = short] = language === 'en' ? [long] : namesOf([short]);
    return name === short ? long : name;
  };
  const shown = available.filter((each) =>
    `${each.short} ${each.long} ${nameOf(each)}`.toLowerCase().includes(asked),
  );
  const after = all ? [] : [...ticked].sort();
  const isSame = after.join() === [...selected].sort().join();
  const lacks = !all && ticked.size === 0;
  return (
    <>
      <ChoiceField
        label={words.which}
        disabled={!mayAdminister}
        value={all ? 'all' : 'some'}
        onChange={(id) => setAll(id === 'all')}
        choices={[
          { id: 'all', text: words.allLanguages, hint: words.allLanguagesHint },
          { id: 'some', text: words.someLanguages },
        ]}
        error={lacks ? words.oneAtLeast : undefined}
      />
      {!all && (
        <>
          <SearchField
            label={words.searchLanguages}
            value={text}
            onChange={(value) => setText(value, 'typed')}
          />
          <ul className={style['languages']}>
            {shown.map((each) => (
              <li key={each.short}>
                <Checkbox
                  checked={ticked.has(each.short)}
                  disabled={!mayAdminister}
                  onChange={() => setTicked((now) => now.symmetricDifference(new Set([each.short])))}
                >
                  {nameOf(each)} ({each.short}){!each.enabledUpstream && ` – ${words.notUpstream}`}
                </Checkbox>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayAdminister && (
        <div>
          <Button kind="main" busy={busy} disabled={isSame || lacks} onPress={() => onSave(after)}>
            {shared.save}
          </Button>
        </div>
      )}
    </>
  );
}
