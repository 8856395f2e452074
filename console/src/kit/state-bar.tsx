import { useFormat, useWords } from '../words/index.ts';
import style from './state-bar.module.css';
import { kitWords } from './words.ts';

/** How many computers are in which state. */
export interface StateCounts {
  readonly installed: number;
  readonly pendingReboot: number;
  readonly needed: number;
  readonly failed: number;
  readonly unknown?: number;
}

const ORDER = ['installed', 'pendingReboot', 'needed', 'failed', 'unknown'] as const;

/**
 * One bar of the states of machines: each has a colour, a pattern and a height of its own, and the whole is read out in words. What is there is
 * never too thin to be seen.
 */
export function StateBar({
  counts,
  large,
  names,
}: {
  readonly counts: StateCounts;
  /** With its legend below. */
  readonly large?: boolean;
  /** What the states are called where they are not those of one update. */
  readonly names?: Readonly<Record<keyof StateCounts, string>>;
}) {
  const usual = useWords(kitWords);
  const words = names ?? usual;
  const format = useFormat();
  const present = ORDER.map((name) => ({ name, count: counts[name] ?? 0 })).filter(({ count }) => count > 0);
  const told = (name: keyof StateCounts, count: number) => usual.counted(format.number(count), words[name]);
  const text = present.map(({ name, count }) => told(name, count)).join(format.comma);
  if (present.length === 0) return <span className={style['none']}>–</span>;
  return (
    <span className={style['whole']}>
      <span
        className={`${style['bar']} ${large === true ? style['large'] : ''}`}
        role="img"
        aria-label={text}
        title={text}
      >
        {present.map(({ name, count }) => (
          <span key={name} className={style[name]} style={{ flexGrow: count }} />
        ))}
      </span>
      {large === true && (
        <ul className={style['legend']}>
          {present.map(({ name, count }) => (
            <li key={name}>
              <span className={`${style['sample']} ${style[name]}`} aria-hidden="true" />
              {told(name, count)}
            </li>
          ))}
        </ul>
      )}
    </span>
  );
}
