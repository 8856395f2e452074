import { Link } from 'react-router';
import type { DownstreamAnswer, DownstreamRow } from '#server/admin';
import { State, When } from '../../../kit/index.ts';
import { ShortTable } from '../../../parts/short-table/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { downstreamWords } from './words.ts';

type Policy = DownstreamAnswer['unknownServers'];

/** All servers below, with how far each has come. */
export function DownstreamList({
  items,
  unknownServers,
}: {
  readonly items: readonly DownstreamRow[];
  readonly unknownServers: Policy;
}) {
  const words = useWords(downstreamWords);
  const format = useFormat();
  const number = (value: number | undefined) => (value === undefined ? '–' : format.number(value));
  return (
    <ShortTable
      label={words.below}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'name',
          title: words.name,
          cell: ({ name }) => <Link to={`/servers/downstream/${encodeURIComponent(name)}`}>{name}</Link>,
        },
        {
          id: 'mode',
          title: words.mode,
          narrow: true,
          cell: ({ mode }) => (mode === undefined ? words.unknown : words[mode]),
        },
        {
          id: 'allowed',
          title: words.allowed,
          narrow: true,
          cell: ({ allowed }) => <Allowed allowed={allowed} unknownServers={unknownServers} />,
        },
        {
          id: 'sync',
          title: words.lastSync,
          narrow: true,
          cell: ({ lastSyncAt }) => <When at={lastSyncAt} />,
        },
        { id: 'lag', title: words.lag, narrow: true, cell: ({ lag }) => <Lag lag={lag} /> },
        { id: 'computers', title: words.computers, end: true, cell: ({ computers }) => number(computers) },
        { id: 'needing', title: words.needing, end: true, cell: ({ needing }) => number(needing) },
        { id: 'failing', title: words.failing, end: true, cell: ({ failing }) => number(failing) },
      ]}
    />
  );
}

/** How much of what is here the server has not listed yet. */
export function Lag({ lag }: { readonly lag: number | undefined }) {
  const words = useWords(downstreamWords);
  const format = useFormat();
  if (lag === undefined) return <State tone="unknown">{words.unknown}</State>;
  if (lag === 0) return <State tone="good">{words.upToDate}</State>;
  return <State tone="wait">{words.lagging(format.count(lag, 'update'))}</State>;
}

/** Whether it may synchronize, and whether somebody decided so. */
export function Allowed({
  allowed,
  unknownServers,
}: Pick<DownstreamRow, 'allowed'> & { readonly unknownServers: Policy }) {
  const words = useWords(downstreamWords);
  if (allowed === 'yes') return <State tone="good">{words.yes}</State>;
  if (allowed === 'no') return <State tone="bad">{words.no}</State>;
  return unknownServers === 'welcome' ? (
    <State tone="good">{words.welcomeByPolicy}</State>
  ) : (
    <State tone="wait">{words.refusedByPolicy}</State>
  );
}
