import { Checkbox, type Choice, Folded, SelectField, Stack, TextField } from '../../kit/index.ts';
import { useLanguage, useWords } from '../../words/index.ts';
import type { OptionName, PolicyOptions } from './policy-options.ts';
import style from './policy-tools.module.css';
import { policyWords } from './words.ts';

const CLASSES = ['feature', 'quality', 'driver', 'other'] as const;
/** Of a choice that leaves Windows to itself: a list does not take an empty name. */
const NONE = 'none';
const SUNDAY = Date.UTC(2026, 10, 1);
const DAY = 86_400_000;

/** Everything that a generated policy can say; the usual things first, the rest folded. */
export function PolicyOptionFields({
  options,
  onChange,
}: {
  readonly options: PolicyOptions;
  readonly onChange: (name: OptionName, value: string, how: 'typed' | 'chosen') => void;
}) {
  const words = useWords(policyWords);
  const { language } = useLanguage();
  const typed = (name: OptionName) => (value: string) => onChange(name, value, 'typed');
  const chosen = (name: OptionName) => (value: string) =>
    onChange(name, value === NONE ? '' : value, 'chosen');
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const days: readonly Choice[] = [
    { id: '0', text: words.everyDay },
    ...Array.from({ length: 7 }, (_, index) => ({
      id: String(index + 1),
      text: weekday.format(SUNDAY + index * DAY),
    })),
  ];
  const isFar = OPTIONAL.some((name) => options[name] !== undefined);
  return (
    <Stack column gap={16}>
      <TextField
        label={words.server}
        hint={words.serverHint}
        placeholder="https://wsus.example.com:8531"
        value={options.for ?? ''}
        onChange={typed('for')}
        mono
      />
      <TextField
        label={words.group}
        hint={words.groupHint}
        value={options.group ?? ''}
        onChange={typed('group')}
      />
      <TextField
        label={words.hours}
        hint={words.hoursHint}
        type="number"
        value={options.hours ?? ''}
        onChange={typed('hours')}
      />
      <Folded title={words.more} open={isFar}>
        <Stack column gap={16}>
          <div className={style['pair']}>
            {CLASSES.map((name) => (
              <SelectField
                key={name}
                label={words[name]}
                choices={[
                  { id: 'wsus', text: words.wsus },
                  { id: 'windows-update', text: words.windowsUpdate },
                ]}
                value={options[name] ?? 'wsus'}
                onChange={(value) => onChange(name, value === 'wsus' ? '' : value, 'chosen')}
              />
            ))}
          </div>
          <SelectField
            label={words.option}
            choices={[
              { id: NONE, text: words.optionNone },
              { id: '2', text: words.option2 },
              { id: '3', text: words.option3 },
              { id: '4', text: words.option4 },
              { id: '5', text: words.option5 },
              { id: '7', text: words.option7 },
            ]}
            value={options.option ?? NONE}
            onChange={chosen('option')}
          />
          {options.option === '4' && (
            <div className={style['pair']}>
              <SelectField
                label={words.day}
                choices={days}
                value={options.day ?? '0'}
                onChange={chosen('day')}
              />
              <SelectField
                label={words.hour}
                choices={Array.from({ length: 24 }, (_, hour) => ({
                  id: String(hour),
                  text: `${String(hour).padStart(2, '0')}:00`,
                }))}
                value={options.hour ?? '3'}
                onChange={chosen('hour')}
              />
            </div>
          )}
          <TextField
            label={words.alternate}
            hint={words.alternateHint}
            value={options.alternate ?? ''}
            onChange={typed('alternate')}
            mono
          />
          <SelectField
            label={words.pinning}
            choices={[
              { id: NONE, text: words.pinningNone },
              { id: 'enforced', text: words.pinningOn },
              { id: 'not-enforced', text: words.pinningOff },
            ]}
            value={options.pinning ?? NONE}
            onChange={chosen('pinning')}
          />
          <Checkbox
            checked={options.signed === 'true'}
            onChange={(isOn) => onChange('signed', isOn ? 'true' : '', 'chosen')}
          >
            {words.signed}
          </Checkbox>
        </Stack>
      </Folded>
    </Stack>
  );
}

const OPTIONAL: readonly OptionName[] = [...CLASSES, 'option', 'alternate', 'pinning', 'signed'];
