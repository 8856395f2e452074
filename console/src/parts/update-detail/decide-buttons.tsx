import { CircleQuestionMark } from 'lucide-react';
import type { UpdateDetails } from '#server/admin';
import { useSession } from '../../frame/index.ts';
import { Actions, Button, ButtonLink, Stack } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { useDeciding } from './deciding.ts';
import { useReplica } from './people.ts';
import style from './update-detail.module.css';
import { detailWords } from './words.ts';

const DAY = 86_400_000;

/** What may be decided about it by who looks at it, and the way to why it does not arrive. */
export function DecideButtons({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(detailWords);
  const format = useFormat();
  const { mayDecide, who } = useSession();
  const replica = useReplica();
  const { decide, busy } = useDeciding();
  const { updateId, title, type, declined, heldUntil } = update;
  const isContent = type === 'Software' || type === 'Driver';
  const mayForAll = mayDecide && who.groups === undefined && !replica && isContent;
  const updateIds = [updateId];
  const hold = (days: number) => {
    const until = Date.now() + days * DAY;
    void decide({ verb: 'hold', updateIds, until }, words.didHold(title, format.date(until)));
  };
  return (
    <>
      <Stack>
        {mayForAll && declined && (
          <Button
            busy={busy}
            onPress={() => void decide({ verb: 'undecline', updateIds }, words.didUndecline(title))}
          >
            {words.undecline}
          </Button>
        )}
        {mayForAll && !declined && heldUntil !== undefined && (
          <Button
            busy={busy}
            onPress={() => void decide({ verb: 'release', updateIds }, words.didRelease(title))}
          >
            {words.release}
          </Button>
        )}
        {mayForAll && !declined && heldUntil === undefined && (
          <Actions
            title={words.hold}
            items={[
              { id: 'week', text: words.holdWeek, onAction: () => hold(7) },
              { id: 'month', text: words.holdMonth, onAction: () => hold(30) },
              { id: 'quarter', text: words.holdQuarter, onAction: () => hold(90) },
            ]}
          />
        )}
        {mayForAll && !declined && (
          <Button
            busy={busy}
            onPress={() => void decide({ verb: 'decline', updateIds }, words.didDecline(title))}
          >
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
      {mayDecide && replica && <p className={style['soft']}>{words.replica}</p>}
      {mayDecide && who.groups !== undefined && (
        <p className={style['soft']}>{words.onlyGroups(format.list(who.groups.map(({ name }) => name)))}</p>
      )}
    </>
  );
}
