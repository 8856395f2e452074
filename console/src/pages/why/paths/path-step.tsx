import { type ReactNode, useEffect, useRef } from 'react';
import { Panel } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import style from './paths.module.css';
import { pathWords } from './words.ts';

/** One question of a path. The one that has just come takes the focus. */
export function PathStep({
  at,
  all,
  title,
  isNew,
  children,
}: {
  readonly at: number;
  readonly all: number;
  readonly title: string;
  readonly isNew: boolean;
  readonly children: ReactNode;
}) {
  const words = useWords(pathWords);
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew && at > 1) place.current?.focus();
  }, [isNew, at]);
  return (
    <div ref={place} tabIndex={-1} className={style['step']}>
      <p className={style['count']}>{words.step(format.number(at), format.number(all))}</p>
      <Panel title={title}>{children}</Panel>
    </div>
  );
}
