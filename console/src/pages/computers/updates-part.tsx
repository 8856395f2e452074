import { useState } from 'react';
import { Link } from 'react-router';
import type { ComputerDetails, ComputerUpdate } from '#server/admin';
import { Button, Note, Stack, State, StateBar, type Tone, When } from '../../kit/index.ts';
import { ResultCode } from '../../parts/result-code/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './detail.module.css';
import { detailWords } from './words.ts';

const FIRST = 30;
const TONES: Readonly<Record<ComputerUpdate['state'], Tone>> = {
  NotInstalled: 'wait',
  Downloaded: 'wait',
  InstalledPendingReboot: 'restart',
  Failed: 'bad',
  Installed: 'good',
};

/** What failed on the machine and what it needs, each with the way to the update and to why. */
export function UpdatesPart({ computer }: { readonly computer: ComputerDetails }) {
  const words = useWords(detailWords);
  const { summary, failed, needed, lastReportAt } = computer;
  if (lastReportAt === 0) return <Note tone="unknown">{words.neverReported}</Note>;
  return (
    <Stack column gap={16}>
      <StateBar
        large
        counts={{
          installed: summary.installed,
          pendingReboot: summary.pendingReboot,
          needed: summary.needed + summary.downloaded,
          failed: summary.failed,
        }}
      />
      <section>
        <h3>{words.failedUpdates}</h3>
        {failed.length === 0 ? (
          <p className={style['soft']}>{words.noneFailed}</p>
        ) : (
          <Updates updates={failed} computer={computer} label={words.failedUpdates} />
        )}
      </section>
      <section>
        <h3>{words.neededUpdates}</h3>
        {needed.length === 0 ? (
          <p className={style['soft']}>{words.noneNeeded}</p>
        ) : (
          <Updates updates={needed} computer={computer} label={words.neededUpdates} />
        )}
      </section>
    </Stack>
  );
}

function Updates({
  updates,
  computer,
  label,
}: {
  readonly updates: readonly ComputerUpdate[];
  readonly computer: ComputerDetails;
  readonly label: string;
}) {
  const words = useWords(detailWords);
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? updates : updates.slice(0, FIRST);
  return (
    <>
      <table className={style['table']} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{words.update}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.since}</th>
            <th scope="col">
              <span className="unseen">{words.why}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ updateId, title, state, changedAt, result }) => (
            <tr key={updateId}>
              <th scope="row">
                <Link to={`/updates/${updateId}`}>{title === '' ? words.untitled : title}</Link>
                {result !== undefined && <ResultCode code={result} />}
              </th>
              <td>
                <State tone={TONES[state]}>{words[state]}</State>
              </td>
              <td>
                <When at={changedAt} />
              </td>
              <td>
                <Link
                  to={`/why?update=${updateId}&computer=${encodeURIComponent(computer.id)}`}
                  aria-label={words.whyOf(title)}
                >
                  {words.why}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < updates.length && (
        <Button onPress={() => setAll(true)}>{words.showAll(format.count(updates.length, 'update'))}</Button>
      )}
    </>
  );
}
