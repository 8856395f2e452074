import { SlidersHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { UpdatesFilter, ViewsAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Button, SearchField, SelectField, useParam } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './filters.module.css';
import { MoreFilters } from './more-filters.tsx';
import { useQuestion } from './question.ts';
import { updatesWords } from './words.ts';

/** The field to look for something in, WSUS's two filters, and behind a button the others. */
export function Filters() {
  const words = useWords(updatesWords);
  const { question, change } = useQuestion();
  const views = useAnswer<ViewsAnswer>('/views');
  const [more, setMore] = useParam('filters');
  const { fields } = question;
  // What a view asks can be replaced but not taken away: only what can be had is offered.
  const ofView = views.data?.items.find(({ name }) => name === question.view)?.filters ?? {};
  return (
    <search className={style['filters']}>
      <div className={style['line']}>
        <div className={style['search']}>
          <Search />
        </div>
        <SelectField
          label={words.approval}
          unlabelled
          value={approvalOf(fields, ofView)}
          choices={APPROVAL_NAMES.filter((id) => approvalOf(APPROVALS[id], ofView) === id).map((id) => ({
            id,
            text: words.approvals[id],
          }))}
          onChange={(id) => change(APPROVALS[id])}
        />
        <SelectField
          label={words.status}
          unlabelled
          value={fields.status ?? ofView.status ?? 'any'}
          choices={[...(ofView.status === undefined ? (['any'] as const) : []), ...STATUSES].map((id) => ({
            id,
            text: words.statuses[id],
          }))}
          onChange={(id) => change({ status: id === 'any' ? undefined : id })}
        />
        <Button
          icon={<SlidersHorizontal aria-hidden="true" />}
          pressed={more === 'open'}
          onPress={() => setMore(more === 'open' ? '' : 'open', 'typed')}
        >
          {words.moreFilters}
        </Button>
      </div>
      {more === 'open' && <MoreFilters />}
    </search>
  );
}

const STATUSES = [
  'failedOrNeeded',
  'failed',
  'needed',
  'notNeeded',
  'installedOrNotApplicable',
  'noStatus',
] as const satisfies readonly NonNullable<UpdatesFilter['status']>[];

const APPROVALS = {
  any: { approved: undefined, declined: undefined },
  unapproved: { approved: 'false', declined: undefined },
  approved: { approved: 'true', declined: undefined },
  declined: { approved: undefined, declined: 'true' },
  notDeclined: { approved: undefined, declined: 'false' },
} as const;
const APPROVAL_NAMES = Object.keys(APPROVALS) as (keyof typeof APPROVALS)[];

function approvalOf(
  fields: { readonly approved?: string | undefined; readonly declined?: string | undefined },
  { approved, declined }: UpdatesFilter,
): keyof typeof APPROVALS {
  const isDeclined = fields.declined ?? (declined === undefined ? undefined : String(declined));
  const isApproved = fields.approved ?? (approved === undefined ? undefined : String(approved));
  if (isDeclined === 'true') return 'declined';
  if (isApproved !== undefined) return isApproved === 'true' ? 'approved' : 'unapproved';
  return isDeclined === 'false' ? 'notDeclined' : 'any';
}

/** A key after a pause is asked for at once; of those in quick succession only the last one is. */
const PAUSE = 50;

function Search() {
  const words = useWords(updatesWords);
  const { question, change } = useQuestion();
  const asked = question.fields.text ?? question.fields.kb ?? question.fields.cve ?? '';
  const [text, setText] = useState(asked);
  const sent = useRef(asked);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  // Back, a view or a link has asked something else.
  useEffect(() => {
    if (asked === sent.current) return;
    sent.current = asked;
    setText(asked);
  }, [asked]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <SearchField
      label={words.search}
      value={text}
      onChange={(value) => {
        setText(value);
        clearTimeout(timer.current);
        const send = () => {
          sent.current = value.trim();
          change({ text: value.trim(), kb: undefined, cve: undefined }, 'typed');
        };
        const isFirst = performance.now() - typedAt.current > 2 * PAUSE;
        typedAt.current = performance.now();
        if (isFirst) send();
        else timer.current = setTimeout(send, PAUSE);
      }}
    />
  );
}
