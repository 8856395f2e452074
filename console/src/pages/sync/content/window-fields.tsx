import { Trash2 } from 'lucide-react';
import { Button, SelectField, Stack, TextField } from '../../../kit/index.ts';
import { useFormat, useLanguage, useWords } from '../../../words/index.ts';
import style from './policy-form.module.css';
import { DAYS, isSpeed, type Window } from './window.ts';
import { policyWords } from './words.ts';

/** A Monday; the days after it have the names of the week. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;
const FIRST_SINGLE = 3;

/** Hours of the day with a speed of their own. */
export function WindowFields({
  windows,
  onChange,
  mayChange,
}: {
  readonly windows: Window[];
  readonly onChange: (windows: Window[]) => void;
  readonly mayChange: boolean;
}) {
  const words = useWords(policyWords);
  const format = useFormat();
  const { language } = useLanguage();
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const named = [words.everyDay, words.weekdays, words.weekend];
  const usual = DAYS.map((id, index) => ({
    id: id as string,
    text: named[index] ?? weekday.format(MONDAY + (index - FIRST_SINGLE) * DAY),
  }));
  // Days of which no list has the name, as the command line may set them.
  const severalOf = (days: string) =>
    format.list(days.split(',').map((day) => usual.find(({ id }) => id === day)?.text ?? day));
  const change = (id: number, part: Partial<Window>) =>
    onChange(windows.map((each) => (each.id === id ? { ...each, ...part } : each)));
  return (
    <Stack column>
      <h3>{words.windows}</h3>
      <p>{windows.length === 0 ? words.noWindows : words.windowsText}</p>
      <ol className={style['windows']}>
        {windows.map(({ id, days, from, to, speed }, index) => (
          <li key={id}>
            <SelectField
              label={words.days}
              disabled={!mayChange}
              value={days}
              onChange={(value) => change(id, { days: value })}
              choices={
                usual.some((each) => each.id === days)
                  ? usual
                  : [...usual, { id: days, text: severalOf(days) }]
              }
            />
            <TextField
              label={words.from}
              type="time"
              disabled={!mayChange}
              value={from}
              onChange={(value) => value !== '' && change(id, { from: value.slice(0, 5) })}
            />
            <TextField
              label={words.to}
              type="time"
              disabled={!mayChange}
              value={to}
              onChange={(value) => value !== '' && change(id, { to: value.slice(0, 5) })}
            />
            <TextField
              label={words.windowSpeed}
              hint={words.windowSpeedHint}
              disabled={!mayChange}
              value={speed}
              onChange={(value) => change(id, { speed: value })}
              error={isSpeed(speed, true) ? undefined : words.windowError}
            />
            {mayChange && (
              <Button
                kind="plain"
                label={words.removeWindow(format.number(index + 1))}
                icon={<Trash2 aria-hidden="true" />}
                onPress={() => onChange(windows.filter((each) => each.id !== id))}
              />
            )}
          </li>
        ))}
      </ol>
      {mayChange && (
        <div>
          <Button
            onPress={() =>
              onChange([
                ...windows,
                {
                  id: Math.max(0, ...windows.map((each) => each.id)) + 1,
                  days: DAYS[1],
                  from: '08:00',
                  to: '18:00',
                  speed: '1',
                },
              ])
            }
          >
            {words.addWindow}
          </Button>
        </div>
      )}
    </Stack>
  );
}
