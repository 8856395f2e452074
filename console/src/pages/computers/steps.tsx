import type { ReactNode } from 'react';
import type { ComputerDetails, EventRow, ExchangesAnswer } from '#server/admin';
import { Mark, type Tone, When } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './timeline.module.css';
import { LONGEST_PAUSE, STEPS, stepOfEvent } from './timeline-model.ts';
import { timelineWords } from './words.ts';

interface Reached {
  /** Undefined: a gap, the step was never seen. */
  readonly tone: Tone | undefined;
  readonly at?: number | undefined;
  readonly note?: ReactNode;
}

const FAILED_AUTHENTICATION = /Cookie|Register|Config/;

/** How far the machine gets: each step with when it was last seen, and a gap where one was never. */
export function Steps({
  computer,
  exchanges,
  events,
}: {
  readonly computer: ComputerDetails;
  readonly exchanges: ExchangesAnswer | undefined;
  readonly events: readonly EventRow[];
}) {
  const words = useWords(timelineWords);
  const reached = useReached(computer, exchanges, events);
  return (
    <section aria-label={words.steps}>
      <h3>{words.steps}</h3>
      <ol className={style['steps']}>
        {STEPS.map((step) => {
          const { tone, at, note } = reached[step];
          return (
            <li key={step} className={style['step']} data-gap={tone === undefined ? '' : undefined}>
              <span className={style['dot']}>
                {tone === undefined ? <span className={style['hole']} /> : <Mark tone={tone} />}
              </span>
              <span className={style['stepName']}>{words[step]}</span>
              <span className={style['soft']}>{at !== undefined && at > 0 ? <When at={at} /> : note}</span>
              {at !== undefined && at > 0 && note !== undefined && <span>{note}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function useReached(
  computer: ComputerDetails,
  exchanges: ExchangesAnswer | undefined,
  events: readonly EventRow[],
): Readonly<Record<(typeof STEPS)[number], Reached>> {
  const words = useWords(timelineWords);
  const format = useFormat();
  const { lastContactAt, lastScanAt, lastReportAt, registered, createdAt, summary } = computer;
  const silence = Date.now() - Math.max(lastContactAt, createdAt);
  const fault = exchanges?.lastFault;
  const faultIsNew = fault !== undefined && fault.at >= lastScanAt;
  const isAuthentication = fault !== undefined && FAILED_AUTHENTICATION.test(fault.operation);
  const refused = fault === undefined ? undefined : words.refused(fault.outcome);
  const scan = exchanges?.lastScan;
  const missing: Reached = { tone: undefined, note: words.notYet };
  const latest = (step: string) => events.find(({ eventId }) => stepOfEvent(eventId) === step);
  const ofEvents = (step: string): Reached => {
    const event = latest(step);
    if (event === undefined) return { tone: undefined, note: words.nothingFetched };
    return { tone: event.result === undefined ? 'good' : 'bad', at: event.at, note: event.name };
  };
  const restarted = latest('restart');
  return {
    contact:
      silence > LONGEST_PAUSE
        ? { tone: 'wait', at: lastContactAt || createdAt, note: words.silent(format.length(silence)) }
        : { tone: 'good', at: lastContactAt || createdAt },
    authentication:
      faultIsNew && isAuthentication
        ? { tone: 'bad', at: fault.at, note: refused }
        : registered
          ? { tone: 'good', at: lastContactAt || createdAt }
          : missing,
    scan:
      faultIsNew && !isAuthentication && fault.operation === 'SyncUpdates'
        ? { tone: 'bad', at: fault.at, note: refused }
        : lastScanAt === 0
          ? missing
          : scan === undefined
            ? { tone: 'good', at: lastScanAt }
            : {
                tone: scan.finished ? 'good' : 'wait',
                at: lastScanAt,
                note: [
                  ...(scan.finished ? [] : [words.notFinished]),
                  format.count(scan.trips, 'call'),
                  format.bytes(scan.requestBytes + scan.responseBytes),
                  format.length(scan.took),
                ].join(' · '),
              },
    report: lastReportAt === 0 ? missing : { tone: 'good', at: lastReportAt },
    download: ofEvents('download'),
    install: ofEvents('install'),
    restart:
      summary.pendingReboot > 0
        ? { tone: 'restart', note: words.waitsRestart(format.count(summary.pendingReboot, 'update')) }
        : { tone: 'good', at: restarted?.at, note: restarted?.name ?? words.noRestart },
  };
}
