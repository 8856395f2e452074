import { ChevronDown, X } from 'lucide-react';
import { useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { Choice } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { editorWords } from './editor-words.ts';
import style from './pick-field.module.css';

/** More are found by typing on. */
const MOST = 60;

/** Several of many: what is chosen stands above as chips, more is found by typing. */
export function PickField({
  label,
  chosen,
  onChange,
  choices,
  names,
}: {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly choices: readonly Choice[];
  /** Of what is chosen and is none of the choices. */
  readonly names: Readonly<Record<string, string>>;
}) {
  const words = useWords(editorWords);
  const [text, setText] = useState('');
  const folded = text.trim().toLowerCase();
  const found = choices
    .filter(({ id, text: name }) => !chosen.includes(id) && name.toLowerCase().includes(folded))
    .slice(0, MOST);
  const nameOf = (id: string) => choices.find((choice) => choice.id === id)?.text ?? names[id] ?? id;
  return (
    <div className={style['pick']}>
      {chosen.length > 0 && (
        <ul className={style['chosen']} aria-label={label}>
          {chosen.map((id) => (
            <li key={id}>
              {nameOf(id)}
              <Button
                className={style['drop'] ?? ''}
                aria-label={words.dropValue(nameOf(id))}
                onPress={() => onChange(chosen.filter((each) => each !== id))}
              >
                <X size={14} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ComboBox
        className={style['field'] ?? ''}
        items={found}
        inputValue={text}
        onInputChange={setText}
        value={null}
        onChange={(key) => {
          if (key === null) return;
          onChange([...chosen, String(key)]);
          setText('');
        }}
        menuTrigger="focus"
        allowsEmptyCollection
      >
        <Label className={style['label'] ?? ''}>{label}</Label>
        <div className={style['box']}>
          <Input className={style['input'] ?? ''} placeholder={words.addValue} />
          <Button className={style['open'] ?? ''}>
            <ChevronDown size={16} aria-hidden="true" />
          </Button>
        </div>
        <Popover className={style['popover'] ?? ''}>
          <ListBox
            className={style['list'] ?? ''}
            renderEmptyState={() => <p className={style['none']}>{words.nothingFound}</p>}
          >
            {({ id, text: name, hint }: Choice) => (
              <ListBoxItem id={id} textValue={name} className={style['choice'] ?? ''}>
                <Text slot="label">{name}</Text>
                {hint !== undefined && (
                  <Text slot="description" className={style['hint'] ?? ''}>
                    {hint}
                  </Text>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
