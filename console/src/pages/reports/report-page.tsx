import { ArrowLeft, Download, Printer, RefreshCw } from 'lucide-react';
import { useSearchParams } from 'react-router';
import type { PageAnswer, ReportName } from '#server/admin';
import { downloadAddress, useAnswer } from '../../api/index.ts';
import { Answered, Button, ButtonLink, Empty, PageHead, Panel, Progress, Stack } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { type Filter, filterIn, queryOf } from './filter.ts';
import { FilterText } from './filter-text.tsx';
import { ReportFilters } from './report-filters.tsx';
import style from './report-page.module.css';
import { type Line, ReportTable } from './report-table.tsx';
import { reportWords } from './words.ts';

/** Rows that are shown; the downloads have all. */
const SHOWN = 200;
/** A report may be a walk over all computers: it is made again when somebody wants it, milliseconds. */
const LASTS = 600_000;

/** One report: narrowed, as a table, to be taken along and printed. Its filters are the address. */
export function ReportPage({ name }: { readonly name: ReportName }) {
  const words = useWords(reportWords);
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const filter = filterIn(params);
  const query = queryOf(filter);
  const setFilter = (next: Filter) =>
    setParams(new URLSearchParams(Object.entries(next).map(([key, value]) => [key, String(value)])));
  const report = useAnswer<PageAnswer<Line>>(
    `/reports/${name}`,
    { ...query, limit: SHOWN },
    { keep: true, lasts: LASTS },
  );
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <PageHead
        title={words.names[name]}
        lead={words.abouts[name]}
        actions={
          <>
            <ButtonLink to="/reports" kind="plain" icon={<ArrowLeft aria-hidden="true" />}>
              {words.back}
            </ButtonLink>
            {(['csv', 'json'] as const).map((as) => (
              <ButtonLink
                key={as}
                to={downloadAddress(`/reports/${name}`, { ...query, format: as })}
                icon={<Download aria-hidden="true" />}
                download
              >
                {as === 'csv' ? words.csvLabel : words.jsonLabel}
              </ButtonLink>
            ))}
            <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
              {words.print}
            </Button>
          </>
        }
      />
      <Stack column gap={16}>
        {name !== 'synchronisation' && (
          <ReportFilters
            filter={filter}
            onChange={setFilter}
            without={name.endsWith('-approved') ? ['approved'] : []}
          />
        )}
        <Panel bare>
          <Answered of={report} lines={12}>
            {({ items, total }) =>
              total === 0 ? (
                <Empty
                  title={words.none}
                  action={isFiltered && <Button onPress={() => setFilter({})}>{words.clear}</Button>}
                >
                  {isFiltered ? words.noneText : words.noneYet}
                </Empty>
              ) : (
                <>
                  <div className={style['count']}>
                    <p role="status">
                      {items.length < total
                        ? words.firstRows(format.number(items.length), format.count(total, 'row'))
                        : words.rows(format.count(total, 'row'))}
                    </p>
                    <p>
                      {report.dataUpdatedAt > 0 && words.madeAt(format.moment(report.dataUpdatedAt))}
                      {isFiltered && (
                        <span className={style['paper']}>
                          {' · '}
                          <FilterText filter={filter} />
                        </span>
                      )}
                    </p>
                    <Button
                      kind="plain"
                      icon={<RefreshCw aria-hidden="true" />}
                      onPress={() => void report.refetch()}
                      busy={report.isFetching}
                    >
                      {report.isFetching ? words.making : words.again}
                    </Button>
                  </div>
                  {report.isPlaceholderData && <Progress label={words.making} done={0} total={0} />}
                  <ReportTable label={words.names[name]} lines={items} />
                </>
              )
            }
          </Answered>
        </Panel>
      </Stack>
    </>
  );
}
