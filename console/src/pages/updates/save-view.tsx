import { BookmarkPlus } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { ViewBody, ViewRow } from '#server/admin';
import { useChange } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import {
  Actions,
  Button,
  Note,
  Problem,
  Sheet,
  Stack,
  TextField,
  useFailureText,
  useNotices,
} from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { afresh, useQuestion } from './question.ts';
import style from './views.module.css';
import { updatesWords } from './words.ts';

interface Kept {
  readonly name: string;
  readonly body: ViewBody;
}

function useSaving() {
  return useChange<Kept, ViewRow>(
    ({ name, body }) => ['PUT', `/views/${encodeURIComponent(name)}`, { body }],
    {
      refresh: ['/views'],
    },
  );
}

/** Keeps what the page asks now as a view for everybody; one of the same name is replaced, and the button says so. */
export function SaveView({ views }: { readonly views: readonly ViewRow[] }) {
  const words = useWords(updatesWords);
  const { mayDecide } = useSession();
  const { question, change } = useQuestion();
  const tell = useNotices();
  const save = useSaving();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const form = useId();
  if (!mayDecide) return null;
  if (!question.isOwn) return <p className={style['hint']}>{words.newView}</p>;
  const base = views.find((view) => view.name === question.view);
  const same = views.find((view) => view.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase());
  const { text, ...others } = question.filters;
  const sought = [base?.filters.text, text].filter((each) => each !== undefined).join(' ');
  const filters = { ...base?.filters, ...others, ...(sought === '' ? {} : { text: sought }) };
  const sorting = {
    ...(base?.sort === undefined ? {} : { sort: base.sort }),
    ...(base?.descending === undefined ? {} : { descending: base.descending }),
    ...(question.sorting?.by === undefined
      ? {}
      : {
          sort: question.sorting.by as NonNullable<ViewBody['sort']>,
          descending: question.sorting.descending,
        }),
  };
  const isTaken = same?.builtIn === true;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || isTaken) return;
    const saved = await save.mutateAsync({ name: name.trim(), body: { filters, ...sorting } });
    setOpen(false);
    change(afresh({ view: saved.name }));
    tell({ text: words.viewSaved(saved.name) });
  };
  return (
    <>
      <Button
        kind="plain"
        icon={<BookmarkPlus aria-hidden="true" />}
        onPress={() => {
          save.reset();
          setName(base?.builtIn === false ? base.name : '');
          setOpen(true);
        }}
      >
        {words.saveView}
      </Button>
      <Sheet
        title={words.saveView}
        open={open}
        onClose={() => setOpen(false)}
        footer={
          <Button
            kind="main"
            busy={save.isPending}
            disabled={name.trim() === '' || isTaken}
            type="submit"
            form={form}
          >
            {same === undefined || same.builtIn ? words.saveIt : words.replaceIt(same.name)}
          </Button>
        }
      >
        {/* What went wrong stands in the sheet. */}
        <form id={form} onSubmit={(event) => void submit(event).catch(() => {})}>
          <Stack column gap={16}>
            <p>{words.saveViewLead}</p>
            <TextField
              label={words.viewName}
              value={name}
              onChange={setName}
              autoFocus
              error={isTaken ? words.nameTaken : undefined}
            />
            {same?.builtIn === false && <Note tone="wait" title={words.willReplace(same.name)} />}
            {save.error !== null && <Problem error={save.error} />}
          </Stack>
        </form>
      </Sheet>
    </>
  );
}

/** What can be done with a view that somebody saved. */
export function SavedViewActions({ view }: { readonly view: ViewRow }) {
  const words = useWords(updatesWords);
  const { mayDecide } = useSession();
  const { question, change } = useQuestion();
  const tell = useNotices();
  const failureText = useFailureText();
  const save = useSaving();
  const remove = useChange<string, ViewRow>((name) => ['DELETE', `/views/${encodeURIComponent(name)}`], {
    refresh: ['/views'],
  });
  if (!mayDecide) return null;
  const { name, filters, sort, descending } = view;
  const body = {
    filters,
    ...(sort === undefined ? {} : { sort }),
    ...(descending === undefined ? {} : { descending }),
  };
  return (
    <Actions
      label={words.viewActions(name)}
      items={[
        {
          id: 'delete',
          text: words.deleteView(name),
          onAction: () => {
            void remove
              .mutateAsync(name)
              .then(() => {
                if (question.view === name) change(afresh({}));
                tell({ text: words.viewDeleted(name), undo: () => save.mutateAsync({ name, body }) });
              })
              .catch((error: Error) => tell({ tone: 'bad', text: failureText(error) }));
          },
        },
      ]}
    />
  );
}
