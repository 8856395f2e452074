import { X } from 'lucide-react';
import type { RuleActionBody } from '#server/admin';
import { Button, Checkbox, type Choice, SelectField, TextField } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { whole } from './draft.ts';
import { editorWords } from './editor-words.ts';
import { PickField } from './pick-field.tsx';
import style from './rule-form.module.css';
import { clockOf } from './sentence.ts';

type Kind = 'Install' | 'OptionalInstall' | 'Uninstall' | 'decline' | 'hold';

/** One thing that a rule does: for whom, when, and with which deadline. */
export function ActionField({
  number,
  action,
  onChange,
  onRemove,
  names,
  choices,
}: {
  readonly number: string;
  readonly action: RuleActionBody;
  readonly onChange: (action: RuleActionBody) => void;
  readonly onRemove: () => void;
  readonly names: Readonly<Record<string, string>>;
  readonly choices: readonly Choice[];
}) {
  const words = useWords(editorWords);
  const kinds = Object.entries(words.actions) as [Kind, string][];
  const { groups = [], delayDays = 0, days = 7 } = action;
  return (
    <div className={style['box']} role="group" aria-label={words.action(number)}>
      <div className={style['head']}>
        <SelectField
          label={words.action(number)}
          value={kindOf(action)}
          onChange={(kind) => onChange(turned(action, kind))}
          choices={kinds.map(([id, text]) => ({ id, text }))}
        />
        <Button
          kind="plain"
          label={words.removeAction(number)}
          icon={<X aria-hidden="true" />}
          onPress={onRemove}
        />
      </div>
      {action.action === 'approve' && (
        <PickField
          label={words.groups}
          chosen={groups}
          onChange={(next) => onChange({ ...action, groups: next })}
          choices={choices}
          names={names}
        />
      )}
      <div className={style['fields']}>
        {action.action === 'hold' && (
          <TextField
            label={words.holdDays}
            type="number"
            value={String(days)}
            onChange={(text) => onChange({ ...action, days: whole(text) })}
          />
        )}
        <TextField
          label={words.delay}
          hint={words.delayHint}
          type="number"
          value={String(delayDays)}
          onChange={(text) => onChange({ ...action, delayDays: whole(text) })}
        />
      </div>
      {action.action === 'approve' && action.as !== 'OptionalInstall' && (
        <Deadline action={action} onChange={onChange} />
      )}
    </div>
  );
}

function Deadline({
  action,
  onChange,
}: {
  readonly action: RuleActionBody;
  readonly onChange: (action: RuleActionBody) => void;
}) {
  const words = useWords(editorWords);
  const format = useFormat();
  const { deadline } = action;
  const put = (change: Partial<NonNullable<typeof deadline>>) =>
    onChange({ ...action, deadline: { days: 7, minutes: 180, ...deadline, ...change } });
  return (
    <>
      <Checkbox
        checked={deadline !== undefined}
        onChange={(on) => {
          const { deadline: _, ...rest } = action;
          if (on) put({});
          else onChange(rest);
        }}
      >
        {words.hasDeadline}
      </Checkbox>
      {deadline !== undefined && (
        <>
          <div className={style['fields']}>
            <TextField
              label={words.deadlineDays}
              type="number"
              value={String(deadline.days)}
              onChange={(text) => put({ days: whole(text) })}
            />
            <TextField
              label={words.deadlineAt}
              type="time"
              hint={words.deadlineHere(format.clock(Date.UTC(2026, 0, 1) + deadline.minutes * 60_000))}
              value={clockOf(deadline.minutes)}
              onChange={(text) => {
                const [hours = 0, minutes = 0] = text.split(':').map(whole);
                put({ minutes: hours * 60 + minutes });
              }}
            />
          </div>
          <p className={style['soft']}>{words.deadlineNote}</p>
        </>
      )}
    </>
  );
}

function kindOf({ action, as = 'Install' }: RuleActionBody): Kind {
  return action === 'approve' ? as : action;
}

/** The same, as another kind of action: what that one does not have is left out. */
function turned({ groups = [], deadline, delayDays, days }: RuleActionBody, kind: Kind): RuleActionBody {
  const delay = delayDays === undefined ? {} : { delayDays };
  if (kind === 'decline') return { action: kind, ...delay };
  if (kind === 'hold') return { action: kind, days: days ?? 7, ...delay };
  const until = deadline === undefined || kind === 'OptionalInstall' ? {} : { deadline };
  return { action: 'approve', as: kind, groups, ...until, ...delay };
}
