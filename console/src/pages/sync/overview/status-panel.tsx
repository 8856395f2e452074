import { Link } from 'react-router';
import type { SyncStatusAnswer } from '#server/admin';
import { useSession } from '../../../frame/index.ts';
import { ButtonLink, Empty, Facts, Panel, Stack, State, When } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { OutcomeState } from '../outcome.tsx';
import { LiveProgress } from './live-progress.tsx';
import { overviewWords } from './words.ts';

/** What goes on, went on last, and comes next. */
export function StatusPanel({ status }: { readonly status: SyncStatusAnswer }) {
  const words = useWords(overviewWords);
  const format = useFormat();
  const { mayAdminister } = useSession();
  const { upstream, running, last, lastSucceededAt, nextAt, quarantined, staged } = status;
  if (upstream === undefined && running === undefined && last === undefined) {
    return (
      <Panel>
        <Empty
          title={words.noUpstream}
          action={
            mayAdminister && (
              <ButtonLink kind="main" to="/sync/upstream">
                {words.chooseUpstream}
              </ButtonLink>
            )
          }
        >
          {words.noUpstreamText}
        </Empty>
      </Panel>
    );
  }
  return (
    <Panel title={words.status}>
      {running !== undefined && <LiveProgress progress={running} />}
      {running === undefined && (
        <Facts
          items={[
            [
              words.state,
              last === undefined || last.outcome === 'succeeded' ? (
                <State key="s" tone="good">
                  {words.idle}
                </State>
              ) : (
                words.idle
              ),
            ],
            [words.upstream, upstream ?? <Link to="/sync/upstream">{words.noUpstream}</Link>],
            last === undefined
              ? undefined
              : [
                  words.last,
                  <Stack key="l">
                    <OutcomeState outcome={last.outcome} />
                    <Link to={`/sync/runs/${last.id}`}>
                      <When at={last.endedAt ?? last.startedAt} />
                    </Link>
                    {last.outcome !== 'failed' && (
                      <span>
                        {words.came(
                          format.number(last.counts.new),
                          format.number(last.counts.revised),
                          format.number(last.counts.expired),
                        )}
                      </span>
                    )}
                  </Stack>,
                ],
            last?.outcome === 'succeeded'
              ? undefined
              : [words.lastGood, <When key="g" at={lastSucceededAt} />],
            [
              words.next,
              <Stack key="n">
                {nextAt === undefined ? <span>{words.byHand}</span> : <NextRun at={nextAt} />}
                <Link to="/sync/schedule">{words.changeSchedule}</Link>
              </Stack>,
            ],
            staged === 0 ? undefined : [words.staged, words.stagedText(format.count(staged, 'revision'))],
            quarantined === 0
              ? undefined
              : [
                  words.kept,
                  <Link key="q" to="/sync/quarantine">
                    {format.count(quarantined, 'revision')}
                  </Link>,
                ],
          ]}
        />
      )}
    </Panel>
  );
}

function NextRun({ at }: { readonly at: number }) {
  const format = useFormat();
  return (
    <span>
      <When at={at} /> ({format.moment(at)})
    </span>
  );
}
