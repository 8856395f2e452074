import { useState } from 'react';
import type { GroupsAnswer, RulePresetsAnswer } from '#server/admin';
import { ask, useAnswer, useChange } from '../../api/index.ts';
import { Answered, TextField } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { Boxes } from './boxes.tsx';
import type { StepProps } from './page.tsx';
import { StepForm } from './step-form.tsx';
import { firstRunWords } from './words.ts';

const USUAL: ReadonlySet<string> = new Set(['definitions', 'security-pilot', 'no-previews']);

/** Rules that decide from now on, and groups. */
export function Decisions({ onNext }: StepProps) {
  const words = useWords(firstRunWords);
  const presets = useAnswer<RulePresetsAnswer>('/rules/presets');
  const groups = useAnswer<GroupsAnswer>('/groups');
  const [chosen, setChosen] = useState(USUAL);
  const [names, setNames] = useState('');
  const [error, setError] = useState<Error>();
  const { mutateAsync, isPending } = useChange<string, unknown>(
    (preset) => ['POST', '/rules', { body: { preset } }],
    {
      refresh: ['/rules', '/groups'],
    },
  );
  const submit = async () => {
    try {
      const here = new Set(groups.data?.items.map(({ name }) => name.toLowerCase()));
      const wanted = names
        .split(/[,、]/)
        .map((name) => name.trim())
        .filter((name) => name !== '' && !here.has(name.toLowerCase()));
      for (const name of wanted) await ask('POST', '/groups', { body: { name } });
      for (const preset of chosen) await mutateAsync(preset);
      onNext();
    } catch (refused) {
      setError(refused as Error);
    }
  };
  return (
    <StepForm
      title={words.decisions}
      purpose={words.decisionsFor}
      error={error}
      busy={isPending}
      onSubmit={() => void submit()}
      onSkip={onNext}
    >
      <Answered of={presets}>
        {({ items }) => (
          <Boxes
            legend={words.rulesLabel}
            items={items.map(({ name, about }) => [name, words.rules[name] ?? about])}
            chosen={chosen}
            onChange={setChosen}
          />
        )}
      </Answered>
      <TextField label={words.groups} hint={words.groupsHint} value={names} onChange={setNames} />
    </StepForm>
  );
}
