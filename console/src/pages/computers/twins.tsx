import { useState } from 'react';
import { Link } from 'react-router';
import type { CloneSet, RemedyAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Answered, Copyable, Facts, SelectField, Stack, When } from '../../kit/index.ts';
import { useRemedySystems } from '../../parts/names/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './twins.module.css';
import { twinWords } from './words.ts';

/** Machines that send one id, side by side, with what was seen of each and what to do. */
export function Twins({ set, os = 'win11' }: { readonly set: CloneSet; readonly os?: string }) {
  const words = useWords(twinWords);
  return (
    <Stack column gap={16}>
      <p>{words.lead}</p>
      <div className={style['side']}>
        {set.computers.map(({ id, dnsName, address, lastContactAt }) => (
          <section key={id} className={style['twin']} aria-label={dnsName}>
            <h3>
              <Link to={`/computers/${encodeURIComponent(id)}`}>{dnsName}</Link>
            </h3>
            <Facts
              items={[
                [words.address, address],
                [words.contact, <When key="w" at={lastContactAt} />],
              ]}
            />
          </section>
        ))}
      </div>
      <Facts
        items={[
          [words.shared, <code key="s">{set.sharedId}</code>],
          [words.since, <When key="s" at={set.since} />],
          [words.seen, <When key="l" at={set.lastSeenAt} />],
        ]}
      />
      <p>{set.keptApart ? words.keptApart : words.notApart}</p>
      <Sightings set={set} />
      <Remedy os={os} />
    </Stack>
  );
}

function Sightings({ set: { sightings } }: { readonly set: CloneSet }) {
  const words = useWords(twinWords);
  const format = useFormat();
  if (sightings.length === 0) return null;
  return (
    <div className={style['scroll']}>
      <table className={style['table']} aria-label={words.seenAs}>
        <thead>
          <tr>
            <th scope="col">{words.seenAs}</th>
            <th scope="col">{words.address}</th>
            <th scope="col">{words.seen}</th>
            <th scope="col">{words.returns}</th>
          </tr>
        </thead>
        <tbody>
          {sightings.map(({ kind, value, address, lastSeenAt, returns }) => (
            <tr key={`${kind} ${value}`}>
              <th scope="row">
                {kind === 'name' ? words.kindName : words.kindHardware}: {value}
              </th>
              <td>{address}</td>
              <td>
                <When at={lastSeenAt} />
              </td>
              <td>{format.count(returns, 'time')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Remedy({ os: first }: { readonly os: string }) {
  const words = useWords(twinWords);
  const [os, setOs] = useState(first);
  const systems = useRemedySystems();
  const remedy = useAnswer<RemedyAnswer>('/client/remedies/reregister', { os }, { keep: true });
  return (
    <section>
      <Stack column gap={8}>
        <h3>{words.remedy}</h3>
        <SelectField label={words.windows} choices={systems} value={os} onChange={setOs} />
        <Answered of={remedy}>
          {({ consequences, script, fileName }) => (
            <>
              <ul className={style['dots']}>
                {consequences.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
              <p>
                {words.script} (<code>{fileName}</code>)
              </p>
              <Copyable text={script} label={fileName} />
            </>
          )}
        </Answered>
      </Stack>
    </section>
  );
}
