import { type FormEvent, useState } from 'react';
import type { MigrateAnswer, MigrateRequest, PreflightAnswer, TaskView, UpstreamAnswer } from '#server/admin';
import { useAnswer, useChange } from '../../../api/index.ts';
import { Button, Checkbox, Note, Panel, Problem, Stack, TextField } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { Preflight } from './preflight.tsx';
import { migrateWords } from './words.ts';

/** Names the WSUS, looks whether it can be reached, and begins. */
export function MigrateForm({ onStarted }: { readonly onStarted: (task: string) => void }) {
  const words = useWords(migrateWords);
  const [from, setFrom] = useState('');
  const [content, setContent] = useState(true);
  const upstream = useAnswer<UpstreamAnswer>('/upstream').data?.upstream;
  const look = useChange<string, PreflightAnswer>((url) => ['POST', '/upstream/test', { body: { url } }], {
    refresh: [],
  });
  const begin = useChange<MigrateRequest, TaskView<MigrateAnswer>>((body) => ['POST', '/migrate', { body }], {
    refresh: ['/tasks'],
  });
  const url = from.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look.mutate(url);
  };
  const press = async () => {
    const { id } = await begin.mutateAsync({ from: url, content });
    onStarted(id);
  };
  return (
    <Stack column gap={16}>
      <Panel title={words.old}>
        <form onSubmit={submit}>
          <Stack column gap={16}>
            <TextField
              label={words.address}
              hint={words.addressHint}
              type="url"
              value={from}
              onChange={(text) => {
                setFrom(text);
                look.reset();
              }}
              autoComplete="off"
              required
            />
            <Checkbox checked={content} onChange={setContent}>
              {words.content}
            </Checkbox>
            <p>{words.contentText}</p>
            <div>
              <Button
                kind={look.data?.ok === true ? 'usual' : 'main'}
                type="submit"
                busy={look.isPending}
                disabled={url === ''}
              >
                {words.look}
              </Button>
            </div>
          </Stack>
        </form>
      </Panel>
      {look.error !== null && <Problem error={look.error} />}
      {look.data !== undefined && <Preflight answer={look.data} />}
      {begin.error !== null && <Problem error={begin.error} />}
      {look.data?.ok === true && (
        <Stack column>
          {upstream !== undefined && <Note tone="unknown" title={words.replaces(upstream.url)} />}
          <div>
            <Button kind="main" busy={begin.isPending} onPress={() => void press().catch(() => {})}>
              {words.begin(url)}
            </Button>
          </div>
        </Stack>
      )}
    </Stack>
  );
}
