import { useState } from 'react';
import type { UpdateRow } from '#server/admin';
import { Button, SelectField, Sheet, Stack, TextField } from '../../kit/index.ts';
import type { Deciding } from '../../parts/approving/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { updatesWords } from './words.ts';

export type Reasoned = 'hold' | 'decline';

const DAY = 86_400_000;
const LENGTHS = ['7', '14', '30', '60', '90'] as const;

/** Holding for another time than usual, or either with a reason for those who look later. */
export function ReasonSheet({
  what,
  rows,
  deciding,
  onClose,
  onDone,
}: {
  readonly what: Reasoned | undefined;
  readonly rows: readonly UpdateRow[];
  readonly deciding: Deciding;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const words = useWords(updatesWords);
  const format = useFormat();
  const [days, setDays] = useState<(typeof LENGTHS)[number]>('30');
  const [reason, setReason] = useState('');
  const updates = format.count(rows.length, 'update');
  const submit = async () => {
    const isDone =
      what === 'hold'
        ? await deciding.hold(rows, Date.now() + Number(days) * DAY, reason)
        : await deciding.decline(rows, reason);
    if (!isDone) return;
    onClose();
    onDone();
  };
  return (
    <Sheet
      title={what === 'decline' ? words.declineTitle(updates) : words.holdTitle(updates)}
      open={what !== undefined}
      onClose={onClose}
      footer={
        <Button kind="main" busy={deciding.busy} onPress={() => void submit()}>
          {what === 'decline' ? words.declineThese(updates) : words.holdThese(updates)}
        </Button>
      }
    >
      <Stack column gap={16}>
        <p>{what === 'decline' ? words.declineLead : words.holdLead}</p>
        {what === 'hold' && (
          <SelectField
            label={words.holdFor}
            value={days}
            onChange={setDays}
            choices={LENGTHS.map((id) => ({ id, text: format.count(Number(id), 'day') }))}
          />
        )}
        <TextField label={words.reason} hint={words.reasonHint} value={reason} onChange={setReason} />
      </Stack>
    </Sheet>
  );
}
