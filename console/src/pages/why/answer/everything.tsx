import type { WhyAnswer } from '#server/admin';
import { Folded, Stack } from '../../../kit/index.ts';
import { FindingLine } from '../../../parts/checked/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { whyWords } from '../words.ts';
import style from './answer.module.css';

/** Everything that was looked at, with its result; folded on the screen, open on paper. */
export function Everything({
  answer: { cause, blockers, unknowns, passed },
}: {
  readonly answer: WhyAnswer;
}) {
  const words = useWords(whyWords);
  const format = useFormat();
  const all = [...(cause === undefined ? [] : [cause]), ...blockers, ...unknowns, ...passed];
  if (all.length === 0) return null;
  const lines = (
    <Stack column gap={8}>
      {all.map((finding) => (
        <FindingLine key={finding.check + finding.code + finding.says} finding={finding} />
      ))}
    </Stack>
  );
  return (
    <>
      <div className={style['screen']}>
        <Folded title={words.everything(format.number(all.length))}>{lines}</Folded>
      </div>
      <section className={style['paper']}>
        <h2>{words.checked}</h2>
        {lines}
      </section>
    </>
  );
}
