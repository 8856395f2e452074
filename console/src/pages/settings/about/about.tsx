import type { IdentityAnswer } from '#server/admin';
import { addressOf, useAnswer } from '../../../api/index.ts';
import { Answered, Facts, PageHead, Panel, Stack } from '../../../kit/index.ts';
import { ShortTable } from '../../../parts/short-table/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';
import { useShipped } from './shipped.ts';
import { aboutWords } from './words.ts';

/** What this server is, and what others made of it. */
export function About() {
  const parts = useWords(settingsWords);
  const words = useWords(aboutWords);
  const identity = useAnswer<IdentityAnswer>('/identity');
  return (
    <>
      <PageHead title={parts.partAbout} lead={parts.aboutAbout} />
      <Panel>
        <Answered of={identity}>
          {({ serverId, version }) => (
            <Facts
              items={[
                [words.version, `Todoku ${version}`],
                [words.serverId, <code key="id">{serverId}</code>],
                [words.licence, 'Apache-2.0'],
                [
                  words.docs,
                  <a key="api" href={addressOf('/openapi.json')}>
                    {words.openapi}
                  </a>,
                ],
              ]}
            />
          )}
        </Answered>
      </Panel>
      <Shipped />
    </>
  );
}

function Shipped() {
  const words = useWords(aboutWords);
  const format = useFormat();
  const shipped = useShipped();
  return (
    <Panel title={words.parts} bare>
      <Answered of={shipped}>
        {(packages) => (
          <Stack column>
            <p style={{ paddingInline: '16px' }}>
              {words.partsText(format.count(packages.length, 'package'))}
            </p>
            <ShortTable
              label={words.parts}
              rows={packages}
              keyOf={({ name, version }) => `${name} ${version}`}
              columns={[
                { id: 'name', title: words.name, cell: ({ name }) => name },
                { id: 'version', title: words.version, narrow: true, cell: ({ version }) => version },
                { id: 'licence', title: words.licence, narrow: true, cell: ({ licence }) => licence },
                {
                  id: 'runsIn',
                  title: words.runsIn,
                  narrow: true,
                  cell: ({ runsIn }) =>
                    format.list(
                      runsIn.map((place) => words[place === 'server' ? 'theServer' : 'theConsole']),
                    ),
                },
              ]}
            />
          </Stack>
        )}
      </Answered>
    </Panel>
  );
}
