import { useState } from 'react';
import type { CategoriesAnswer, CategoryKind, PresetsAnswer, SyncStatusAnswer } from '#server/admin';
import { ask, useAnswer, useChange } from '../../api/index.ts';
import { ButtonLink, Note, Progress } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { Boxes } from './boxes.tsx';
import type { StepProps } from './page.tsx';
import { StepForm } from './step-form.tsx';
import { firstRunWords } from './words.ts';

const USUAL: ReadonlySet<string> = new Set(['windows-11', 'windows-server', 'defender', 'edge', 'usual']);

/** Sets of products and of kinds, once the upstream has told which there are. */
export function Products({ onNext }: StepProps) {
  const words = useWords(firstRunWords);
  const sync = useAnswer<SyncStatusAnswer>('/sync', {}, { every: 1000 });
  const tree = useAnswer<CategoriesAnswer>('/categories', { kind: 'classifications' }, { every: 2000 });
  const presets = useAnswer<PresetsAnswer>('/categories/presets');
  const [chosen, setChosen] = useState(USUAL);
  const items = presets.data?.items ?? [];
  const apply = useChange<void, unknown>(() => ['POST', '/sync', { body: {} }], {
    refresh: ['/sync', '/summary'],
  });
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      for (const { name, kind } of items.filter((preset) => chosen.has(preset.name)))
        await ask('POST', '/categories/selection', { body: { kind, preset: name } });
      await apply.mutateAsync();
      onNext();
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setBusy(false);
    }
  };
  const running = sync.data?.running;
  const hasSource = sync.data?.upstream !== undefined;
  const hasTree = (tree.data?.fetchedAt ?? 0) > 0;
  return (
    <StepForm
      title={words.products}
      purpose={words.productsFor}
      error={error}
      busy={busy}
      disabled={running !== undefined || !hasTree}
      onSubmit={() => void submit()}
      onSkip={onNext}
    >
      {running !== undefined && (
        <div role="status">
          <p>{words.fetchingTree}</p>
          <Progress label={words.fetchingTree} done={running.done} total={running.total} />
        </div>
      )}
      {sync.data !== undefined && !hasSource && <Note tone="wait" title={words.noSource} />}
      {hasSource && running === undefined && tree.data !== undefined && !hasTree && (
        <Note tone="bad" title={words.treeFailed}>
          {sync.data?.last?.summary !== undefined && <p>{sync.data.last.summary}</p>}
          <ButtonLink to="/sync/upstream">{words.tryConnection}</ButtonLink>
        </Note>
      )}
      {hasTree &&
        (['products', 'classifications'] as const satisfies readonly CategoryKind[]).map((kind) => (
          <Boxes
            key={kind}
            legend={kind === 'products' ? words.productsLabel : words.kinds}
            items={items
              .filter((preset) => preset.kind === kind)
              .map(({ name, titles }) => [name, words.presets[name] ?? titles.join(', ')])}
            chosen={chosen}
            onChange={setChosen}
          />
        ))}
    </StepForm>
  );
}
