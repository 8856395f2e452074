import { FileCheck } from 'lucide-react';
import { Link } from 'react-router';
import type { AcceptEulaAnswer, EulaRow, EulasAnswer } from '#server/admin';
import { useAnswer, useChange } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import {
  Answered,
  Button,
  Empty,
  Panel,
  Problem,
  Sheet,
  Stack,
  useNotices,
  useParam,
  When,
} from '../../kit/index.ts';
import { useGroupName } from '../../parts/names/index.ts';
import { TermsText } from '../../parts/terms/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { updatesWords } from './words.ts';

/** Opens the queue; there while something waits. */
export function TermsButton() {
  const words = useWords(updatesWords);
  const format = useFormat();
  const eulas = useAnswer<EulasAnswer>('/eulas');
  const [, setTerms] = useParam('terms');
  const waiting = eulas.data?.items.length ?? 0;
  if (waiting === 0) return null;
  return (
    <Button icon={<FileCheck aria-hidden="true" />} onPress={() => setTerms('waiting')}>
      {words.termsWaiting(format.number(waiting))}
    </Button>
  );
}

/** License terms that nobody has accepted, with the approvals that wait for it. */
export function TermsSheet() {
  const words = useWords(updatesWords);
  const [terms, setTerms] = useParam('terms');
  const isOpen = terms === 'waiting';
  const eulas = useAnswer<EulasAnswer>('/eulas', {}, { when: isOpen });
  return (
    <Sheet title={words.termsTitle} open={isOpen} onClose={() => setTerms('')}>
      <Answered of={eulas}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty tone="good" title={words.noTerms}>
              {words.noTermsWhy}
            </Empty>
          ) : (
            <Stack column gap={16}>
              <p>{words.termsLead}</p>
              {items.map((eula) => (
                <Terms key={eula.eulaId} eula={eula} />
              ))}
            </Stack>
          )
        }
      </Answered>
    </Sheet>
  );
}

function Terms({ eula: { eulaId, waiting } }: { readonly eula: EulaRow }) {
  const words = useWords(updatesWords);
  const format = useFormat();
  const nameOf = useGroupName();
  const { mayDecide, who } = useSession();
  const tell = useNotices();
  const accept = useChange<void, AcceptEulaAnswer>(() => [
    'POST',
    `/eulas/${encodeURIComponent(eulaId)}/accept`,
  ]);
  // They are the same for each of them.
  const [first] = waiting;
  return (
    <Panel>
      <Stack column>
        <ul>
          {waiting.map(({ updateId, title, groupId, groupName, author, at }) => (
            <li key={`${updateId} ${groupId}`}>
              <Link to={`/updates/${updateId}`}>{title}</Link>
              <br />
              {words.waitsFor(nameOf(groupId, groupName), author)} <When at={at} />
            </li>
          ))}
        </ul>
        {first !== undefined && <TermsText updateId={first.updateId} />}
        {accept.error !== null && <Problem error={accept.error} />}
        {mayDecide && who.groups === undefined && (
          <Button
            kind="main"
            busy={accept.isPending}
            onPress={() =>
              accept.mutate(undefined, {
                onSuccess: ({ approved }) => tell({ text: words.accepted(format.count(approved, 'item')) }),
              })
            }
          >
            {words.acceptTerms(format.count(waiting.length, 'item'))}
          </Button>
        )}
        {mayDecide && who.groups !== undefined && <p>{words.termsNotYours}</p>}
      </Stack>
    </Panel>
  );
}
