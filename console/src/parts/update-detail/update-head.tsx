import type { UpdateDetails } from '#server/admin';
import { Chip, Stack, StateBar } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { useCategories } from './categories.ts';
import { DecideButtons } from './decide-buttons.tsx';
import { useKindName, useSeverityName } from './kinds.ts';
import { useReadingBegins } from './reading.ts';
import { Standing } from './standing.tsx';
import { toStates, withoutIt } from './states.ts';
import { withoutKb } from './titles.ts';
import style from './update-detail.module.css';
import { detailWords } from './words.ts';

/** What it is, how it stands, what computers say, and what can be done about it. */
export function UpdateHead({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(detailWords);
  const kindName = useKindName();
  const severityName = useSeverityName();
  const { products, classifications } = useCategories(update.categories);
  const heading = useReadingBegins();
  const { title, kbArticleIds, severity, type, imported, counts } = update;
  return (
    <header className={style['head']}>
      <div className={style['titles']}>
        <h2 ref={heading} tabIndex={-1} className={style['title']}>
          {withoutKb(title)}
        </h2>
        <Stack gap={4}>
          {kbArticleIds.map((id) => (
            <Chip key={id}>KB{id}</Chip>
          ))}
          {severity !== undefined && <Chip>{severityName(severity)}</Chip>}
          <Chip>{kindName(type)}</Chip>
          {[...products, ...classifications].map((each) => (
            <Chip key={each}>{each}</Chip>
          ))}
          {imported && <Chip>{words.imported}</Chip>}
        </Stack>
      </div>
      <Standing update={update} />
      {counts.installed + withoutIt(counts) === 0 ? (
        <p className={style['soft']}>{words.nothingReported}</p>
      ) : (
        <StateBar counts={toStates(counts)} large />
      )}
      <DecideButtons update={update} />
    </header>
  );
}
