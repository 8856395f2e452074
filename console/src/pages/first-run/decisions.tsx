import { useState } from 'react';
import type { GroupsAnswer, RulePresetsAnswer, RulesAnswer } from '#server/admin';
import { answers, ask, useAnswer } from '../../api/index.ts';
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
  const [chosen, setChosen] = useState(USUAL);
  const [names, setNames] = useState('');
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const items = presets.data?.items ?? [];
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await makeGroups(names.split(/[,、]/).map((name) => name.trim()));
      await makeRules(items.filter(({ name }) => chosen.has(name)));
      onNext();
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setBusy(false);
      void answers.invalidateQueries({
        predicate: ({ queryKey: [path] }) => /^\/(groups|rules)/.test(String(path)),
      });
    }
  };
  return (
    <StepForm
      title={words.decisions}
      purpose={words.decisionsFor}
      error={error}
      busy={busy}
      disabled={presets.data === undefined}
      onSubmit={() => void submit()}
      onSkip={onNext}
    >
      <Answered of={presets}>
        {() => (
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

// Whoever comes back to this step, or tries it again after a failure, makes nothing twice.

async function makeGroups(names: readonly string[]): Promise<void> {
  const { items } = await ask<GroupsAnswer>('GET', '/groups');
  const here = new Set(items.map(({ name }) => name.toLowerCase()));
  for (const name of names) {
    if (name === '' || here.has(name.toLowerCase())) continue;
    await ask('POST', '/groups', { body: { name } });
    here.add(name.toLowerCase());
  }
}

async function makeRules(presets: RulePresetsAnswer['items']): Promise<void> {
  const { items } = await ask<RulesAnswer>('GET', '/rules');
  const here = new Set(items.map(({ name }) => name));
  for (const { name, rule } of presets)
    if (!here.has(rule)) await ask('POST', '/rules', { body: { preset: name } });
}
