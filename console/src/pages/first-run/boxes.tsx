import { Checkbox } from '../../kit/index.ts';
import style from './first-run.module.css';

/** Several of a few, by name, each with its text. */
export function Boxes({
  legend,
  items,
  chosen,
  onChange,
}: {
  readonly legend: string;
  readonly items: readonly (readonly [name: string, text: string])[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}) {
  return (
    <fieldset className={style['boxes']}>
      <legend>{legend}</legend>
      {items.map(([name, text]) => (
        <Checkbox
          key={name}
          checked={chosen.has(name)}
          onChange={(on) =>
            onChange(new Set(on ? [...chosen, name] : [...chosen].filter((each) => each !== name)))
          }
        >
          {text}
        </Checkbox>
      ))}
    </fieldset>
  );
}
