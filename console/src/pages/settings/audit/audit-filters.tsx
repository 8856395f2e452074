import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { Button, SearchField, SelectField, TextField, useParam } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import style from './audit-filters.module.css';
import { auditVerbs } from './verbs.ts';
import { auditWords } from './words.ts';

const NAMES = ['text', 'verb', 'actor', 'since', 'until'] as const;
const ANY = 'any';

/** What the address narrows the audit by, as the API asks for it. Days are those of the reader. */
export function useAuditFilter() {
  const [params] = useSearchParams();
  const [text, verb, actor, since, until] = NAMES.map((name) => params.get(name) ?? '');
  return useMemo(
    () => ({
      text,
      verb,
      actor,
      since: midnightOf(since),
      until: midnightOf(until, 1),
    }),
    [text, verb, actor, since, until],
  );
}

/** When that day begins, or so many days after it: not all of them are equally long. */
function midnightOf(day = '', after = 0): number | undefined {
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + after);
  return Number.isNaN(date.getTime()) ? undefined : date.getTime();
}

export function AuditFilters() {
  const words = useWords(auditWords);
  const verbs = useWords(auditVerbs);
  const [params, setParams] = useSearchParams();
  const [text, setText] = useParam('text');
  const [verb, setVerb] = useParam('verb', ANY);
  const [actor, setActor] = useParam('actor');
  const [since, setSince] = useParam('since');
  const [until, setUntil] = useParam('until');
  const choices = Object.entries(verbs)
    .map(([id, name]) => ({ id, text: name }))
    .toSorted((left, right) => left.text.localeCompare(right.text));
  const isNarrowed = NAMES.some((name) => params.has(name));
  return (
    <search className={style['filters']}>
      <div className={style['find']}>
        <SearchField label={words.find} value={text} onChange={(value) => setText(value, 'typed')} />
      </div>
      <SelectField
        label={words.what}
        value={verb}
        onChange={setVerb}
        choices={[{ id: ANY, text: words.everything }, ...choices]}
      />
      <TextField
        label={words.actor}
        hint={words.actorHint}
        value={actor}
        onChange={(value) => setActor(value, 'typed')}
        autoComplete="off"
      />
      <TextField
        label={words.since}
        type="date"
        value={since}
        onChange={(value) => setSince(value, 'typed')}
      />
      <TextField
        label={words.until}
        type="date"
        value={until}
        onChange={(value) => setUntil(value, 'typed')}
      />
      {isNarrowed && (
        <div className={style['clear']}>
          <Button
            kind="plain"
            onPress={() =>
              setParams((now) => {
                const next = new URLSearchParams(now);
                for (const name of NAMES) next.delete(name);
                return next;
              })
            }
          >
            {words.clear}
          </Button>
        </div>
      )}
    </search>
  );
}
