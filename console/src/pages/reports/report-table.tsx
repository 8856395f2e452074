import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type Format, useFormat, useWords, type Words } from '../../words/index.ts';
import { useKnownNames } from './filter-text.tsx';
import style from './report-table.module.css';
import { reportWords } from './words.ts';

/** A row of a report: its columns are those of the CSV. */
export type Line = Readonly<Record<string, string | number>>;

/** Columns that are the address of another one. */
const ADDRESSES: Readonly<Record<string, { readonly id: string; readonly page: string }>> = {
  title: { id: 'updateId', page: '/updates' },
  computer: { id: 'computerId', page: '/computers' },
};
const HIDDEN = new Set(Object.values(ADDRESSES).map(({ id }) => id));
const DAYS = new Set(['arrived']);
const MOMENTS = new Set(['lastContact', 'lastReport', 'since', 'began', 'ended']);
const WORDS = new Set(['why', 'result']);
const WIDE = new Set(['title', 'categories', 'approvals', 'groups', 'meaning', 'remedy']);
/** Long texts that stand behind the figures: those are looked for first. */
const LATE = new Set(['categories', 'approvals', 'groups']);

/** The rows of a report. Columns in which nothing stands are left out. */
export function ReportTable({ label, lines }: { readonly label: string; readonly lines: readonly Line[] }) {
  const words = useWords(reportWords);
  const saying = { words, format: useFormat(), names: useKnownNames() };
  const [first = {}] = lines;
  const present = Object.keys(first).filter(
    (name) => !HIDDEN.has(name) && lines.some((line) => (line[name] ?? '') !== ''),
  );
  const columns = [...present.filter((name) => !LATE.has(name)), ...present.filter((name) => LATE.has(name))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <div className={style['scroll']} role="region" aria-label={label} tabIndex={0}>
      <table className={style['table']}>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" data-end={typeof first[name] === 'number' ? '' : undefined}>
                {words.columns[name] ?? name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a report have no name, and do not move.
            <tr key={index}>
              {columns.map((name) => (
                <td
                  key={name}
                  data-wide={WIDE.has(name) ? '' : undefined}
                  data-end={typeof first[name] === 'number' ? '' : undefined}
                >
                  {cellOf(name, line, saying)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What cells are said with: found once for all of them, of which there are thousands. */
interface Saying {
  readonly words: Words<typeof reportWords>;
  readonly format: Format;
  readonly names: ReturnType<typeof useKnownNames>;
}

function cellOf(name: string, line: Line, { words, format, names }: Saying): ReactNode {
  const value = line[name] ?? '';
  const address = ADDRESSES[name];
  const id = address === undefined ? undefined : line[address.id];
  if (address !== undefined && typeof id === 'string' && id !== '')
    return <Link to={`${address.page}/${encodeURIComponent(id)}`}>{value === '' ? id : value}</Link>;
  if (name === 'severity') return (words.severities as Readonly<Record<string, string>>)[value] ?? value;
  if (name === 'groups') return eachOf(value, names.group);
  if (name === 'categories') return eachOf(value, names.classification);
  if (name === 'approvals')
    return eachOf(value, (approval) => {
      const [, group = approval, action = ''] = /^(.*): (\w+)$/.exec(approval) ?? [];
      const said = (words.actions as Readonly<Record<string, string>>)[action];
      return said === undefined ? approval : `${names.group(group)}: ${said}`;
    });
  if (name === 'state') return words.states[value as keyof typeof words.states] ?? value;
  if (WORDS.has(name)) return words.values[String(value)] ?? value;
  return textOf(name, value, format);
}

/** Each of several that the server puts into one text. */
function eachOf(value: string | number, say: (each: string) => string): string {
  return String(value).split('; ').map(say).join('; ');
}

function textOf(name: string, value: string | number, format: Format): string {
  if (value === '') return '';
  if (DAYS.has(name)) return format.date(Date.parse(String(value)));
  if (MOMENTS.has(name)) {
    const at = Date.parse(String(value));
    return `${format.date(at)} ${format.clock(at)}`;
  }
  if (name === 'installedOrNotApplicablePercent') return format.share(Number(value) / 100);
  if (name === 'bytes') return format.bytes(Number(value));
  return typeof value === 'number' ? format.number(value) : value;
}
