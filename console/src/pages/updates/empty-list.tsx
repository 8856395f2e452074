import type { UpdatesAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Button, ButtonLink, Empty, Stack } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { afresh, useQuestion } from './question.ts';
import { ShowHidden, soughtOnly } from './update-list.tsx';
import { quickOf } from './views.tsx';
import { updatesWords } from './words.ts';

/** Why the list is empty, which is often good, and where to go on. */
export function EmptyList({ hidden }: { readonly hidden: UpdatesAnswer['hidden'] | undefined }) {
  const words = useWords(updatesWords);
  const format = useFormat();
  const { question, change, params } = useQuestion();
  const quick = quickOf(params);
  const any = useAnswer<UpdatesAnswer>('/updates', { limit: 1 });
  if (any.data?.total === 0 && !question.isSearch) {
    return (
      <Empty
        title={words.empty.server.title}
        action={
          <ButtonLink kind="main" to="/sync">
            {words.toSync}
          </ButtonLink>
        }
      >
        {words.empty.server.text}
      </Empty>
    );
  }
  if (question.isSearch) {
    const sought = question.fields.text ?? question.fields.kb ?? question.fields.cve ?? '';
    return (
      <Empty
        title={
          hidden === undefined
            ? words.empty.search.title(sought)
            : words.empty.hidden(format.number(hidden.count))
        }
        action={
          <Stack>
            {hidden !== undefined && (
              <ShowHidden count={hidden.count} onPress={() => change(afresh(soughtOnly(question)))} />
            )}
            {hidden === undefined && (
              <ButtonLink kind="main" to={`/why?update=${encodeURIComponent(sought.trim())}`}>
                {words.askWhy}
              </ButtonLink>
            )}
          </Stack>
        }
      >
        {hidden === undefined ? words.empty.search.text : undefined}
      </Empty>
    );
  }
  if (quick !== undefined) {
    return (
      <Empty tone="good" title={words.empty.quick[quick].title}>
        {words.empty.quick[quick].text}
      </Empty>
    );
  }
  if (question.narrowing > 0) {
    return (
      <Empty
        title={words.empty.filtered}
        action={<Button onPress={() => change(afresh({ view: question.view }))}>{words.clearFilters}</Button>}
      />
    );
  }
  const said = (
    words.empty.views as Readonly<Record<string, { readonly title: string; readonly text: string }>>
  )[question.view ?? ''];
  return (
    <Empty
      tone={question.view === 'Needs a Decision' ? 'good' : 'unknown'}
      title={said?.title ?? words.empty.view}
    >
      {said?.text ?? words.empty.viewText}
    </Empty>
  );
}
