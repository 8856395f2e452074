import { Check, Plus } from 'lucide-react';
import type { RulePresetsAnswer, RuleRow } from '#server/admin';
import { useAnswer, useChange } from '../../api/index.ts';
import { Answered, Button, Panel, useFailureText, useNotices } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './presets.module.css';
import { ruleWords } from './words.ts';

/** Rules that are ready to be added with one press, each explained. */
export function Presets({ rules }: { readonly rules: readonly RuleRow[] }) {
  const words = useWords(ruleWords);
  const tell = useNotices();
  const failureText = useFailureText();
  const presets = useAnswer<RulePresetsAnswer>('/rules/presets');
  const add = useChange<string, RuleRow>(
    (preset) => ['POST', '/rules', { body: { preset, enabled: false } }],
    { refresh: ['/rules', '/groups'] },
  );
  const remove = useChange<string, RuleRow>((id) => ['DELETE', `/rules/${id}`], { refresh: ['/rules'] });
  const press = (preset: string) =>
    add.mutate(preset, {
      onSuccess: ({ id, name }) =>
        tell({
          text: words.added(name),
          undo: () => remove.mutateAsync(id),
        }),
      onError: (error) => tell({ text: failureText(error), tone: 'bad' }),
    });
  const names = new Set(rules.map(({ name }) => name));
  return (
    <Panel title={words.presets}>
      <p className={style['soft']}>{words.presetsLead}</p>
      <Answered of={presets}>
        {({ items }) => (
          <ul className={style['presets']}>
            {items.map(({ name, about, rule }) => (
              <li key={name}>
                <div>
                  <h3>{words.presetNames[name] ?? rule}</h3>
                  <p>{words.presetTexts[name] ?? about}</p>
                </div>
                {names.has(rule) ? (
                  <span className={style['there']}>
                    <Check size={16} aria-hidden="true" />
                    {words.isThere}
                  </span>
                ) : (
                  <Button
                    icon={<Plus aria-hidden="true" />}
                    label={words.addNamed(words.presetNames[name] ?? rule)}
                    busy={add.isPending && add.variables === name}
                    onPress={() => press(name)}
                  >
                    {words.add}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Panel>
  );
}
