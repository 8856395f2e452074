import { Checkbox } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import style from './export-also.module.css';
import { bundleWords } from './words.ts';

const PARTS = ['content', 'approvals', 'groups', 'settings'] as const;

/** What a bundle carries besides the updates themselves. */
export type Also = Readonly<Record<(typeof PARTS)[number], boolean>>;

export const NOTHING_ALSO: Also = { content: false, approvals: false, groups: false, settings: false };

export function ExportAlso({
  also,
  onChange,
}: {
  readonly also: Also;
  readonly onChange: (also: Also) => void;
}) {
  const words = useWords(bundleWords);
  return (
    <fieldset className={style['also']}>
      <legend>{words.with}</legend>
      {PARTS.map((part) => (
        <Checkbox
          key={part}
          checked={also[part]}
          onChange={(checked) => onChange({ ...also, [part]: checked })}
        >
          {words[part]}
        </Checkbox>
      ))}
    </fieldset>
  );
}
