import { Link } from 'react-router';
import { useSession } from '../../../frame/index.ts';
import { Note, PageHead, Tabs, useParam } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { syncWords } from '../words.ts';
import { FetchState } from './fetch-state.tsx';
import { PolicyPanel } from './policy-panel.tsx';
import { RevisionPanel } from './revision-panel.tsx';
import { UpkeepPanel } from './upkeep-panel.tsx';
import { contentWords } from './words.ts';

/** The files of updates: what is on its way, what is kept, and how that is looked after. */
export function ContentPage() {
  const words = useWords(contentWords);
  const shared = useWords(syncWords);
  const { mayAdminister } = useSession();
  const [tab, setTab] = useParam('tab', 'state');
  return (
    <>
      <PageHead
        title={words.title}
        lead={
          <>
            {words.lead} {words.languages} <Link to="/sync/products?tab=languages">{words.toLanguages}</Link>
          </>
        }
      />
      {!mayAdminister && <Note tone="unknown" title={shared.onlyAdministrators} />}
      <Tabs
        label={words.parts}
        chosen={tab}
        onChoose={setTab}
        tabs={[
          { id: 'state', title: words.state, content: () => <FetchState /> },
          { id: 'policy', title: words.policy, content: () => <PolicyPanel /> },
          ...(mayAdminister ? [{ id: 'upkeep', title: words.upkeep, content: () => <UpkeepPanel /> }] : []),
          { id: 'revisions', title: words.revisions, content: () => <RevisionPanel /> },
        ]}
      />
    </>
  );
}
