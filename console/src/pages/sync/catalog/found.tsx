import { useState } from 'react';
import { Link } from 'react-router';
import type { CatalogSearchAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Button, Checkbox, Chip, Empty, Loading, Panel, Stack } from '../../../kit/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { type Format, useFormat, useWords } from '../../../words/index.ts';
import style from './found.module.css';
import { catalogWords } from './words.ts';

/** The catalog is asked once for some words, not whenever somebody looks again: some searches take it a minute. */
const LASTS = 10 * 60_000;

/** What the public catalog has for some words, to be chosen from. */
export function Found({
  text,
  onImport,
  busy,
}: {
  readonly text: string;
  readonly onImport: ((references: readonly string[]) => void) | undefined;
  readonly busy: boolean;
}) {
  const words = useWords(catalogWords);
  const found = useAnswer<CatalogSearchAnswer>('/catalog/search', { text }, { lasts: LASTS });
  if (found.data !== undefined)
    return <Rows key={text} answer={found.data} onImport={onImport} busy={busy} />;
  if (found.error !== null) return <SyncProblem error={found.error} retry={() => void found.refetch()} />;
  return (
    <Panel title={words.found}>
      <p>{words.searching}</p>
      <Loading lines={4} />
    </Panel>
  );
}

function Rows({
  answer: { items, hasMore },
  onImport,
  busy,
}: {
  readonly answer: CatalogSearchAnswer;
  readonly onImport: ((references: readonly string[]) => void) | undefined;
  readonly busy: boolean;
}) {
  const words = useWords(catalogWords);
  const format = useFormat();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What came meanwhile is not chosen any more.
  const wanted = items.filter(({ updateId, here }) => !here && chosen.has(updateId));
  if (items.length === 0) {
    return (
      <Panel title={words.found}>
        <Empty title={words.nothing}>{words.nothingText}</Empty>
      </Panel>
    );
  }
  return (
    <Panel
      bare
      title={words.found}
      actions={
        onImport !== undefined && (
          <Button
            kind="main"
            busy={busy}
            disabled={wanted.length === 0}
            onPress={() => onImport(wanted.map(({ updateId }) => updateId))}
          >
            {words.import(format.count(wanted.length, 'update'))}
          </Button>
        )
      }
    >
      <table className={style['found']}>
        <thead>
          <tr>
            {onImport !== undefined && (
              <th scope="col">
                <span className="unseen">{words.choose}</span>
              </th>
            )}
            <th scope="col">{words.name}</th>
            <th scope="col">{words.products}</th>
            <th scope="col">{words.classification}</th>
            <th scope="col">{words.date}</th>
            <th scope="col" className={style['number']}>
              {words.size}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ updateId, title, products, classification, date, bytes, here }) => (
            <tr key={updateId}>
              {onImport !== undefined && (
                <td>
                  {!here && (
                    <Checkbox
                      label={`${words.choose}: ${title}`}
                      checked={chosen.has(updateId)}
                      onChange={() => setChosen((now) => now.symmetricDifference(new Set([updateId])))}
                    />
                  )}
                </td>
              )}
              <th scope="row">
                <Stack>
                  {here ? <Link to={`/updates/${updateId}`}>{title}</Link> : <span>{title}</span>}
                  {here && <Chip tone="good">{words.here}</Chip>}
                </Stack>
              </th>
              <td>{format.list(products)}</td>
              <td>{classification}</td>
              <td className={style['number']}>{dateOf(format, date)}</td>
              <td className={style['number']}>{format.bytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasMore && <p className={style['more']}>{words.hasMore}</p>}
    </Panel>
  );
}

/** The day of the catalog as people write it; what is no day stays. */
function dateOf(format: Format, day: string): string {
  const noon = Date.parse(`${day}T12:00`);
  return Number.isNaN(noon) ? day : format.date(noon);
}
