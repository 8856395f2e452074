import { X } from 'lucide-react';
import type { RuleCondition } from '#server/admin';
import { Button, Checkbox, SelectField, TextField } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { blankOf, whole } from './draft.ts';
import { editorWords } from './editor-words.ts';
import { PickField } from './pick-field.tsx';
import style from './rule-form.module.css';
import { sentenceWords } from './sentence-words.ts';
import type { Choices } from './use-names.ts';

type Change = (condition: RuleCondition) => void;

/** One condition: its kind, what it compares with, and whether it is reversed. */
export function ConditionField({
  number,
  condition,
  onChange,
  onRemove,
  names,
  choices,
}: {
  readonly number: string;
  readonly condition: RuleCondition;
  readonly onChange: Change;
  readonly onRemove: () => void;
  readonly names: Readonly<Record<string, string>>;
  readonly choices: Choices;
}) {
  const words = useWords(editorWords);
  const kinds = Object.entries(words.kinds) as [RuleCondition['kind'], string][];
  return (
    <div className={style['box']} role="group" aria-label={words.condition(number)}>
      <div className={style['head']}>
        <SelectField
          label={words.condition(number)}
          value={condition.kind}
          onChange={(kind) => kind !== condition.kind && onChange(blankOf(kind))}
          choices={kinds.map(([id, text]) => ({ id, text }))}
        />
        <Button
          kind="plain"
          label={words.removeCondition(number)}
          icon={<X aria-hidden="true" />}
          onPress={onRemove}
        />
      </div>
      <Values condition={condition} onChange={onChange} names={names} choices={choices} />
      <Checkbox
        checked={condition.not === true}
        onChange={(not) => {
          const { not: _, ...rest } = condition;
          onChange(not ? { ...rest, not } : rest);
        }}
      >
        {words.not}
      </Checkbox>
    </div>
  );
}

function Values({
  condition,
  onChange,
  names,
  choices,
}: {
  readonly condition: RuleCondition;
  readonly onChange: Change;
  readonly names: Readonly<Record<string, string>>;
  readonly choices: Choices;
}) {
  const words = useWords(editorWords);
  const { kind, values = [] } = condition;
  const setValues = (next: readonly string[]) => onChange({ ...condition, values: next });
  switch (kind) {
    case 'product':
    case 'classification':
      return (
        <PickField
          label={words.kinds[kind]}
          chosen={values}
          onChange={setValues}
          choices={choices[kind]}
          names={names}
        />
      );
    case 'architecture':
    case 'severity':
    case 'channel':
      return <Checks kind={kind} values={values} onChange={setValues} />;
    case 'title':
    case 'title-matches':
    case 'kb':
    case 'cve':
    case 'language':
      return <Lines kind={kind} values={values} onChange={setValues} />;
    case 'age':
      return (
        <div className={style['fields']}>
          <TextField
            label={words.days}
            type="number"
            value={String(condition.days ?? '')}
            onChange={(text) => onChange({ ...condition, days: whole(text) })}
          />
          <SelectField
            label={words.since}
            value={condition.since ?? 'arrival'}
            onChange={(since) => onChange({ ...condition, since })}
            choices={[
              { id: 'arrival', text: words.arrival },
              { id: 'creation', text: words.creation },
            ]}
          />
        </div>
      );
    case 'needed':
      return (
        <div className={style['fields']}>
          <TextField
            label={words.computers}
            type="number"
            value={String(condition.computers ?? '')}
            onChange={(text) => onChange({ ...condition, computers: whole(text) })}
          />
        </div>
      );
    case 'superseded':
    case 'architecture-absent':
      return <p className={style['soft']}>{words.noValue}</p>;
    default:
      return kind satisfies never;
  }
}

const ARCHITECTURES = { x86: 'x86', x64: 'x64', arm: 'ARM', arm64: 'ARM64', itanium: 'Itanium' };

function Checks({
  kind,
  values,
  onChange,
}: {
  readonly kind: 'architecture' | 'severity' | 'channel';
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  const words = useWords(editorWords);
  const { severities, channels } = useWords(sentenceWords);
  const choices = { architecture: ARCHITECTURES, severity: severities, channel: channels }[kind];
  const chosen = values.map((value) => value.toLowerCase());
  return (
    <div className={style['checks']} role="group" aria-label={words.kinds[kind]}>
      {Object.entries(choices).map(([id, text]) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((value) => value !== id))}
        >
          {text}
        </Checkbox>
      ))}
    </div>
  );
}

function Lines({
  kind,
  values,
  onChange,
}: {
  readonly kind: 'title' | 'title-matches' | 'kb' | 'cve' | 'language';
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  const words = useWords(editorWords);
  const more = kind === 'title-matches' ? words.pattern : kind === 'language' ? words.codes : '';
  return (
    <TextField
      label={words.kinds[kind]}
      hint={`${words.onePerLine} ${more}`}
      lines={Math.max(2, Math.min(6, values.length + 1))}
      mono={kind === 'title-matches'}
      value={values.join('\n')}
      onChange={(text) => onChange(text === '' ? [] : text.split('\n'))}
    />
  );
}
