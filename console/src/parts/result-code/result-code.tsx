import { createElement, Fragment, type ReactNode } from 'react';
import type { ResultCode as Code } from '#server/admin';
import { useWords } from '../../words/index.ts';
import style from './result-code.module.css';
import { resultWords } from './words.ts';

/** A result code of Windows in words: what it means, why it usually arises, what to do. */
export function ResultCode({ code }: { readonly code: Code }) {
  const words = useWords(resultWords);
  const { hex, name, meaning, cause, remedy, fault, family } = code;
  return (
    <div className={style['code']}>
      <p className={style['head']}>
        <code>{hex}</code>
        {name !== undefined && <code className={style['name']}>{name}</code>}
        <span>{meaning ?? family ?? words.unknown}</span>
      </p>
      {(cause ?? remedy ?? fault) !== undefined && (
        <dl>
          {cause !== undefined && (
            <div>
              <dt>{words.cause}</dt>
              <dd>{withCommands(cause)}</dd>
            </div>
          )}
          {remedy !== undefined && (
            <div>
              <dt>{words.remedy}</dt>
              <dd>{withCommands(remedy)}</dd>
            </div>
          )}
          {fault !== undefined && (
            <div>
              <dt>{words.fault}</dt>
              <dd>{fault}</dd>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}

/** What stands in backticks is a command. The pieces of one text never change places. */
function withCommands(text: string): ReactNode {
  return text
    .split('`')
    .map((piece, index) => createElement(index % 2 === 0 ? Fragment : 'code', { key: index }, piece));
}
