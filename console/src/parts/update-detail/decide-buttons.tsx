import { CircleQuestionMark } from 'lucide-react';
import { useState } from 'react';
import type { UpdateDetails } from '#server/admin';
import { useSession } from '../../frame/index.ts';
import { Actions, Button, ButtonLink, Stack } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { ApproveSheet, useDeciding, useReplica } from '../approving/index.ts';
import { useGroupName } from '../names/index.ts';
import style from './update-detail.module.css';
import { detailWords } from './words.ts';

const DAY = 86_400_000;

/** What may be decided about it by who looks at it, and the way to why it does not arrive. */
export function DecideButtons({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(detailWords);
  const format = useFormat();
  const nameOf = useGroupName();
  const { mayDecide, who } = useSession();
  const replica = useReplica();
  const { hold, release, decline, undecline, busy } = useDeciding();
  const [approving, setApproving] = useState(false);
  const { updateId, type, approvable, declined, heldUntil } = update;
  const isContent = type === 'Software' || type === 'Driver';
  const may = mayDecide && !replica && isContent;
  const mayForAll = may && who.groups === undefined;
  const holdFor = (days: number) => void hold([update], Date.now() + days * DAY);
  return (
    <>
      <Stack>
        {may && approvable && (
          <Button kind="main" onPress={() => setApproving(true)}>
            {words.approve}
          </Button>
        )}
        {mayForAll && declined && (
          <Button busy={busy} onPress={() => void undecline([update])}>
            {words.undecline}
          </Button>
        )}
        {mayForAll && !declined && heldUntil !== undefined && (
          <Button busy={busy} onPress={() => void release([update])}>
            {words.release}
          </Button>
        )}
        {mayForAll && !declined && heldUntil === undefined && (
          <Actions
            title={words.hold}
            items={[
              { id: 'week', text: words.holdWeek, onAction: () => holdFor(7) },
              { id: 'month', text: words.holdMonth, onAction: () => holdFor(30) },
              { id: 'quarter', text: words.holdQuarter, onAction: () => holdFor(90) },
            ]}
          />
        )}
        {mayForAll && !declined && (
          <Button busy={busy} onPress={() => void decline([update])}>
            {words.decline}
          </Button>
        )}
        {isContent && (
          <ButtonLink
            to={`/why?update=${updateId}`}
            icon={<CircleQuestionMark size={16} aria-hidden="true" />}
          >
            {words.why}
          </ButtonLink>
        )}
      </Stack>
      <ApproveSheet updates={[update]} open={approving} onClose={() => setApproving(false)} />
      {mayDecide && replica && <p className={style['soft']}>{words.replica}</p>}
      {mayDecide && who.groups !== undefined && (
        <p className={style['soft']}>
          {words.onlyGroups(format.list(who.groups.map(({ id, name }) => nameOf(id, name))))}
        </p>
      )}
    </>
  );
}
