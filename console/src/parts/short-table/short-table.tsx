import type { ReactNode } from 'react';
import style from './short-table.module.css';

export interface ShortColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  readonly end?: boolean;
  /** Never broken into lines: times, states. */
  readonly narrow?: boolean;
  /** Its title is for those who do not see the column: buttons. */
  readonly untitled?: boolean;
}

/** A table of a few rows, all of them there: the first column names each. Longer ones are `Table` of the kit. */
export function ShortTable<Row>({
  label,
  columns,
  rows,
  keyOf,
}: {
  readonly label: string;
  readonly columns: readonly ShortColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}) {
  const kind = ({ end, narrow }: ShortColumn<Row>) =>
    `${end === true ? style['end'] : ''} ${narrow === true ? style['narrow'] : ''}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where there is little room, so the keyboard must reach it.
    <section className={style['scroller']} aria-label={label} tabIndex={0}>
      <table className={style['table']}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={kind(column)}>
                {column.untitled === true ? <span className="unseen">{column.title}</span> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row" className={kind(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={kind(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
