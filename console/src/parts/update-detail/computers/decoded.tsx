import { createElement, Fragment, type ReactNode } from 'react';
import type { ResultCode } from '#server/admin';
import { Facts, Stack } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import style from './computers.module.css';
import { computersWords } from './words.ts';

/** An error code in words: what it means, why it usually arises, what to do. */
export function Decoded({ result }: { readonly result: ResultCode }) {
  const words = useWords(computersWords);
  const { hex, name, meaning, cause, remedy, fault, family } = result;
  return (
    <Stack column gap={4}>
      <p>
        <code>{hex}</code>
        {name !== undefined && <span className={style['soft']}> {name}</span>}
      </p>
      <p className={style['meaning']}>{meaning ?? family ?? words.unnamed}</p>
      <Facts
        items={[
          cause === undefined ? undefined : [words.cause, withCommands(cause)],
          remedy === undefined ? undefined : [words.remedy, withCommands(remedy)],
          fault === undefined ? undefined : [words.fault, fault],
        ]}
      />
    </Stack>
  );
}

/** What stands in backticks is a command. */
function withCommands(text: string): ReactNode {
  // The pieces of one text never change places.
  return text
    .split('`')
    .map((piece, index) => createElement(index % 2 === 0 ? Fragment : 'code', { key: index }, piece));
}
