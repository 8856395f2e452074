import { Link } from 'react-router';
import type { InstallStateName, UpdateComputer, UpdateDetails } from '#server/admin';
import { type LongList, useLongList } from '../../../api/index.ts';
import { Button, type Column, Empty, Stack, Table, useParam, When } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { withoutIt } from '../states.ts';
import style from './computers.module.css';
import { Failures } from './failures.tsx';
import { InstallState } from './install-state.tsx';
import { OneComputer } from './one-computer.tsx';
import { computersWords } from './words.ts';

const STATES: readonly InstallStateName[] = [
  'Failed',
  'NotInstalled',
  'Downloaded',
  'InstalledPendingReboot',
  'Installed',
];

/** Which computers are in which state with it; what failed is explained, for all at once and for each. */
export function Computers({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(computersWords);
  const format = useFormat();
  const [asked, setAsked] = useParam('machines');
  const [machine, setMachine] = useParam('machine');
  const state = STATES.find((name) => name === asked);
  const list = useLongList<UpdateComputer>(`/updates/${update.updateId}/computers`, { state });
  const { needed, downloaded, failed, pendingReboot, installed } = update.counts;
  const counts: Readonly<Record<InstallStateName, number>> = {
    NotInstalled: needed,
    Downloaded: downloaded,
    Failed: failed,
    InstalledPendingReboot: pendingReboot,
    Installed: installed,
  };
  const choose = (id: string) => setAsked(id, 'chosen');
  const columns: readonly Column<UpdateComputer>[] = [
    {
      id: 'computer',
      title: words.computer,
      width: 'minmax(96px, 1fr)',
      cell: ({ computerId, dnsName }) => (
        <Link to={`/computers/${encodeURIComponent(computerId)}`}>{dnsName}</Link>
      ),
    },
    {
      id: 'state',
      title: words.states,
      width: '132px',
      cell: ({ state: name }) => <InstallState state={name} />,
    },
    {
      id: 'error',
      title: words.error,
      width: 'minmax(160px, 2fr)',
      cell: ({ result }) =>
        result !== undefined && (
          <span title={result.meaning}>
            <code>{result.hex}</code> {result.meaning ?? result.name ?? result.family}
          </span>
        ),
    },
    {
      id: 'since',
      title: words.since,
      width: '108px',
      secondary: true,
      cell: ({ changedAt }) => <When at={changedAt} />,
    },
  ];
  return (
    <Stack column gap={16}>
      {failed > 0 && (state === undefined || state === 'Failed') && <Failures updateId={update.updateId} />}
      <fieldset className={style['states']}>
        <legend className="unseen">{words.states}</legend>
        <Button kind="plain" pressed={state === undefined} onPress={() => choose('')}>
          {words.without} {format.number(withoutIt(update.counts))}
        </Button>
        {STATES.filter((name) => counts[name] > 0 || name === state).map((name) => (
          <Button key={name} kind="plain" pressed={state === name} onPress={() => choose(name)}>
            {words[name]} {format.number(counts[name])}
          </Button>
        ))}
      </fieldset>
      {machine !== '' && (
        <OneComputer
          updateId={update.updateId}
          computer={find(list, machine)}
          onClose={() => setMachine('', 'chosen')}
        />
      )}
      <div className={list.total === 0 ? undefined : style['list']}>
        <Table
          label={words.label}
          list={list}
          columns={columns}
          keyOf={({ computerId }) => computerId}
          nameOf={({ dnsName }) => dnsName}
          openKey={machine === '' ? undefined : machine}
          onOpen={({ computerId }) => setMachine(computerId, 'chosen')}
          empty={
            <Empty
              tone={state === undefined ? 'good' : 'unknown'}
              title={state === undefined ? words.emptyWithout : words.emptyState}
            >
              {update.declined ? words.emptyDeclined : state === undefined && words.emptyWithoutWhy}
            </Empty>
          }
        />
      </div>
    </Stack>
  );
}

/** Of the rows that have been fetched. */
function find(list: LongList<UpdateComputer>, id: string): UpdateComputer | undefined {
  for (let index = 0; index < (list.total ?? 0); index++) {
    const row = list.rowAt(index);
    if (row?.computerId === id) return row;
  }
  return undefined;
}
