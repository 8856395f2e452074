import { type HTMLElement, parse } from 'node-html-parser';
import type { Outgoing } from '#outgoing';
import { toUpdateId } from '#update';
import { upstreamFailures } from './failures.ts';
import type { CatalogPage, CatalogSiteRow } from './types.ts';

// The one file that knows the pages of the public catalog. They have no contract: everything read here is checked,
// and what is not as expected becomes upstream/catalog-page-changed.

/** 25 rows of the real page are 100 KB. */
const LARGEST_PAGE = 4 * 1024 * 1024;
/** It shows 1,000 results in all. */
const MOST_ROWS = 1000;
/** It takes a minute for some searches. */
const TIMEOUTS = { connect: 15_000, headers: 120_000, body: 60_000 };

/** Ids of elements, as the page has them. */
const TABLE = 'ctl00_catalogBody_updateMatches';
const NO_RESULTS = 'ctl00_catalogBody_noResultText';
const COUNTER = 'ctl00_catalogBody_searchDuration';
const NEXT_PAGE = 'ctl00_catalogBody_nextPageLinkText';
const ERROR = 'errorPageDisplayedError';
/** Of a row, behind a box to tick: title, products, classification, last updated, version, size. */
const CELLS = 6;
const HEADER_ROW = 'headerRow';

/**
 * The first page of what the public catalog at that address finds for words, a KB number or an UpdateID. Rejects with failures of `outgoing`,
 * upstream/catalog-unavailable and upstream/catalog-page-changed.
 */
export async function searchCatalog(
  outgoing: Outgoing,
  text: string,
  baseUrl: string,
  signal?: AbortSignal,
): Promise<CatalogPage> {
  const url = `${baseUrl}/Search.aspx?q=${encodeURIComponent(text)}`;
  const { hostname } = new URL(url);
  const answer = await outgoing.fetch(
    {
      method: 'GET',
      url,
      headers: {
        accept: 'text/html',
        'accept-encoding': 'gzip, deflate, br',
        // Dates and numbers come in the form of this language.
        'accept-language': 'en-US',
      },
      rules: {
        hosts: [hostname, '.catalog.update.microsoft.com'],
        privateAddresses: 'same-host',
        redirects: 3,
      },
      timeouts: TIMEOUTS,
      ...(signal === undefined ? {} : { signal }),
    },
    LARGEST_PAGE,
  );
  if (answer.status !== 200)
    throw upstreamFailures.fail('catalog-unavailable', {
      subject: hostname,
      detail: `it answered ${answer.status}`,
    });
  return readCatalogPage(answer.body.toString('utf8'));
}

/** Reads a result page. Throws upstream/catalog-unavailable for its page of errors, upstream/catalog-page-changed for what is none. */
export function readCatalogPage(html: string): CatalogPage {
  const page = parse(html, { comment: false });
  if (page.getElementById(ERROR) !== null)
    throw upstreamFailures.fail('catalog-unavailable', {
      detail: textOf(page.getElementById(ERROR)).slice(0, 200),
    });
  if (page.getElementById(NO_RESULTS) !== null) return { rows: [], hasMore: false };
  const table = page.getElementById(TABLE);
  if (table === null) fail(`there is no table ${TABLE}`);
  const rows = table
    .getElementsByTagName('tr')
    .filter((row) => row.getAttribute('id') !== HEADER_ROW && row.getElementsByTagName('td').length > 0)
    .slice(0, MOST_ROWS)
    .map(readRow);
  if (rows.length === 0) fail('the table has no rows');
  return { rows, hasMore: hasMore(page) };
}

function readRow(row: HTMLElement, index: number): CatalogSiteRow {
  const where = `row ${index + 1}`;
  // A row is `<guid>_R0`, the link of its title `<guid>_link`.
  const id = (row.getAttribute('id') ?? '').replace(/_R\d+$/, '');
  const updateId = toUpdateId(id) ?? fail(`${where} has no UpdateID`);
  const cells = row.getElementsByTagName('td');
  if (cells.length <= CELLS) fail(`${where} has ${cells.length} cells`);
  const [, titleCell, products, classification, updated, version, size] = cells;
  const link = titleCell?.getElementsByTagName('a').find((one) => one.getAttribute('id') === `${id}_link`);
  const title = textOf(link ?? fail(`${where} has no link to its details`));
  if (title === '') fail(`${where} has no title`);
  return {
    updateId,
    title,
    products: productsIn(textOf(products)),
    classification: textOf(classification),
    date: dateIn(textOf(updated)) ?? fail(`${where} has no date: "${textOf(updated).slice(0, 40)}"`),
    version: versionIn(textOf(version)),
    bytes: bytesIn(size) ?? fail(`${where} has no size in bytes`),
  };
}

/** Names are parted by a comma alone; a comma with a blank belongs to the name: `Windows 10, version 1903 and later`. */
function productsIn(text: string): string[] {
  return text
    .split(/,(?=\S)/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** `5/14/2026` as Americans write it, or `2026/5/14`. */
function dateIn(text: string): string | undefined {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [, year, month, day] =
    american === null
      ? (/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [])
      : [undefined, american[3], american[1], american[2]];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1) return undefined;
  return date.toISOString().slice(0, 10);
}

/** Most updates but drivers have none. */
function versionIn(text: string): string {
  return /^n\/a$/i.test(text) ? '' : text;
}

/** The cell shows `634.2 MB` and hides the bytes in `<guid>_originalSize`. */
function bytesIn(cell: HTMLElement | undefined): number | undefined {
  const hidden = cell
    ?.getElementsByTagName('span')
    .find((span) => (span.getAttribute('id') ?? '').endsWith('_originalSize'));
  const digits = textOf(hidden).replaceAll(',', '');
  const bytes = Number(digits);
  return /^\d+$/.test(digits) && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** The counter says `1 - 25 of 76 (page 1 of 4)`; without one there is a link to the next page, or none. */
function hasMore(page: HTMLElement): boolean {
  const counter = /page\s+(\d+)\s+of\s+(\d+)/i.exec(textOf(page.getElementById(COUNTER)));
  if (counter !== null) return Number(counter[1]) < Number(counter[2]);
  return page.getElementById(NEXT_PAGE) !== null;
}

/** Entities are undone, white space is one blank. */
function textOf(element: HTMLElement | null | undefined): string {
  return (element?.text ?? '').replace(/\s+/g, ' ').trim();
}

function fail(detail: string): never {
  throw upstreamFailures.fail('catalog-page-changed', { detail });
}
