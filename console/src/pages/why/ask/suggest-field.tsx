import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { takeFocus } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import style from './ask.module.css';
import { type Suggestion, useSuggestions } from './use-suggestions.ts';
import { askWords } from './words.ts';

/**
 * A field that suggests what may be meant (WAI-ARIA combobox): arrows go through the suggestions, Enter takes the one that is gone to, else
 * what is written; Escape closes them.
 */
export function SuggestField({
  label,
  hint,
  placeholder,
  value,
  kinds,
  large,
  autoFocus,
  onChange,
  onTake,
  onEnter,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly value: string;
  readonly kinds: readonly Suggestion['kind'][];
  readonly large?: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
  readonly onTake: (suggestion: Suggestion) => void;
  readonly onEnter: () => void;
}) {
  const words = useWords(askWords);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const suggestions = useSuggestions(open ? value : '', kinds);
  const shown = open ? suggestions : [];
  const chosen = shown[at];
  useEffect(() => {
    if (autoFocus === true) takeFocus(field.current);
  }, [autoFocus]);
  const close = () => {
    setOpen(false);
    setAt(-1);
  };
  const take = (suggestion: Suggestion) => {
    close();
    onTake(suggestion);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const move = (to: number) => {
      event.preventDefault();
      setOpen(true);
      setAt(Math.max(-1, Math.min(shown.length - 1, to)));
    };
    if (event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowUp') move(at - 1);
    else if (event.key === 'Escape' && open) close();
    else if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen !== undefined) take(chosen);
      else {
        close();
        onEnter();
      }
    }
  };
  return (
    <div className={style['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        className={`${style['box']} ${large === true ? style['large'] : ''}`}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${at}`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        onChange={({ target }) => {
          setOpen(true);
          setAt(-1);
          onChange(target.value);
        }}
        onKeyDown={onKey}
        onBlur={close}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} className={style['hint']}>
          {hint}
        </span>
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={words.suggestions}
        className={style['list']}
        hidden={shown.length === 0}
      >
        {shown.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field.
          <div
            key={`${suggestion.kind}${suggestion.value}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={style['option']}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(suggestion)}
          >
            <span className={style['kind']}>{words[suggestion.kind]}</span>
            <span className={style['text']}>{suggestion.text}</span>
            <span className={style['note']}>{suggestion.note}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
