import { ChevronDown, X } from 'lucide-react';
import { memo, type ReactNode, useCallback, useRef } from 'react';
import {
  Checkbox as AriaCheckbox,
  Switch as AriaSwitch,
  TextField as AriaTextField,
  Button,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
  Text,
  TextArea,
} from 'react-aria-components';
import { useWords } from '../words/index.ts';
import style from './fields.module.css';
import { kitWords } from './words.ts';

interface Described {
  readonly label: string;
  /** Beside the label, in small: what it is for. */
  readonly hint?: ReactNode;
  /** What is wrong with it, and what would be right. */
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

function Hint({ hint, error }: Pick<Described, 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && (
        <Text slot="description" className={style['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={style['error'] ?? ''}>{error}</FieldError>
    </>
  );
}

/** One line of text, or with `lines` several. */
export function TextField({
  label,
  hint,
  error,
  disabled,
  value,
  onChange,
  type = 'text',
  lines,
  autoFocus,
  autoComplete,
  placeholder,
  required,
  mono,
}: Described & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'number' | 'url' | 'email' | 'time' | 'date' | 'datetime-local';
  readonly lines?: number;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly mono?: boolean;
}) {
  const box = `${style['box']} ${mono === true ? style['mono'] : ''}`;
  return (
    <AriaTextField
      className={style['field'] ?? ''}
      value={value}
      onChange={onChange}
      type={type as 'text'}
      isInvalid={error !== undefined}
      isDisabled={disabled ?? false}
      isRequired={required ?? false}
      autoFocus={autoFocus ?? false}
      validationBehavior="aria"
      {...(autoComplete === undefined ? {} : { autoComplete })}
    >
      <Label className={style['label'] ?? ''}>{label}</Label>
      {lines === undefined ? (
        <Input className={box} {...(placeholder === undefined ? {} : { placeholder })} />
      ) : (
        <TextArea className={box} rows={lines} {...(placeholder === undefined ? {} : { placeholder })} />
      )}
      <Hint hint={hint} error={error} />
    </AriaTextField>
  );
}

/** A field to look for something in what is shown. Without a visible label. */
export function SearchField({
  label,
  value,
  onChange,
  autoFocus,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}) {
  const words = useWords(kitWords);
  return (
    <AriaTextField
      className={`${style['field']} ${style['search']}`}
      aria-label={label}
      value={value}
      onChange={onChange}
      type="search"
      autoFocus={autoFocus ?? false}
    >
      <Input className={style['box'] ?? ''} placeholder={label} />
      {value !== '' && (
        <Button
          className={style['clear'] ?? ''}
          slot={null}
          onPress={() => onChange('')}
          aria-label={words.clear}
          excludeFromTabOrder
        >
          <X size={14} aria-hidden="true" />
        </Button>
      )}
    </AriaTextField>
  );
}

export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly text: string;
  readonly hint?: string;
}

type SelectProps<Id extends string> = Described & {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | undefined;
  readonly onChange: (id: Id) => void;
  /** The label is there for those who do not see only. */
  readonly unlabelled?: boolean;
};

/** One of several, opened on demand. With more than about seven choices it can be typed into by their first letters. */
export function SelectField<Id extends string>(props: SelectProps<Id>) {
  const latest = useRef(props.onChange);
  latest.current = props.onChange;
  const onChange = useCallback((id: string) => latest.current(id as Id), []);
  return <DrawnSelect {...props} onChange={onChange} />;
}

/** It is a dozen parts to draw: beside a field that is typed into it waits until something of it changes. */
const DrawnSelect = memo(SelectParts, (before, now) => {
  const { choices, ...others } = now;
  return (
    choices.length === before.choices.length &&
    choices.every((choice, at) => isSame({ ...choice }, { ...before.choices[at] })) &&
    isSame(others, { ...before, choices: undefined })
  );
});

function isSame(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every((name) => Object.is(one[name], other[name]));
}

function SelectParts({
  label,
  hint,
  error,
  disabled,
  choices,
  value,
  onChange,
  unlabelled,
}: SelectProps<string>) {
  return (
    <Select
      className={style['field'] ?? ''}
      value={value ?? null}
      onChange={(key) => key !== null && onChange(String(key))}
      isInvalid={error !== undefined}
      isDisabled={disabled ?? false}
      {...(unlabelled === true ? { 'aria-label': label } : {})}
    >
      {unlabelled !== true && <Label className={style['label'] ?? ''}>{label}</Label>}
      <Button className={`${style['box']} ${style['select']}`}>
        <SelectValue />
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <Hint hint={hint} error={error} />
      <Popover className={style['popover'] ?? ''}>
        <ListBox className={style['list'] ?? ''}>
          {choices.map(({ id, text, hint: note }) => (
            <ListBoxItem key={id} id={id} textValue={text} className={style['choice'] ?? ''}>
              <Text slot="label">{text}</Text>
              {note !== undefined && (
                <Text slot="description" className={style['hint'] ?? ''}>
                  {note}
                </Text>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** One of a few, all of them seen, each with what it means. */
export function ChoiceField<Id extends string>({
  label,
  hint,
  error,
  disabled,
  choices,
  value,
  onChange,
}: Described & {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | undefined;
  readonly onChange: (id: Id) => void;
}) {
  return (
    <RadioGroup
      className={style['field'] ?? ''}
      value={value ?? null}
      onChange={(id) => onChange(id as Id)}
      isInvalid={error !== undefined}
      isDisabled={disabled ?? false}
    >
      <Label className={style['label'] ?? ''}>{label}</Label>
      {choices.map(({ id, text, hint: note }) => (
        <Radio key={id} value={id} className={style['radio'] ?? ''}>
          <span className={style['dot']} aria-hidden="true" />
          <span>
            {text}
            {note !== undefined && <span className={style['hint']}>{note}</span>}
          </span>
        </Radio>
      ))}
      <Hint hint={hint} error={error} />
    </RadioGroup>
  );
}

/** Yes or no, as part of something that is sent later. `some`: of several things that it stands for, not all. */
export function Checkbox({
  children,
  label,
  checked,
  some,
  onChange,
  disabled,
  slot,
}: {
  readonly children?: ReactNode;
  readonly label?: string;
  readonly checked: boolean;
  readonly some?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** In a row of a tree or a list whose selection it shows. */
  readonly slot?: 'selection';
}) {
  return (
    <AriaCheckbox
      className={style['checkbox'] ?? ''}
      isSelected={checked}
      isIndeterminate={some ?? false}
      onChange={onChange}
      isDisabled={disabled ?? false}
      {...(slot === undefined ? {} : { slot })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className={style['tick']} aria-hidden="true">
        <svg viewBox="0 0 16 16" role="presentation">
          {some === true ? <path d="M4 8h8" /> : <path d="m3.5 8.5 3 3 6-7" />}
        </svg>
      </span>
      {children !== undefined && <span>{children}</span>}
    </AriaCheckbox>
  );
}

/** Yes or no, in force at once. */
export function Switch({
  children,
  on,
  onChange,
  disabled,
}: {
  readonly children: ReactNode;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly disabled?: boolean;
}) {
  return (
    <AriaSwitch
      className={style['switch'] ?? ''}
      isSelected={on}
      onChange={onChange}
      isDisabled={disabled ?? false}
    >
      <span className={style['track']} aria-hidden="true" />
      <span>{children}</span>
    </AriaSwitch>
  );
}
