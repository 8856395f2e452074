import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CategoriesAnswer, CategoryKind, CategoryRow } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import {
  Answered,
  Button,
  Empty,
  SearchField,
  SelectField,
  Stack,
  useParam,
  useStillHere,
} from '../../../kit/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { useStartSync } from '../use-sync.ts';
import { CategoryTree } from './category-tree.tsx';
import { FleetSuggestion } from './fleet-suggestion.tsx';
import { Presets } from './presets.tsx';
import { narrowed, nodesById, toggled, treeOf } from './selection.ts';
import { useDescribe } from './use-describe.tsx';
import { productsWords } from './words.ts';

type Shown = 'all' | 'selected' | 'new';

/** The tree of one kind, to search and to tick. Nothing is applied here. */
export function CategoryPanel({
  kind,
  wanted,
  onWant,
}: {
  readonly kind: CategoryKind;
  readonly wanted: ReadonlySet<string> | undefined;
  readonly onWant: (ticked: ReadonlySet<string>) => void;
}) {
  const categories = useAnswer<CategoriesAnswer>('/categories', { kind });
  return (
    <Answered of={categories} lines={8}>
      {({ items }) =>
        items.length === 0 ? (
          <FetchFirst />
        ) : (
          <Chooser kind={kind} rows={items} wanted={wanted} onWant={onWant} />
        )
      }
    </Answered>
  );
}

function Chooser({
  kind,
  rows,
  wanted,
  onWant,
}: {
  readonly kind: CategoryKind;
  readonly rows: readonly CategoryRow[];
  readonly wanted: ReadonlySet<string> | undefined;
  readonly onWant: (ticked: ReadonlySet<string>) => void;
}) {
  const words = useWords(productsWords);
  const format = useFormat();
  const { mayAdminister } = useSession();
  const [text, setText] = useParam(kind === 'products' ? 'q' : 'class');
  const [show, setShow] = useParam('show', 'all');
  const roots = useMemo(() => treeOf(rows), [rows]);
  const nodes = useMemo(() => nodesById(roots), [roots]);
  const before = useMemo(() => new Set(rows.filter(({ selected }) => selected).map(({ id }) => id)), [rows]);
  const ticked = wanted ?? before;
  const news = rows.filter(({ isNew }) => isNew).length;
  const describe = useDescribe(kind, before, ticked);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => firstOpen(rows));
  const asked = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const isNarrowed = asked.length > 0 || show !== 'all';
  const found = isNarrowed
    ? narrowed(roots, ({ row }) => {
        const name = `${row.title} ${describe.title(row)}`.toLowerCase();
        if (!asked.every((word) => name.includes(word))) return false;
        if (show === 'selected') return ticked.has(row.id) || before.has(row.id);
        return show !== 'new' || row.isNew;
      })
    : undefined;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const open =
    found === undefined
      ? opened
      : found.open.difference(closed).union(opened.intersection(found.kept).difference(closed));
  return (
    <Stack column gap={16}>
      <Stack gap={8}>
        <SearchField
          label={kind === 'products' ? words.search : words.searchClasses}
          value={text}
          onChange={(value) => setText(value, 'typed')}
        />
        <SelectField
          label={words.show}
          unlabelled
          value={show as Shown}
          onChange={(id) => setShow(id)}
          choices={[
            { id: 'all', text: words.all },
            { id: 'selected', text: words.selected },
            { id: 'new', text: words.new },
          ]}
        />
        {news > 0 && show !== 'new' && (
          <Button kind="plain" onPress={() => setShow('new')}>
            {words.news(format.number(news))}
          </Button>
        )}
        {mayAdminister && <Presets kind={kind} rows={rows} ticked={ticked} onWant={onWant} />}
      </Stack>
      {kind === 'products' && (
        <FleetSuggestion nodes={nodes} ticked={ticked} onWant={mayAdminister ? onWant : undefined} />
      )}
      {found?.kept.size === 0 ? (
        <Empty
          title={asked.length > 0 ? words.nothing : show === 'new' ? words.unnew : words.nothingTicked}
          action={
            <Button
              onPress={() => {
                setText('');
                setShow('all');
              }}
            >
              {words.clear}
            </Button>
          }
        />
      ) : (
        <CategoryTree
          label={kind === 'products' ? words.products : words.classifications}
          roots={roots}
          kept={found?.kept}
          ticked={ticked}
          mayChange={mayAdminister}
          open={open}
          onOpen={(next) => {
            setClosed((now) => now.union(open.difference(next)).difference(next));
            setOpened(found === undefined ? next : opened.union(next.difference(open)));
          }}
          describe={(node) => ({ title: describe.title(node.row), beside: describe.beside(node) })}
          onToggle={(ids) =>
            onWant(
              ids.reduce((now, id) => {
                const node = nodes.get(id);
                return node === undefined ? now : toggled(node, now);
              }, ticked),
            )
          }
        />
      )}
    </Stack>
  );
}

/** At first the companies are open where there are few, so that families are seen. */
function firstOpen(rows: readonly CategoryRow[]): ReadonlySet<string> {
  const tops = rows.filter(({ depth }) => depth === 0);
  return new Set(tops.length > 3 ? [] : tops.map(({ id }) => id));
}

function FetchFirst() {
  const words = useWords(productsWords);
  const { mayAdminister } = useSession();
  const navigate = useNavigate();
  const start = useStartSync();
  const isHere = useStillHere();
  return (
    <Stack column>
      <Empty
        title={words.fetchFirst}
        action={
          mayAdminister && (
            <Button
              kind="main"
              busy={start.isPending}
              onPress={() =>
                start.mutate(
                  { categoriesOnly: true },
                  { onSuccess: () => isHere() && void navigate('/sync') },
                )
              }
            >
              {words.fetchNow}
            </Button>
          )
        }
      >
        {words.fetchFirstText}
      </Empty>
      {start.error !== null && <SyncProblem error={start.error} />}
    </Stack>
  );
}
