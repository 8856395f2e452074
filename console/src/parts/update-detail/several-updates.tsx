import { Link } from 'react-router';
import type { UpdateRow } from '#server/admin';
import { Chip, Folded, Panel, Stack, StateBar, When } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { useUpdateAddress } from './address.ts';
import { useReadingBegins } from './reading.ts';
import { toStates } from './states.ts';
import style from './update-detail.module.css';
import { detailWords } from './words.ts';

/** Updates with the same KB number, to choose from: those that matter today first. */
export function SeveralUpdates({
  reference,
  items,
}: {
  readonly reference: string;
  readonly items: readonly UpdateRow[];
}) {
  const words = useWords(detailWords);
  const format = useFormat();
  const heading = useReadingBegins();
  const sorted = items.toSorted((one, other) => other.creationDate.localeCompare(one.creationDate));
  const isOver = ({ superseded, declined, expired }: UpdateRow) => superseded || declined || expired;
  const today = sorted.filter((each) => !isOver(each));
  const over = sorted.filter(isOver);
  const kb = /^(?:kb)?\s*(\d+)$/i.exec(reference.trim())?.[1];
  return (
    <div className={style['whole']}>
      <div className={style['titles']}>
        <h2 ref={heading} tabIndex={-1} className={style['title']}>
          {words.severalTitle(kb === undefined ? reference : `KB${kb}`, format.count(items.length, 'update'))}
        </h2>
        <p className={style['soft']}>{words.severalLead}</p>
      </div>
      <Panel>
        <Rows items={today.length > 0 ? today : sorted} />
        {today.length > 0 && over.length > 0 && (
          <Folded title={words.severalOlder(format.count(over.length, 'update'))}>
            <Rows items={over} />
          </Folded>
        )}
      </Panel>
    </div>
  );
}

function Rows({ items }: { readonly items: readonly UpdateRow[] }) {
  const addressOf = useUpdateAddress();
  return (
    <ul className={style['rows']}>
      {items.map((update) => (
        <li key={update.updateId}>
          <Link to={addressOf(update.updateId)}>{update.title}</Link>
          <Stack>
            {update.categories.map((title) => (
              <Chip key={title}>{title}</Chip>
            ))}
            <span className={style['soft']}>
              <When at={Date.parse(update.creationDate)} />
            </span>
          </Stack>
          <StateBar counts={toStates(update.counts)} />
        </li>
      ))}
    </ul>
  );
}
