import { useState } from 'react';
import type { ScheduleChange, ScheduleView } from '#server/admin';
import { Button, ChoiceField, Facts, Panel, SelectField, Stack, TextField } from '../../../kit/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { syncWords } from '../words.ts';
import style from './schedule-form.module.css';
import { timesOfDay } from './times.ts';
import { scheduleWords } from './words.ts';

const MINUTE = 60_000;
const MOST_PER_DAY = 24;
const LONGEST_OFFSET = 720;

/** The schedule to be changed, and what would come of it. */
export function ScheduleForm({
  schedule,
  mayChange,
  busy,
  error,
  onSave,
}: {
  readonly schedule: ScheduleView;
  readonly mayChange: boolean;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSave: (after: ScheduleChange) => void;
}) {
  const words = useWords(scheduleWords);
  const shared = useWords(syncWords);
  const format = useFormat();
  const [automatic, setAutomatic] = useState(schedule.perDay > 0);
  const [perDay, setPerDay] = useState(String(Math.max(1, schedule.perDay)));
  const [firstAt, setFirstAt] = useState(schedule.firstAt);
  const [offset, setOffset] = useState(String(schedule.randomOffset));
  const minutes = /^\d{1,3}$/.test(offset) ? Number(offset) : Number.NaN;
  const isOffset = minutes <= LONGEST_OFFSET;
  const after = {
    perDay: automatic ? Number(perDay) : 0,
    firstAt,
    randomOffset: isOffset ? minutes : schedule.randomOffset,
  };
  const isSame =
    after.perDay === schedule.perDay &&
    after.firstAt === schedule.firstAt &&
    after.randomOffset === schedule.randomOffset;
  const times = format.list(timesOfDay(after.perDay, firstAt));
  const later = after.randomOffset === 0 ? '' : words.later(format.length(after.randomOffset * MINUTE));
  return (
    <Panel>
      <Stack column gap={16}>
        <ChoiceField
          label={words.how}
          disabled={!mayChange}
          value={automatic ? 'automatic' : 'manual'}
          onChange={(id) => setAutomatic(id === 'automatic')}
          choices={[
            { id: 'automatic', text: words.automatic },
            { id: 'manual', text: words.manual, hint: words.manualHint },
          ]}
        />
        {automatic && (
          <div className={style['fields']}>
            <SelectField
              label={words.perDay}
              disabled={!mayChange}
              value={perDay}
              onChange={setPerDay}
              choices={Array.from({ length: MOST_PER_DAY }, (_, index) => ({
                id: String(index + 1),
                text: format.number(index + 1),
              }))}
            />
            <TextField
              label={words.firstAt}
              hint={words.firstAtHint}
              disabled={!mayChange}
              type="time"
              value={firstAt}
              onChange={(value) => setFirstAt(value === '' ? schedule.firstAt : value.slice(0, 5))}
            />
            <TextField
              label={words.offset}
              hint={words.offsetHint}
              disabled={!mayChange}
              value={offset}
              onChange={setOffset}
              error={isOffset ? undefined : words.offsetError}
            />
          </div>
        )}
        <Facts
          items={[
            [words.becomes, after.perDay === 0 ? words.onlyByHand : words.atTimes(times, later)],
            [words.next, <NextText key="n" schedule={schedule} isSame={isSame} />],
          ]}
        />
        {error !== null && <SyncProblem error={error} />}
        {mayChange && (
          <div>
            <Button kind="main" busy={busy} disabled={isSame || !isOffset} onPress={() => onSave(after)}>
              {shared.save}
            </Button>
          </div>
        )}
      </Stack>
    </Panel>
  );
}

function NextText({ schedule, isSame }: { readonly schedule: ScheduleView; readonly isSame: boolean }) {
  const words = useWords(scheduleWords);
  const format = useFormat();
  if (!isSame) return words.unsaved;
  if (schedule.nextAt !== undefined)
    return words.nextAt(format.ago(schedule.nextAt), format.moment(schedule.nextAt));
  return schedule.perDay === 0 ? words.onlyByHand : words.nothingComes;
}
