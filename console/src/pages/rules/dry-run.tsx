import { useEffect, useRef } from 'react';
import type { RuleReportRow, RulesTested, RuleTest } from '#server/admin';
import { useChange } from '../../api/index.ts';
import { Button, Folded, Loading, Problem, State } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './dry-run.module.css';
import { DryRunRows } from './dry-run-rows.tsx';
import { editorWords } from './editor-words.ts';
import { useConditionWords } from './sentence.ts';

/** What rules would decide today for all updates that are here; asked when somebody presses, or with `auto` at once. */
export function DryRun({ test, auto }: { readonly test: RuleTest | undefined; readonly auto?: boolean }) {
  const words = useWords(editorWords);
  const call = useChange<RuleTest, RulesTested>((body) => ['POST', '/rules/test', { body }], { refresh: [] });
  const first = useRef(auto === true ? test : undefined);
  const { mutate } = call;
  useEffect(() => {
    if (first.current !== undefined) mutate(first.current);
    first.current = undefined;
  }, [mutate]);
  const isStale = JSON.stringify(call.variables) !== JSON.stringify(test);
  return (
    <div className={style['dry']}>
      {(call.variables === undefined || isStale) && (
        <div>
          <Button
            disabled={test === undefined}
            busy={call.isPending}
            onPress={() => test !== undefined && mutate(test)}
          >
            {call.variables === undefined ? words.ask : words.askAgain}
          </Button>
        </div>
      )}
      {call.error !== null && <Problem error={call.error} retry={() => test !== undefined && mutate(test)} />}
      {call.isPending && <Loading lines={4} />}
      {call.data !== undefined && (
        <div className={style['reports']}>
          {call.data.reports.map((report) => (
            <Report
              key={report.rule.id}
              report={report}
              heading={test?.body === undefined && test?.rule === undefined}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function Report({ report, heading }: { readonly report: RuleReportRow; readonly heading: boolean }) {
  const words = useWords(editorWords);
  const format = useFormat();
  const { rule, matched, due, later, waiting, skipped, items, trace } = report;
  const { wanted = [], alone = [] } = Object.groupBy(items, ({ skipped }) =>
    skipped === undefined || skipped === 'licence' ? 'wanted' : 'alone',
  );
  const figures = [
    [words.now, due],
    [words.later, later],
    [words.waiting, waiting],
    [words.leftAlone, skipped],
  ] as const;
  return (
    <section className={style['report']}>
      {heading && <h3>{rule.name}</h3>}
      <p className={style['verdict']} role="status">
        <State tone={due > 0 ? 'wait' : 'good'}>
          {due > 0 ? words.wouldNow(format.count(due, 'decision')) : words.nothingToDo}
        </State>{' '}
        <span className={style['soft']}>
          {words.matches(format.number(matched), format.count(trace.asked, 'update'))}
        </span>
      </p>
      <dl className={style['figures']}>
        {figures.map(([text, count]) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {wanted.length > 0 && <DryRunRows label={words.rowsOf(rule.name)} last={words.at} items={wanted} />}
      {alone.length > 0 && (
        <Folded title={words.whichAlone}>
          <DryRunRows label={words.aloneOf(rule.name)} last={words.why} items={alone} />
        </Folded>
      )}
      <Folded title={words.how}>
        <Trace report={report} />
      </Folded>
    </section>
  );
}

/** For how many updates each condition holds, and what comes nearest without matching: why a rule does not do what one thought. */
function Trace({ report: { rule, trace } }: { readonly report: RuleReportRow }) {
  const words = useWords(editorWords);
  const format = useFormat();
  const toText = useConditionWords();
  const asked = format.count(trace.asked, 'update');
  return (
    <>
      <ul className={style['trace']}>
        {rule.conditions.map((condition, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and do not move.
          <li key={index}>
            {toText(condition, rule.names)}: {words.holds(format.number(trace.held[index] ?? 0), asked)}
          </li>
        ))}
      </ul>
      {trace.missing.length > 0 && (
        <>
          <h4>{words.nearest}</h4>
          <ul className={style['trace']}>
            {trace.missing.map(({ updateId, title }) => (
              <li key={updateId}>{title}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
