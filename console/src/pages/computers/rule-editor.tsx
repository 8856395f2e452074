import { X } from 'lucide-react';
import { useState } from 'react';
import type { GroupRule } from '#server/admin';
import { Button, SelectField, Stack, TextField } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { CONDITIONS, type Condition } from './rule-text.tsx';
import style from './sheets.module.css';
import { ruleWords } from './words.ts';

/** Conditions as they are written: each a line of values, separated by commas. */
export type Draft = Readonly<Partial<Record<Condition, string>>>;

/** What stands between two values. */
const SEPARATORS = /[,、;\n]/g;

/** As a rule is written here: a comma within a value (`VMware, Inc.`) as the `?` that fits it, so that it stays one value. */
export function draftOf(rule: GroupRule | undefined): Draft {
  return Object.fromEntries(
    CONDITIONS.flatMap((name) => {
      const values = rule?.[name];
      return values === undefined
        ? []
        : [[name, values.map((value) => value.replaceAll(SEPARATORS, '?')).join(', ')]];
    }),
  );
}

/** The rule that a draft says; undefined as long as it has no condition with a value. */
export function ruleOf(draft: Draft): GroupRule | undefined {
  const conditions = CONDITIONS.flatMap((name) => {
    const values = (draft[name] ?? '')
      .split(SEPARATORS)
      .map((value) => value.trim())
      .filter((value) => value !== '');
    return values.length === 0 ? [] : [[name, values] as const];
  });
  return conditions.length === 0 ? undefined : Object.fromEntries(conditions);
}

const HINTS = {
  name: 'hintName',
  domain: 'hintDomain',
  address: 'hintAddress',
  os: 'hintOs',
  family: 'hintFamily',
  edition: 'hintEdition',
  suite: 'hintSuite',
  manufacturer: 'hintManufacturer',
  model: 'hintModel',
  architecture: 'hintArchitecture',
  client: 'hintClient',
} as const satisfies Record<Condition, string>;

/** The conditions of a rule, to be added, written and taken away. */
export function RuleEditor({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}) {
  const words = useWords(ruleWords);
  /** Just added, so that it is written next. */
  const [added, setAdded] = useState<Condition>();
  const present = CONDITIONS.filter((name) => draft[name] !== undefined);
  const absent = CONDITIONS.filter((name) => draft[name] === undefined);
  return (
    <Stack column gap={16}>
      <h3>{words.conditions}</h3>
      <p className={style['soft']}>{present.length === 0 ? words.none : words.several}</p>
      {present.map((name) => (
        <div key={name} className={style['condition']}>
          <TextField
            label={words[name]}
            hint={words[HINTS[name]]}
            value={draft[name] ?? ''}
            onChange={(value) => onChange({ ...draft, [name]: value })}
            autoFocus={name === added}
            mono
          />
          <Button
            kind="plain"
            label={words.takeAway(words[name])}
            icon={<X aria-hidden="true" />}
            onPress={() => {
              const { [name]: _gone, ...rest } = draft;
              onChange(rest);
            }}
          />
        </div>
      ))}
      {absent.length > 0 && (
        <SelectField
          label={words.add}
          choices={absent.map((id) => ({ id, text: words[id], hint: words[HINTS[id]] }))}
          value={undefined}
          onChange={(name) => {
            setAdded(name);
            onChange({ ...draft, [name]: '' });
          }}
        />
      )}
    </Stack>
  );
}
