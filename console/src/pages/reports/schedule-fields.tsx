import type { NoticeScheduleBody } from '#server/admin';
import { SelectField, TextField } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { clockOf } from './about-words.ts';
import { subscriptionWords } from './subscription-words.ts';
import style from './subscriptions.module.css';

/** When a report is sent: every day, every week or every month, at a time of the server's clock. */
export function ScheduleFields({
  schedule,
  onChange,
}: {
  readonly schedule: NoticeScheduleBody;
  readonly onChange: (schedule: NoticeScheduleBody) => void;
}) {
  const words = useWords(subscriptionWords);
  const { every, weekday = 1, day = 1, at } = schedule;
  return (
    <div className={style['fields']}>
      <SelectField
        label={words.every}
        value={every}
        onChange={(next) =>
          onChange({
            every: next,
            at,
            ...(next === 'week' ? { weekday } : next === 'month' ? { day } : {}),
          })
        }
        choices={(Object.keys(words.everies) as NoticeScheduleBody['every'][]).map((id) => ({
          id,
          text: words.everies[id],
        }))}
      />
      {every === 'week' && (
        <SelectField
          label={words.weekday}
          value={String(weekday)}
          onChange={(id) => onChange({ ...schedule, weekday: Number(id) })}
          choices={words.weekdays.map((text, index) => ({ id: String(index + 1), text }))}
        />
      )}
      {every === 'month' && (
        <TextField
          label={words.day}
          type="number"
          value={String(day)}
          onChange={(text) =>
            onChange({ ...schedule, day: Math.min(31, Math.max(1, Number.parseInt(text, 10) || 1)) })
          }
        />
      )}
      <TextField
        label={words.at}
        type="time"
        value={clockOf(at)}
        onChange={(text) => {
          const [hours = 0, minutes = 0] = text.split(':').map((part) => Number.parseInt(part, 10) || 0);
          onChange({ ...schedule, at: hours * 60 + minutes });
        }}
      />
    </div>
  );
}
