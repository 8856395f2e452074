import type { CategoryKind, CategoryRow, PresetRow, PresetsAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Actions, useNotices } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { productsWords } from './words.ts';

/** Named sets, for somebody who does not know Microsoft's names yet. Ticks them; nothing is applied. */
export function Presets({
  kind,
  rows,
  ticked,
  onWant,
}: {
  readonly kind: CategoryKind;
  readonly rows: readonly CategoryRow[];
  readonly ticked: ReadonlySet<string>;
  readonly onWant: (ticked: ReadonlySet<string>) => void;
}) {
  const words = useWords(productsWords);
  const format = useFormat();
  const notify = useNotices();
  const presets = useAnswer<PresetsAnswer>('/categories/presets');
  const take = ({ titles }: PresetRow) => {
    const ids = new Map(rows.map(({ title, id }) => [title.toLowerCase(), id]));
    const missing = titles.filter((title) => !ids.has(title.toLowerCase()));
    const found = new Set(titles.flatMap((title) => ids.get(title.toLowerCase()) ?? []));
    if (missing.length > 0) notify({ tone: 'wait', text: words.passedOver(format.list(missing)) });
    if (found.isSubsetOf(ticked)) notify({ tone: 'good', text: words.alreadyTicked });
    else onWant(ticked.union(found));
  };
  const names = words as unknown as Readonly<Record<string, string>>;
  return (
    <Actions
      title={words.presets}
      items={(presets.data?.items ?? [])
        .filter((preset) => preset.kind === kind)
        .map((preset) => ({
          id: preset.name,
          text: names[preset.name] ?? preset.name,
          onAction: () => take(preset),
        }))}
    />
  );
}
