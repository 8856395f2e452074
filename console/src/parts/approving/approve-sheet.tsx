import { useState } from 'react';
import type { ApprovalsRequest, GroupsAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Answered, Button, Checkbox, ChoiceField, Sheet, Stack, TextField } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './approve-sheet.module.css';
import { type DeadlineChoice, DeadlineField, deadlineAt, NO_DEADLINE } from './deadline-field.tsx';
import { type Decidable, useDeciding } from './deciding.ts';
import { GroupChoice } from './group-choice.tsx';
import { Preview } from './preview.tsx';
import { TermsAsked } from './terms-asked.tsx';
import { audienceOf, usePreview } from './use-preview.ts';
import { approvingWords } from './words.ts';

type Action = ApprovalsRequest['action'];

export interface ApproveSheetProps {
  /** What is decided about: rows of a list, or the details of one. */
  readonly updates: readonly Decidable[];
  readonly open: boolean;
  readonly onClose: () => void;
  /** After it was done. */
  readonly onDone?: () => void;
}

/** Whom updates go to: groups, how, until when, and beside it what that would do. */
export function ApproveSheet({ open, ...rest }: ApproveSheetProps) {
  // Each time it opens it begins anew.
  return open ? <OpenSheet {...rest} /> : null;
}

function OpenSheet({ updates, onClose, onDone }: Omit<ApproveSheetProps, 'open'>) {
  const words = useWords(approvingWords);
  const format = useFormat();
  const { who } = useSession();
  const groups = useAnswer<GroupsAnswer>('/groups');
  const { approve, busy } = useDeciding();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [action, setAction] = useState<Action>('Install');
  const [deadline, setDeadline] = useState<DeadlineChoice>(NO_DEADLINE);
  const [reason, setReason] = useState('');
  const [accepted, setAccepted] = useState(false);

  const at = action === 'Install' || action === 'Uninstall' ? deadlineAt(deadline) : undefined;
  const request = {
    updates: updates.map(({ updateId }) => updateId),
    groups: [...chosen],
    action,
    ...(at === undefined ? {} : { deadline: at }),
    ...(accepted ? { acceptEula: true } : {}),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  };
  const preview = usePreview(request);
  const audience = audienceOf(preview.answer);
  const asksTerms =
    accepted || preview.answer?.previews?.some(({ warnings }) => warnings.includes('eula')) === true;
  const mayAccept = who.groups === undefined;
  const isReady = chosen.size > 0 && !(deadline.kind === 'own' && at === undefined);
  const does = words.does[action];
  const submit = async () => {
    if (await approve(request)) {
      onDone?.();
      onClose();
    }
  };
  const [first] = updates;
  return (
    <Sheet
      wide
      open
      onClose={onClose}
      title={
        updates.length === 1 && first !== undefined
          ? words.approveOne(first.title)
          : words.approveMany(format.count(updates.length, 'update'))
      }
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="main" busy={busy} disabled={!isReady} onPress={() => void submit()}>
            {!isReady || preview.busy || audience === undefined
              ? does.plain
              : audience === 0
                ? does.nobody
                : does.forThese(format.count(audience, 'computer'))}
          </Button>
        </>
      }
    >
      <div className={style['sides']}>
        <Stack column gap={16}>
          <ChoiceField<Action>
            label={words.action}
            value={action}
            onChange={setAction}
            choices={[
              { id: 'Install', text: words.install },
              { id: 'OptionalInstall', text: words.optional, hint: words.optionalHint },
              { id: 'Uninstall', text: words.uninstall, hint: words.uninstallHint },
              { id: 'NotApproved', text: words.notApproved, hint: words.notApprovedHint },
            ]}
          />
          <Answered of={groups}>
            {({ items }) => (
              <GroupChoice
                groups={items}
                updates={updates}
                chosen={chosen}
                onChoose={setChosen}
                only={who.groups?.map(({ id }) => id)}
              />
            )}
          </Answered>
          {(action === 'Install' || action === 'Uninstall') && (
            <DeadlineField choice={deadline} onChange={setDeadline} />
          )}
          {asksTerms && (
            <TermsAsked updates={updates}>
              {mayAccept ? (
                <Checkbox checked={accepted} onChange={setAccepted}>
                  {words.acceptTerms}
                </Checkbox>
              ) : (
                <p>{words.termsNotYours}</p>
              )}
            </TermsAsked>
          )}
          <TextField label={words.reason} hint={words.reasonHint} value={reason} onChange={setReason} />
        </Stack>
        <section className={style['beside']} aria-label={words.whatHappens} aria-live="polite">
          <Preview {...preview} action={action} updates={updates.length} groups={chosen.size} />
        </section>
      </div>
    </Sheet>
  );
}
