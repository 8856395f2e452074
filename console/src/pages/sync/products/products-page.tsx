import { useState } from 'react';
import type { CategoryKind } from '#server/admin';
import { useSession } from '../../../frame/index.ts';
import { Note, PageHead, Tabs, useParam } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { syncWords } from '../words.ts';
import { CategoryPanel } from './category-panel.tsx';
import { ChangeBar } from './change-bar.tsx';
import { LanguagesPanel } from './languages-panel.tsx';
import { NowSync } from './now-sync.tsx';
import { productsWords } from './words.ts';

/** What is ticked and not applied yet; undefined: nothing was changed. */
export type Wanted = Readonly<Partial<Record<CategoryKind, ReadonlySet<string>>>>;

/** Which products, classifications and languages are synchronised. */
export function ProductsPage() {
  const words = useWords(productsWords);
  const shared = useWords(syncWords);
  const { mayAdminister } = useSession();
  const [tab, setTab] = useParam('tab', 'products');
  const [wanted, setWanted] = useState<Wanted>({});
  const [applied, setApplied] = useState(false);
  const panel = (kind: CategoryKind) => (
    <CategoryPanel
      key={kind}
      kind={kind}
      wanted={wanted[kind]}
      onWant={(ticked) => setWanted((now) => ({ ...now, [kind]: ticked }))}
    />
  );
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {!mayAdminister && <Note tone="unknown" title={shared.onlyAdministrators} />}
      {applied && <NowSync />}
      <Tabs
        label={words.tabs}
        chosen={tab}
        onChoose={setTab}
        tabs={[
          { id: 'products', title: words.products, content: () => panel('products') },
          { id: 'classifications', title: words.classifications, content: () => panel('classifications') },
          {
            id: 'languages',
            title: words.languages,
            content: () => <LanguagesPanel onChanged={() => setApplied(true)} />,
          },
        ]}
      />
      <ChangeBar
        wanted={wanted}
        onDiscard={() => setWanted({})}
        onApplied={() => {
          setWanted({});
          setApplied(true);
        }}
      />
    </>
  );
}
