import type { MetricsAnswer } from '#server/admin';
import { addressOf, useAnswer } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import {
  Answered,
  ButtonLink,
  Copyable,
  PageHead,
  Panel,
  SearchField,
  Stack,
  useParam,
} from '../../../kit/index.ts';
import { ShortTable } from '../../../parts/short-table/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';
import { upkeepWords } from './words.ts';

type Metric = MetricsAnswer['items'][number];

/** How a monitoring system reads the figures of this server, and what they are now. */
export function Metrics() {
  const parts = useWords(settingsWords);
  const words = useWords(upkeepWords);
  const { mayAdminister } = useSession();
  return (
    <>
      <PageHead title={parts.partMetrics} lead={parts.aboutMetrics} />
      <Panel
        title={words.scrape}
        actions={mayAdminister && <ButtonLink to="/settings/tokens?open=new">{words.makeToken}</ButtonLink>}
      >
        <Stack column>
          <p>{words.scrapeText}</p>
          {!mayAdminister && <p>{words.askToken}</p>}
          <Copyable text={scrapeConfig(window.location)} label={words.scrape} />
        </Stack>
      </Panel>
      <Figures />
    </>
  );
}

function scrapeConfig({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string {
  return [
    'scrape_configs:',
    '  - job_name: todoku',
    `    scheme: ${protocol.replace(':', '')}`,
    `    metrics_path: ${addressOf('/metrics')}`,
    '    authorization:',
    '      credentials_file: /etc/prometheus/todoku-token',
    '    static_configs:',
    `      - targets: ['${host}']`,
  ].join('\n');
}

function Figures() {
  const words = useWords(upkeepWords);
  const format = useFormat();
  const metrics = useAnswer<MetricsAnswer>('/metrics', { format: 'json' }, { every: 15_000 });
  const [text, setText] = useParam('find');
  const wanted = text.trim().toLowerCase();
  const told = ({ values }: Metric) => {
    const sum = values.reduce((total, { value }) => total + value, 0);
    return values.length > 1 ? words.series(format.number(sum)) : format.number(sum);
  };
  return (
    <Panel title={words.figures} bare>
      <Answered of={metrics}>
        {({ items }) => (
          <Stack column>
            <div style={{ paddingInline: '16px' }}>
              <SearchField
                label={words.findFigure}
                value={text}
                onChange={(value) => setText(value, 'typed')}
              />
            </div>
            <ShortTable
              label={words.figures}
              rows={items.filter(({ name, help }) => `${name} ${help}`.toLowerCase().includes(wanted))}
              keyOf={({ name }) => name}
              columns={[
                { id: 'name', title: words.figure, cell: ({ name }) => <code>{name}</code> },
                { id: 'help', title: words.means, cell: ({ help }) => help },
                { id: 'value', title: words.value, end: true, narrow: true, cell: told },
              ]}
            />
          </Stack>
        )}
      </Answered>
    </Panel>
  );
}
