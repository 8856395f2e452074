import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { ReportName } from './contract/reports.ts';
import { REPORT_COLUMNS } from './report-columns.ts';
import type { ReportRow } from './report-rows.ts';
import { RawAnswer } from './route.ts';

/**
 * A report as a stream that is made no faster than it is read. In CSV (RFC 4180, UTF-8 with a byte order mark for Excel), what a machine or
 * a document says cannot become a formula: such cells begin with an apostrophe. Fails before the first byte with what the rows fail with.
 */
export async function reportStream(
  name: ReportName,
  { format, limit = Number.POSITIVE_INFINITY }: { readonly format: 'csv' | 'json'; readonly limit?: number },
  rows: AsyncGenerator<ReportRow, void, undefined>,
): Promise<RawAnswer> {
  // The first row is awaited, so that a group that does not exist is told as such and not as a broken stream.
  const first = await rows.next();
  const all = async function* () {
    if (first.done === true) return;
    yield first.value;
    yield* rows;
  };
  if (format === 'json') {
    return new RawAnswer(
      'application/json; charset=utf-8',
      Readable.from(jsonText(all(), limit)),
      `${name}.json`,
    );
  }
  const table = csvOf(Readable.from(firstOf(all(), limit)), REPORT_COLUMNS[name]);
  return new RawAnswer('text/csv; charset=utf-8', table, `${name}.csv`);
}

/** Rows as CSV (RFC 4180, UTF-8 with a byte order mark for Excel); what would be a formula begins with an apostrophe. */
export function csvOf(rows: Readable, columns: readonly string[]): Readable {
  const csv = stringify({
    columns: [...columns],
    header: true,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  return pipeline(rows, csv, () => {
    // What went wrong ends the stream, and the reader sees that it is not whole.
  });
}

async function* firstOf(rows: AsyncGenerator<ReportRow>, limit: number): AsyncGenerator<ReportRow> {
  let count = 0;
  for await (const row of rows) {
    if (++count > limit) return;
    yield row;
  }
}

/** Rows beyond the limit are counted only. */
async function* jsonText(rows: AsyncGenerator<ReportRow>, limit: number): AsyncGenerator<string> {
  let count = 0;
  for await (const row of rows) {
    if (count < limit) yield `${count === 0 ? '{"items":[\n' : ',\n'}${JSON.stringify(row)}`;
    count += 1;
  }
  yield `${count === 0 ? '{"items":[' : '\n'}],"total":${count}}\n`;
}
