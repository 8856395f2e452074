import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { ComputerDetails } from '#server/admin';
import { Refused, useAnswer } from '../../api/index.ts';
import {
  Actions,
  Answered,
  Button,
  ButtonLink,
  Note,
  Stack,
  State,
  type Tab,
  Tabs,
  takeFocus,
  useParam,
  When,
} from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './detail.module.css';
import { ForgetSheet } from './forget-sheet.tsx';
import { GroupsPart } from './groups-part.tsx';
import { MachinePart } from './machine-part.tsx';
import type { Movable } from './memberships.ts';
import { NamedAlike } from './named-alike.tsx';
import { osInWords, remedyOsOf } from './os.ts';
import { Timeline } from './timeline.tsx';
import { Twins } from './twins.tsx';
import { UpdatesPart } from './updates-part.tsx';
import { useArchive } from './use-archive.ts';
import { detailWords, listWords } from './words.ts';

/** One computer, beside the list; on a phone instead of it. Escape closes it. */
export function Detail({
  name,
  mayChange,
  onClose,
  onPut,
}: {
  readonly name: string;
  readonly mayChange: boolean;
  readonly onClose: () => void;
  readonly onPut: (computers: readonly Movable[]) => void;
}) {
  const words = useWords(detailWords);
  const { state, search } = useLocation();
  const navigate = useNavigate();
  const aside = useRef<HTMLElement>(null);
  const found = useAnswer<ComputerDetails>(`/computers/${encodeURIComponent(name)}`, {}, { every: 30_000 });
  const isAmbiguous =
    found.error instanceof Refused && found.error.problem.code === 'admin/computer-ambiguous';
  const known = (state as { readonly id?: string } | null)?.id;
  // Several call themselves so, but it was chosen from the list: its id stands for it.
  useEffect(() => {
    if (isAmbiguous && known !== undefined)
      void navigate({ pathname: `/computers/${encodeURIComponent(known)}`, search }, { replace: true });
  }, [isAmbiguous, known, navigate, search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another computer is another thing to read.
  useEffect(() => takeFocus(aside.current), [name]);
  return (
    <aside
      ref={aside}
      tabIndex={-1}
      className={style['detail']}
      aria-label={words.details(found.data?.dnsName ?? name)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className={style['close']}>
        <Button kind="plain" label={words.close} icon={<X aria-hidden="true" />} onPress={onClose} />
      </div>
      <div className={style['scroll']}>
        {isAmbiguous ? (
          known === undefined && <NamedAlike name={name} />
        ) : (
          <Answered of={found} lines={8}>
            {(computer) => (
              // Of another computer nothing is kept: neither what was open nor what was shown while more was asked for.
              <Opened
                key={computer.id}
                name={name}
                computer={computer}
                mayChange={mayChange}
                onClose={onClose}
                onPut={onPut}
              />
            )}
          </Answered>
        )}
      </div>
    </aside>
  );
}

function Opened({
  name,
  computer,
  mayChange,
  onClose,
  onPut,
}: {
  /** What the address has: the id where several are called alike. */
  readonly name: string;
  readonly computer: ComputerDetails;
  readonly mayChange: boolean;
  readonly onClose: () => void;
  readonly onPut: (computers: readonly Movable[]) => void;
}) {
  const words = useWords(detailWords);
  const list = useWords(listWords);
  const format = useFormat();
  const [part, setPart] = useParam('part', 'timeline');
  const [forgets, setForgets] = useState(false);
  const { archive, restore } = useArchive();
  const { archivedAt, archiveReason, clones } = computer;
  const tabs: readonly Tab[] = [
    {
      id: 'timeline',
      title: words.timeline,
      content: () => <Timeline key={computer.id} computer={computer} />,
    },
    { id: 'updates', title: words.updates, content: () => <UpdatesPart computer={computer} /> },
    {
      id: 'groups',
      title: words.groups,
      content: () => <GroupsPart computer={computer} mayChange={mayChange} />,
    },
    { id: 'machine', title: words.machine, content: () => <MachinePart computer={computer} /> },
    ...(clones === undefined
      ? []
      : [
          {
            id: 'twins',
            title: words.twins,
            content: () => <Twins set={clones} os={remedyOsOf(computer)} />,
          },
        ]),
  ];
  return (
    <Stack column gap={16}>
      <header className={style['head']}>
        <h2>{computer.dnsName}</h2>
        <p className={style['soft']}>
          {[osInWords(computer), computer.address].filter((text) => text !== '').join(' · ')}
        </p>
        <Stack>
          <ButtonLink kind="main" to={`/why?computer=${encodeURIComponent(name)}`}>
            {words.wrong}
          </ButtonLink>
          {mayChange && archivedAt === undefined && (
            <Button onPress={() => onPut([computer])}>{words.putInGroup}</Button>
          )}
          {mayChange && archivedAt !== undefined && (
            <Button onPress={() => void restore([computer])}>{list.restore}</Button>
          )}
          {mayChange && (
            <Actions
              label={words.more}
              items={[
                ...(archivedAt === undefined
                  ? [{ id: 'archive', text: list.archive, onAction: () => void archive([computer]) }]
                  : []),
                { id: 'forget', text: words.forget, onAction: () => setForgets(true) },
              ]}
            />
          )}
        </Stack>
      </header>
      {archivedAt !== undefined && (
        <Note
          tone="unknown"
          title={
            <>
              {words.archivedSince} <When at={archivedAt} />
            </>
          }
        >
          {archiveReason !== undefined && <p>{archiveReason}</p>}
          <p>{words.archivedWhy}</p>
        </Note>
      )}
      {clones !== undefined && part !== 'twins' && (
        <Note tone="wait" title={words.twins}>
          <Button onPress={() => setPart('twins')}>
            <State tone="wait">{format.list(clones.computers.map(({ dnsName }) => dnsName))}</State>
          </Button>
        </Note>
      )}
      <Tabs label={words.parts} tabs={tabs} chosen={part} onChoose={setPart} />
      {forgets && <ForgetSheet computer={computer} onClose={() => setForgets(false)} onForgotten={onClose} />}
    </Stack>
  );
}
