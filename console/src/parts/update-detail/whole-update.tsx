import type { ReactNode } from 'react';
import type { UpdateDetails } from '#server/admin';
import { Tabs, useParam } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import type { Part } from './address.ts';
import { Approvals } from './approvals/approvals.tsx';
import { Computers } from './computers/computers.tsx';
import { Files } from './files/files.tsx';
import { Overview } from './overview/overview.tsx';
import { Revisions } from './revisions/revisions.tsx';
import { withoutIt } from './states.ts';
import { Supersedence } from './supersedence/supersedence.tsx';
import style from './update-detail.module.css';
import { UpdateHead } from './update-head.tsx';
import { detailWords } from './words.ts';

/** The head of one update, and its parts, one of them shown: `?part=` in the address. */
export function WholeUpdate({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(detailWords);
  const format = useFormat();
  const [part, setPart] = useParam('part', 'overview');
  const reported = update.counts.installed + withoutIt(update.counts);
  const tabs: readonly {
    readonly id: Part;
    readonly title: string;
    readonly content: () => ReactNode;
  }[] = [
    { id: 'overview', title: words.overview, content: () => <Overview update={update} /> },
    {
      id: 'computers',
      title: reported === 0 ? words.computers : `${words.computers} ${format.number(reported)}`,
      content: () => <Computers update={update} />,
    },
    {
      id: 'approvals',
      title: words.approvals,
      content: () => <Approvals update={update} />,
    },
    { id: 'supersedence', title: words.supersedence, content: () => <Supersedence update={update} /> },
    {
      id: 'files',
      title: words.files,
      content: () => <Files update={update} />,
    },
    {
      id: 'revisions',
      title: words.revisions,
      content: () => <Revisions update={update} />,
    },
  ];
  return (
    <div className={style['whole']}>
      <UpdateHead update={update} />
      <Tabs label={words.parts} tabs={tabs} chosen={part} onChoose={setPart} />
    </div>
  );
}
