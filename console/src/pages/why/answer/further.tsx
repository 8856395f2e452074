import type { WhyAnswer } from '#server/admin';
import { Panel, Stack } from '../../../kit/index.ts';
import { type About, Finding, FindingLine, NextSteps, Sentence } from '../../../parts/checked/index.ts';
import { useWords } from '../../../words/index.ts';
import { whyWords } from '../words.ts';
import style from './answer.module.css';

/** What would be in the way even if the cause went, and what is not known, by what would decide it. */
export function Further({
  blockers,
  unknowns,
  about,
}: Pick<WhyAnswer, 'blockers' | 'unknowns'> & { readonly about: About }) {
  const words = useWords(whyWords);
  return (
    <>
      {blockers.length > 0 && (
        <Panel title={words.further}>
          <Stack column gap={24}>
            {blockers.map((finding) => (
              <Finding key={finding.check + finding.code} finding={finding} about={about} />
            ))}
          </Stack>
        </Panel>
      )}
      {unknowns.length > 0 && (
        <Panel title={words.unknowns}>
          <Stack column gap={24}>
            {[...Map.groupBy(unknowns, ({ decidedBy }) => decidedBy ?? '')].map(([decidedBy, open]) => (
              <div key={decidedBy} className={style['open']}>
                {open.map((finding) => (
                  <FindingLine key={finding.check + finding.code} finding={finding} />
                ))}
                {decidedBy !== '' && (
                  <p className={style['decided']}>
                    <strong>{words.decidedBy}</strong> <Sentence>{decidedBy}</Sentence>
                  </p>
                )}
                {open[0] !== undefined && open[0].next.length > 0 && (
                  <div className={style['decided']}>
                    <NextSteps next={open[0].next} about={about} />
                  </div>
                )}
              </div>
            ))}
          </Stack>
        </Panel>
      )}
    </>
  );
}
