import type { FormEvent, ReactNode } from 'react';
import { Button, Panel, Problem } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './first-run.module.css';
import { firstRunWords } from './words.ts';

/** One step: what it is for, its fields, what went wrong, and how to go on. */
export function StepForm({
  title,
  purpose,
  children,
  error,
  busy,
  disabled,
  action,
  onSubmit,
  onSkip,
}: {
  readonly title: string;
  readonly purpose: string;
  readonly children: ReactNode;
  readonly error?: Error | null | undefined;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** What the button says; "Continue" when left out. */
  readonly action?: string;
  readonly onSubmit: () => void;
  readonly onSkip?: () => void;
}) {
  const words = useWords(firstRunWords);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Panel title={title}>
      <form className={style['form']} onSubmit={submit}>
        <p>{purpose}</p>
        {children}
        {error !== undefined && error !== null && <Problem error={error} />}
        <div className={style['foot']}>
          {onSkip !== undefined && <Button onPress={onSkip}>{words.skip}</Button>}
          <Button kind="main" type="submit" busy={busy ?? false} disabled={disabled ?? false}>
            {action ?? words.goOn}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
