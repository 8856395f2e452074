import { cutToWidth, displayWidth } from './display-width.ts';

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number;
  /** Figures stand to the right. */
  readonly right?: boolean;
}

/**
 * The rows under aligned titles, two blanks between columns. The last column is cut so that a line fits
 * into `width` columns; without a width nothing is cut, so that what is piped on is whole.
 */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width?: number,
): readonly string[] {
  const cells = rows.map((row) => columns.map((column) => String(column.value(row))));
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, index) =>
    [titles, ...cells].reduce((most, line) => Math.max(most, displayWidth(line[index]!)), 0),
  );
  const last = columns.length - 1;
  const before = widths.slice(0, last).reduce((total, each) => total + each + 2, 0);
  const room = width === undefined ? Number.POSITIVE_INFINITY : Math.max(20, width - before);
  return [titles, ...cells].map((line) =>
    line
      .map((cell, index) => {
        const text = index === last ? cutToWidth(cell, room) : cell;
        const gap = ' '.repeat(Math.max(0, widths[index]! - displayWidth(text)));
        if (columns[index]!.right === true) return gap + text;
        return index === last ? text : text + gap;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Names and values, aligned; those without a value are left out. */
export function facts(pairs: readonly (readonly [string, string | number | undefined])[]): readonly string[] {
  const shown = pairs.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(...shown.map(([name]) => displayWidth(name)));
  return shown.map(([name, value]) => `${name}${' '.repeat(width - displayWidth(name))}  ${value}`);
}
