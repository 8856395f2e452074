import { useSession } from '../../../frame/index.ts';
import { Note, Tabs, useParam } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { serverWords } from '../words.ts';
import { ExportBundle } from './export-bundle.tsx';
import { ImportBundle } from './import-bundle.tsx';
import { bundleWords } from './words.ts';

/** Updates carried on a disk: out of here, or in. */
export function Bundles() {
  const words = useWords(bundleWords);
  const common = useWords(serverWords);
  const { mayAdminister } = useSession();
  const [way, setWay] = useParam('way', 'export');
  return (
    <>
      <p>{words.lead}</p>
      {mayAdminister ? (
        <Tabs
          label={common.bundles}
          chosen={way === 'import' ? 'import' : 'export'}
          onChoose={setWay}
          tabs={[
            { id: 'export', title: words.export, content: () => <ExportBundle /> },
            { id: 'import', title: words.import, content: () => <ImportBundle /> },
          ]}
        />
      ) : (
        <Note tone="unknown" title={common.onlyAdministrators} />
      )}
    </>
  );
}
