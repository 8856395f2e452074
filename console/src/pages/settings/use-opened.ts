import { useParam } from '../../kit/index.ts';

/** What is opened over a part: what is done, and to what. In the address as `open=change:anna`. */
export interface Opened {
  readonly verb: string;
  readonly subject: string;
  readonly open: (verb: string, subject?: string) => void;
  readonly close: () => void;
}

export function useOpened(): Opened {
  const [text, setText] = useParam('open');
  const [verb = '', ...rest] = text.split(':');
  return {
    verb,
    subject: rest.join(':'),
    open: (next, subject) => setText(subject === undefined ? next : `${next}:${subject}`),
    close: () => setText(''),
  };
}
