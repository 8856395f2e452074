import { useState } from 'react';
import { Link } from 'react-router';
import type { ComputerDetails, EventRow, ExchangesAnswer, PageAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Button, Empty, Loading, Mark, Note, Problem, Stack, When } from '../../kit/index.ts';
import { ResultCode } from '../../parts/result-code/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { Steps } from './steps.tsx';
import style from './timeline.module.css';
import { type Calls, type Entry, type Gap, LONGEST_PAUSE, type Told, timelineOf } from './timeline-model.ts';
import { timelineWords } from './words.ts';

const MORE = 60;
const MOST = 600;
const TITLES = 4;

/** What the machine and the server did with each other, step by step; errors in words where they happened, pauses as pauses. */
export function Timeline({ computer }: { readonly computer: ComputerDetails }) {
  const words = useWords(timelineWords);
  const format = useFormat();
  const path = `/computers/${encodeURIComponent(computer.id)}`;
  const [limit, setLimit] = useState(MORE);
  const exchanges = useAnswer<ExchangesAnswer>(`${path}/exchanges`, {}, { every: 15_000 });
  const events = useAnswer<PageAnswer<EventRow>>(`${path}/events`, { limit }, { every: 30_000, keep: true });
  const told = events.data?.items ?? computer.events;
  const entries = timelineOf(exchanges.data?.items ?? [], told);
  const newest = entries[0]?.at ?? 0;
  const silence = Date.now() - newest;
  const nameless = exchanges.data?.nameless.length ?? 0;
  return (
    <Stack column gap={16}>
      <Steps computer={computer} exchanges={exchanges.data} events={told} />
      <section aria-label={words.log}>
        <Stack column gap={8}>
          <h3>{words.log}</h3>
          {exchanges.data === undefined && exchanges.error !== null && (
            <Problem error={exchanges.error} retry={() => void exchanges.refetch()} />
          )}
          {exchanges.data?.remembered === false && <p className={style['soft']}>{words.notRemembered}</p>}
          {exchanges.data?.remembered === true && exchanges.data.items.length === 0 && (
            <p className={style['soft']}>{words.forgotten}</p>
          )}
          {nameless > 0 && (
            <Note tone="wait">{words.nameless(format.count(nameless, 'call'), computer.address)}</Note>
          )}
          {events.data === undefined &&
            (events.error === null ? (
              <Loading />
            ) : (
              <Problem error={events.error} retry={() => void events.refetch()} />
            ))}
          {entries.length === 0 && events.data !== undefined && <Empty title={words.empty} />}
          <ol className={style['log']}>
            {newest > 0 && silence > LONGEST_PAUSE && (
              <li className={style['gap']}>{words.gapNow(format.length(silence))}</li>
            )}
            {entries.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id, and their order is what they are.
              <Line key={index} entry={entry} computer={computer} />
            ))}
          </ol>
          {(events.data?.total ?? 0) > told.length && limit < MOST && (
            <div>
              <Button onPress={() => setLimit(limit + 2 * MORE)}>{words.more}</Button>
            </div>
          )}
        </Stack>
      </section>
    </Stack>
  );
}

function Line({ entry, computer }: { readonly entry: Entry; readonly computer: ComputerDetails }) {
  if (entry.kind === 'gap') return <GapLine entry={entry} />;
  return entry.kind === 'calls' ? (
    <CallsLine entry={entry} />
  ) : (
    <ToldLine entry={entry} computer={computer} />
  );
}

function GapLine({ entry: { since, at } }: { readonly entry: Gap }) {
  const words = useWords(timelineWords);
  const format = useFormat();
  return <li className={style['gap']}>{words.gap(format.length(at - since))}</li>;
}

function CallsLine({ entry: { step, at, calls, fault } }: { readonly entry: Calls }) {
  const words = useWords(timelineWords);
  const format = useFormat();
  const sum = (of: (call: (typeof calls)[number]) => number) =>
    calls.reduce((total, call) => total + of(call), 0);
  const offered = sum(({ counts }) => counts['newUpdates'] ?? 0);
  const operations = [...new Set(calls.map(({ operation }) => operation))].filter((name) => name !== '');
  return (
    <li className={style['entry']}>
      <Mark tone={fault === undefined ? 'good' : 'bad'} />
      <div>
        <p className={style['line']}>
          <strong>{words[step]}</strong>
          <span className={style['soft']}>
            <When at={at} />
          </span>
        </p>
        <p className={style['soft']}>
          {[
            format.count(calls.length, 'call'),
            words.sizes(
              format.bytes(sum(({ requestBytes }) => requestBytes)),
              format.bytes(sum(({ responseBytes }) => responseBytes)),
            ),
            words.took(format.length(sum(({ took }) => took))),
            ...(offered > 0 ? [words.offered(format.count(offered, 'update'))] : []),
          ].join(' · ')}
        </p>
        <p className={style['soft']}>
          <code>{operations.join(', ')}</code>
        </p>
        {fault !== undefined && (
          <p className={style['fault']}>
            {words.refused(fault.outcome)}
            {fault.message !== undefined && <code> {fault.message}</code>}
          </p>
        )}
      </div>
    </li>
  );
}

function ToldLine({
  entry: { step, at, events },
  computer,
}: {
  readonly entry: Told;
  readonly computer: ComputerDetails;
}) {
  const words = useWords(timelineWords);
  const format = useFormat();
  const [first] = events;
  const result = first?.result;
  const about = [
    ...new Map(
      events.flatMap(({ updateId, title }) =>
        updateId === undefined ? [] : [[updateId, title ?? updateId] as const],
      ),
    ),
  ];
  return (
    <li className={style['entry']}>
      <Mark tone={result === undefined ? 'good' : 'bad'} />
      <div>
        <p className={style['line']}>
          <strong>{words[step]}</strong>
          <span>
            {first?.name}
            {events.length > 1 && ` (${format.number(events.length)})`}
          </span>
          <span className={style['soft']}>
            <When at={at} />
          </span>
        </p>
        {about.slice(0, result === undefined ? TITLES : about.length).map(([updateId, title]) => (
          <p key={updateId} className={style['about']}>
            <Link to={`/updates/${updateId}`}>{title}</Link>
            {result !== undefined && (
              <>
                {' '}
                <Link
                  to={`/why?update=${updateId}&computer=${encodeURIComponent(computer.id)}`}
                  aria-label={`${words.askWhy} ${title}`}
                >
                  {words.askWhy}
                </Link>
              </>
            )}
          </p>
        ))}
        {result === undefined && about.length > TITLES && (
          <p className={style['soft']}>+{format.count(about.length - TITLES, 'update')}</p>
        )}
        {result !== undefined && <ResultCode code={result} />}
      </div>
    </li>
  );
}
