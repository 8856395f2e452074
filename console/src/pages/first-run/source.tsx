import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SampleAnswer, TaskView } from '#server/admin';
import { ask, useChange, useTask } from '../../api/index.ts';
import { Button, ButtonLink, ChoiceField, Panel, Progress, Stack, TextField } from '../../kit/index.ts';
import { FindingNote } from '../../parts/sync-finding/index.ts';
import { useWords } from '../../words/index.ts';
import type { StepProps } from './page.tsx';
import { StepForm } from './step-form.tsx';
import { firstRunWords } from './words.ts';

const KINDS = ['microsoft', 'server', 'migrate', 'bundle', 'sample'] as const;
type Kind = (typeof KINDS)[number];
/** The product list is fetched at once: the next step is about it. */
const TREE_ONLY = { categoriesOnly: true };

export function Source({ onNext }: StepProps) {
  const words = useWords(firstRunWords);
  const go = useNavigate();
  const [kind, setKind] = useState<Kind>('microsoft');
  const [url, setUrl] = useState('');
  const [sample, setSample] = useState<string>();
  const { mutate, error, isPending } = useChange<void, unknown>(
    () => ['PUT', '/upstream', { body: { url: kind === 'microsoft' ? 'microsoft' : url.trim() } }],
    { refresh: ['/upstream', '/sync', '/summary'] },
  );
  const begun = useChange<void, TaskView>(() => ['POST', '/sample', { body: {} }], { refresh: [] });
  const submit = () => {
    if (kind === 'migrate') return void go('/servers/migrate');
    if (kind === 'bundle') return void go('/servers/bundles');
    if (kind === 'sample') return begun.mutate(undefined, { onSuccess: ({ id }) => setSample(id) });
    mutate(undefined, {
      onSuccess: () => {
        // Whether it comes is seen on the next step, with what to do if not: so it must have begun there.
        void ask('POST', '/sync', { body: TREE_ONLY })
          .catch(() => {})
          .finally(onNext);
      },
    });
  };
  if (sample !== undefined) return <SampleProgress id={sample} onBack={() => setSample(undefined)} />;
  return (
    <StepForm
      title={words.source}
      purpose={words.sourceFor}
      error={error ?? begun.error}
      busy={isPending || begun.isPending}
      disabled={kind === 'server' && url.trim() === ''}
      onSubmit={submit}
      onSkip={onNext}
    >
      <ChoiceField
        label={words.from}
        value={kind}
        onChange={setKind}
        choices={KINDS.map((id) => ({ id, text: words[id], hint: words[`${id}Hint`] }))}
      />
      {kind === 'server' && (
        <TextField
          label={words.address}
          hint={words.addressHint}
          value={url}
          onChange={setUrl}
          type="url"
          autoFocus
        />
      )}
    </StepForm>
  );
}

function SampleProgress({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const words = useWords(firstRunWords);
  const task = useTask<SampleAnswer>(id);
  const steps: Readonly<Record<string, string>> = {
    'importing sample updates': words.importing,
    approving: words.approving,
    'simulating computers': words.simulating,
  };
  const { state = 'running', step = '', done = 0, total = 0, error } = task ?? {};
  return (
    <Panel title={state === 'done' ? words.sampleMade : words.makingSample}>
      <Stack column gap={16}>
        {state === 'running' && <Progress label={words.makingSample} done={done} total={total} />}
        {state === 'running' && <p role="status">{steps[step] ?? words.importing}</p>}
        {error !== undefined && <FindingNote finding={error} />}
        {(state === 'failed' || state === 'cancelled') && (
          <div>
            <Button onPress={onBack}>{words.chooseAgain}</Button>
          </div>
        )}
        {state === 'done' && (
          <ButtonLink kind="main" to="/">
            {words.toOverview}
          </ButtonLink>
        )}
      </Stack>
    </Panel>
  );
}
