import { Link } from 'react-router';
import type { ComputerRow, PageAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Answered, Stack, When } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './detail.module.css';
import { osInWords } from './os.ts';
import { detailWords } from './words.ts';

/** Several computers claim the name that the address has: which one is meant? */
export function NamedAlike({ name }: { readonly name: string }) {
  const words = useWords(detailWords);
  const alike = useAnswer<PageAnswer<ComputerRow>>('/computers', { name, limit: 50 });
  return (
    <Stack column gap={16}>
      <h2>{words.several(name)}</h2>
      <p>{words.severalHint}</p>
      <Answered of={alike}>
        {({ items }) => (
          <ul className={style['lines']}>
            {items.map((computer) => (
              <li key={computer.id}>
                <Link to={`/computers/${encodeURIComponent(computer.id)}`}>{computer.dnsName}</Link>{' '}
                <code>{computer.id}</code>{' '}
                <span className={style['soft']}>
                  {osInWords(computer)} {computer.address} <When at={computer.lastContactAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Stack>
  );
}
