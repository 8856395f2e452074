import { Plus } from 'lucide-react';
import { Button, ChoiceField, Switch, TextField } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { ActionField } from './action-field.tsx';
import { ConditionField } from './condition-field.tsx';
import { blankOf, type Draft, type Kept, kept } from './draft.ts';
import { editorWords } from './editor-words.ts';
import style from './rule-form.module.css';
import type { Choices } from './use-names.ts';

/** The fields of a rule. */
export function RuleForm({
  draft,
  onChange,
  names,
  choices,
}: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly names: Readonly<Record<string, string>>;
  readonly choices: Choices;
}) {
  const words = useWords(editorWords);
  const format = useFormat();
  const { conditions, actions, onMatch = 'stop', enabled = true } = draft;
  return (
    <div className={style['form']}>
      <TextField
        label={words.name}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        autoFocus={draft.name === ''}
        required
      />
      <fieldset className={style['set']}>
        <legend>{words.when}</legend>
        <p className={style['soft']}>{words.whenLead}</p>
        {conditions.map(({ key, thing }, index) => (
          <ConditionField
            key={key}
            number={format.number(index + 1)}
            condition={thing}
            onChange={(next) => onChange({ ...draft, conditions: put(conditions, key, next) })}
            onRemove={() => onChange({ ...draft, conditions: without(conditions, key) })}
            names={names}
            choices={choices}
          />
        ))}
        <Button
          icon={<Plus aria-hidden="true" />}
          onPress={() => onChange({ ...draft, conditions: [...conditions, kept(blankOf('product'))] })}
        >
          {words.addCondition}
        </Button>
      </fieldset>
      <fieldset className={style['set']}>
        <legend>{words.then}</legend>
        {actions.map(({ key, thing }, index) => (
          <ActionField
            key={key}
            number={format.number(index + 1)}
            action={thing}
            onChange={(next) => onChange({ ...draft, actions: put(actions, key, next) })}
            onRemove={() => onChange({ ...draft, actions: without(actions, key) })}
            names={names}
            choices={choices.group}
          />
        ))}
        {actions.every(({ thing: { action } }) => action !== 'decline') && (
          <Button
            icon={<Plus aria-hidden="true" />}
            onPress={() =>
              onChange({
                ...draft,
                actions: [
                  ...actions,
                  kept({ action: 'approve' as const, as: 'Install' as const, groups: [] }),
                ],
              })
            }
          >
            {words.addAction}
          </Button>
        )}
      </fieldset>
      <ChoiceField
        label={words.afterwards}
        value={onMatch}
        onChange={(id) => onChange({ ...draft, onMatch: id })}
        choices={[
          { id: 'stop', text: words.stop, hint: words.stopHint },
          { id: 'continue', text: words.goOn, hint: words.goOnHint },
        ]}
      />
      <Switch on={enabled} onChange={(on) => onChange({ ...draft, enabled: on })}>
        {words.enabled}
      </Switch>
    </div>
  );
}

function put<Thing>(all: readonly Kept<Thing>[], key: number, thing: Thing): readonly Kept<Thing>[] {
  return all.map((each) => (each.key === key ? { key, thing } : each));
}

function without<Thing>(all: readonly Kept<Thing>[], key: number): readonly Kept<Thing>[] {
  return all.filter((each) => each.key !== key);
}
