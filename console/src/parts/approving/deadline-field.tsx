import { SelectField, Stack, TextField } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { approvingWords } from './words.ts';

const DAY = 86_400_000;

type Kind = 'none' | 'day1' | 'day2' | 'day7' | 'day14' | 'day30' | 'own';

/** A deadline as it is chosen: in so many days, or a moment of one's own in the reader's zone. */
export interface DeadlineChoice {
  readonly kind: Kind;
  /** As a datetime-local field has it. */
  readonly own: string;
  /** From when days are counted: when it was chosen. */
  readonly from: number;
}

export const NO_DEADLINE: DeadlineChoice = { kind: 'none', own: '', from: 0 };

const DAYS: Readonly<Partial<Record<Kind, number>>> = { day1: 1, day2: 2, day7: 7, day14: 14, day30: 30 };

/** Milliseconds since 1970; undefined: none, or not whole yet. */
export function deadlineAt({ kind, own, from }: DeadlineChoice): number | undefined {
  const days = DAYS[kind];
  if (days !== undefined) return from + days * DAY;
  if (kind === 'none') return undefined;
  const at = new Date(own).getTime();
  return Number.isNaN(at) ? undefined : at;
}

/** Until when computers have to have done it. */
export function DeadlineField({
  choice,
  onChange,
}: {
  readonly choice: DeadlineChoice;
  readonly onChange: (choice: DeadlineChoice) => void;
}) {
  const words = useWords(approvingWords);
  const format = useFormat();
  const at = deadlineAt(choice);
  return (
    <Stack column>
      <SelectField<Kind>
        label={words.deadline}
        hint={at === undefined ? words.deadlineHint : words.deadlineAt(format.moment(at), utcText(at))}
        value={choice.kind}
        onChange={(kind) => onChange({ ...choice, kind, from: Date.now() })}
        choices={[
          { id: 'none', text: words.noDeadline },
          { id: 'day1', text: words.inDays(format.count(1, 'day')) },
          { id: 'day2', text: words.inDays(format.count(2, 'day')) },
          { id: 'day7', text: words.oneWeek },
          { id: 'day14', text: words.twoWeeks },
          { id: 'day30', text: words.oneMonth },
          { id: 'own', text: words.ownDeadline },
        ]}
      />
      {choice.kind === 'own' && (
        <TextField
          type="datetime-local"
          label={words.ownMoment}
          value={choice.own}
          onChange={(own) => onChange({ ...choice, own })}
        />
      )}
    </Stack>
  );
}

function utcText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
