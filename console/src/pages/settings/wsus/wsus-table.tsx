import { Link } from 'react-router';
import { WSUS_FUNCTIONS, type WsusNode } from '../../../frame/index.ts';
import { PageHead, Panel, Stack } from '../../../kit/index.ts';
import { ShortTable } from '../../../parts/short-table/index.ts';
import { useLanguage, useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';
import { wsusWords } from './words.ts';

const NODES = [...new Set(WSUS_FUNCTIONS.map(({ node }) => node))];

/** Every function of WSUS's console by its name there, in the order of its tree, with the way to where it is here. */
export function WsusTable() {
  const parts = useWords(settingsWords);
  const words = useWords(wsusWords);
  return (
    <>
      <PageHead title={parts.partWsus} lead={words.lead} />
      <Stack column gap={16}>
        {NODES.map((node) => (
          <Node key={node} node={node} />
        ))}
      </Stack>
    </>
  );
}

function Node({ node }: { readonly node: WsusNode }) {
  const words = useWords(wsusWords);
  const { language } = useLanguage();
  return (
    <Panel title={words.nodes[node]} bare>
      <ShortTable
        label={words.nodes[node]}
        rows={WSUS_FUNCTIONS.filter((each) => each.node === node)}
        keyOf={({ wsus }) => wsus.en}
        columns={[
          { id: 'wsus', title: words.inWsus, cell: ({ wsus }) => wsus[language] },
          {
            id: 'here',
            title: words.here,
            cell: ({ here, to }) => {
              const text = here[language].replaceAll('`', '');
              return to === undefined ? text : <Link to={to}>{text}</Link>;
            },
          },
        ]}
      />
    </Panel>
  );
}
