import { type ReactNode, useEffect, useState } from 'react';
import type { GroupRule, PreviewAnswer } from '#server/admin';
import { ask } from '../../api/index.ts';
import { Chip, Loading, Mark, Problem, Stack } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { CONDITIONS } from './rule-text.tsx';
import style from './sheets.module.css';
import { ruleWords } from './words.ts';

/** Typing goes on for so long before it is asked, milliseconds. */
const WAIT = 250;
const NAMED = 12;

export interface Previewed {
  readonly answer?: PreviewAnswer | undefined;
  readonly error?: Error | undefined;
  /** The answer is about the rule as it is now, not as it was before the last key. */
  readonly isCurrent: boolean;
}

interface Told extends Omit<Previewed, 'isCurrent'> {
  /** What was asked, as it was sent. */
  readonly of?: string;
}

/** What a rule would do, asked while it is written. The last answer stays until the next one is there. */
export function usePreview(rule: GroupRule | undefined, group?: string): Previewed {
  const [{ of, ...previewed }, setPreviewed] = useState<Told>({});
  const asked = rule === undefined ? '' : JSON.stringify({ rule, group, limit: NAMED });
  useEffect(() => {
    if (asked === '') return setPreviewed({});
    const aborter = new AbortController();
    const timer = setTimeout(() => {
      ask<PreviewAnswer>('POST', '/groups/preview', { body: JSON.parse(asked), signal: aborter.signal }).then(
        (answer) => setPreviewed({ of: asked, answer }),
        (error: Error) => aborter.signal.aborted || setPreviewed({ of: asked, error }),
      );
    }, WAIT);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [asked]);
  return { ...previewed, isCurrent: of === asked };
}

/** Who fits a rule, who would come and go, and who cannot be judged. */
export function RulePreview({
  of: { answer, error },
  asked,
}: {
  readonly of: Previewed;
  readonly asked: boolean;
}) {
  const words = useWords(ruleWords);
  const format = useFormat();
  if (!asked) return null;
  return (
    <section aria-label={words.preview} aria-live="polite">
      <Stack column gap={8}>
        <h3>{words.preview}</h3>
        {error !== undefined && <Problem error={error} />}
        {answer === undefined && error === undefined && <Loading />}
        {answer !== undefined && (
          <>
            <p className={style['figures']}>
              <strong>{words.matching(format.count(answer.matching.total, 'computer'))}</strong>
              <span>
                +{format.number(answer.entering.total)} {words.entering}
              </span>
              <span>
                −{format.number(answer.leaving.total)} {words.leaving}
              </span>
            </p>
            {answer.unjudged > 0 && (
              <Warned>{words.unjudged(format.count(answer.unjudged, 'computer'))}</Warned>
            )}
            {answer.unknown.map(({ condition, computers }) => (
              <Warned key={condition}>
                {words.unknown(wordOf(words, condition), format.count(computers, 'computer'))}
              </Warned>
            ))}
            <Names title={words.whoEnters} of={answer.entering} />
            <Names title={words.whoLeaves} of={answer.leaving} />
            {answer.entering.total + answer.leaving.total === 0 && (
              <Names title={words.whoFits} of={answer.matching} />
            )}
          </>
        )}
      </Stack>
    </section>
  );
}

function wordOf(words: Readonly<Record<(typeof CONDITIONS)[number], string>>, condition: string): string {
  const known = CONDITIONS.find((name) => name === condition);
  return known === undefined ? condition : words[known];
}

function Warned({ children }: { readonly children: ReactNode }) {
  return (
    <p className={style['figures']}>
      <span>
        <Mark tone="unknown" /> {children}
      </span>
    </p>
  );
}

function Names({
  title,
  of: { items, total },
}: {
  readonly title: string;
  readonly of: PreviewAnswer['matching'];
}) {
  const words = useWords(ruleWords);
  const format = useFormat();
  if (total === 0) return null;
  return (
    <div>
      <h4 className={style['subject']}>{title}</h4>
      <p className={style['names']}>
        {items.map(({ id, dnsName }) => (
          <Chip key={id}>{dnsName}</Chip>
        ))}
        {total > items.length && <span>{words.andMore(format.number(total - items.length))}</span>}
      </p>
    </div>
  );
}
