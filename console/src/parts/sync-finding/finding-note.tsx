import { Button, ButtonLink, Note, Stack, type Tone } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './finding-note.module.css';
import { REMEDIES, type Remedy } from './remedies.ts';
import { useExplained } from './use-explained.ts';
import { findingWords } from './words.ts';

/** Something that went wrong, as answers tell it. */
export interface FindingTold {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly subject?: string | undefined;
  readonly detail?: string | undefined;
  readonly level?: 'error' | 'warning' | 'notice';
}

const TONES: Readonly<Record<NonNullable<FindingTold['level']>, Tone>> = {
  error: 'bad',
  warning: 'wait',
  notice: 'unknown',
};
const PLACES: Partial<Record<Remedy, string>> = {
  test: '/sync/upstream?test=now',
  source: '/sync/upstream',
  products: '/sync/products',
  quarantine: '/sync/quarantine',
  catalog: '/sync/catalog',
  files: '/sync/content',
};

/** A finding in words: what happened, what was seen, what to do, with the ways to do it. */
export function FindingNote({
  finding,
  onAgain,
  onAccept,
  leaveOut = [],
}: {
  readonly finding: FindingTold;
  /** Synchronises again; left out for those who may not. */
  readonly onAgain?: (() => void) | undefined;
  /** Synchronises and lets pass what the guard held. */
  readonly onAccept?: (() => void) | undefined;
  /** Ways that lead to where one is. */
  readonly leaveOut?: readonly Remedy[];
}) {
  const words = useWords(findingWords);
  const explain = useExplained();
  const { code, subject, detail, level = 'error' } = finding;
  const { says, next, known } = explain(finding);
  const acts: Partial<Record<Remedy, (() => void) | undefined>> = { again: onAgain, accept: onAccept };
  const remedies = (REMEDIES[code] ?? []).filter(
    (remedy) => !leaveOut.includes(remedy) && (PLACES[remedy] ?? acts[remedy]) !== undefined,
  );
  return (
    <Note tone={TONES[level]} title={<span {...(known ? {} : { lang: 'en' })}>{says}</span>}>
      <p {...(known ? {} : { lang: 'en' })}>{next}</p>
      {(subject ?? detail) !== undefined && (
        <p className={style['seen']}>
          {words.saw}:{' '}
          <span lang="en">{[subject, detail].filter((each) => each !== undefined).join(' · ')}</span>
        </p>
      )}
      <p className={style['seen']}>
        <code>{code}</code>
      </p>
      {remedies.length > 0 && (
        <Stack>
          {remedies.map((remedy) => {
            const act = acts[remedy];
            const place = PLACES[remedy];
            if (act !== undefined)
              return (
                <Button key={remedy} onPress={act}>
                  {words[remedy]}
                </Button>
              );
            return (
              <ButtonLink key={remedy} to={place ?? '/sync'}>
                {words[remedy]}
              </ButtonLink>
            );
          })}
        </Stack>
      )}
    </Note>
  );
}
