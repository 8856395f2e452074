import { useState } from 'react';
import type {
  CategoriesAnswer,
  CategoryKind,
  SelectCategoriesAnswer,
  SelectCategoriesRequest,
} from '#server/admin';
import { answers, ask, useAnswer } from '../../../api/index.ts';
import { Button, Chip, Panel, Stack, useNotices } from '../../../kit/index.ts';
import { useClassificationName } from '../../../parts/names/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import style from './change-bar.module.css';
import { Cost } from './cost.tsx';
import type { Wanted } from './products-page.tsx';
import { productsWords } from './words.ts';

/** What would be changed of one kind. */
export interface KindChange {
  readonly kind: CategoryKind;
  readonly enable: readonly string[];
  readonly disable: readonly string[];
}

const KINDS = ['products', 'classifications'] as const;

/** Changes collected on the page: what they are, what they cost, and one button for all of them. */
export function ChangeBar({
  wanted,
  onDiscard,
  onApplied,
}: {
  readonly wanted: Wanted;
  readonly onDiscard: () => void;
  readonly onApplied: () => void;
}) {
  const words = useWords(productsWords);
  const format = useFormat();
  const nameOf = useClassificationName();
  const notify = useNotices();
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const rows = {
    products: useAnswer<CategoriesAnswer>('/categories', { kind: 'products' }).data?.items ?? [],
    classifications:
      useAnswer<CategoriesAnswer>('/categories', { kind: 'classifications' }).data?.items ?? [],
  };
  const changes: readonly KindChange[] = KINDS.flatMap((kind) => {
    const ticked = wanted[kind];
    if (ticked === undefined) return [];
    const before = new Set(rows[kind].filter(({ selected }) => selected).map(({ id }) => id));
    const change = { kind, enable: [...ticked.difference(before)], disable: [...before.difference(ticked)] };
    return change.enable.length + change.disable.length === 0 ? [] : [change];
  });
  const count = changes.reduce((sum, { enable, disable }) => sum + enable.length + disable.length, 0);
  if (count === 0) return null;
  const titles = new Map(KINDS.flatMap((kind) => rows[kind]).map(({ id, title }) => [id, nameOf(id, title)]));
  const texts = changes.flatMap(({ enable, disable }) => [
    ...enable.map((id) => words.add(titles.get(id) ?? id)),
    ...disable.map((id) => words.remove(titles.get(id) ?? id)),
  ]);
  const apply = async () => {
    setBusy(true);
    setError(null);
    try {
      for (const change of changes) await select(change);
      // What is shown as ticked is what was wanted, until the server's own word of it is here.
      await refreshed();
      onApplied();
      notify({
        text: words.applied(format.list(texts)),
        undo: async () => {
          for (const { kind, enable, disable } of changes)
            await select({ kind, enable: disable, disable: enable });
          await refreshed();
          notify({ text: words.takenBack });
        },
      });
    } catch (problem) {
      setError(problem as Error);
      await refreshed();
    }
    setBusy(false);
  };
  return (
    <div className={style['bar']}>
      <Panel title={words.changes}>
        <Stack column>
          <ul className={style['changes']}>
            {texts.map((text) => (
              <li key={text}>
                <Chip>{text}</Chip>
              </li>
            ))}
          </ul>
          <Cost changes={changes} />
          {error !== null && <SyncProblem error={error} />}
          <Stack>
            <Button kind="main" busy={busy} onPress={() => void apply()}>
              {words.apply(format.count(count, 'change'))}
            </Button>
            <Button onPress={onDiscard}>{words.discard}</Button>
          </Stack>
        </Stack>
      </Panel>
    </div>
  );
}

function select(body: SelectCategoriesRequest): Promise<SelectCategoriesAnswer> {
  return ask('POST', '/categories/selection', { body });
}

function refreshed(): Promise<void> {
  return answers.invalidateQueries({
    predicate: ({ queryKey: [path] }) => /^\/(categories|sync)/.test(String(path)),
  });
}
