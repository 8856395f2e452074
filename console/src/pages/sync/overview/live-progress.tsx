import { useEffect, useState } from 'react';
import type { SyncProgressView } from '#server/admin';
import { Progress, State } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { runWords, wordOf } from '../run-words.ts';
import style from './live-progress.module.css';
import { overviewWords } from './words.ts';

/** Below that a rate says nothing yet, milliseconds. */
const SETTLED = 1000;

/** How far a synchronisation is: its phase, what is done of how much, how fast, how long still. */
export function LiveProgress({ progress }: { readonly progress: SyncProgressView }) {
  const words = useWords(overviewWords);
  const phases = useWords(runWords);
  const format = useFormat();
  const { run, phase, done, total, revisionsPerSecond, bytesPerSecond } = progress;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const name = wordOf(phases, phase);
  const left = total > done && revisionsPerSecond > 0 ? ((total - done) / revisionsPerSecond) * 1000 : 0;
  const facts = [
    total > 0 ? words.doneOf(format.number(done), format.number(total)) : undefined,
    revisionsPerSecond >= 1
      ? words.perSecond(format.count(Math.round(revisionsPerSecond), 'revision'))
      : undefined,
    bytesPerSecond >= 1 ? words.perSecond(format.bytes(bytesPerSecond)) : undefined,
    left > SETTLED ? words.left(format.length(left)) : undefined,
    now - run.startedAt > SETTLED ? words.since(format.length(now - run.startedAt)) : undefined,
  ].filter((each) => each !== undefined);
  return (
    <div className={style['live']}>
      <div role="status">
        <State tone="restart">
          <strong>{words.running}</strong>: {name}
        </State>
      </div>
      <Progress label={`${words.running}: ${name}`} done={done} total={total} />
      <ul className={style['facts']}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}
