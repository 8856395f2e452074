import { type FormEvent, useState } from 'react';
import type { BundleView, ImportBundleAnswer, ImportBundleRequest, TaskView } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import {
  Button,
  ButtonLink,
  Checkbox,
  Figure,
  Note,
  Panel,
  Problem,
  Stack,
  TextField,
} from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { TaskProgress } from '../task-progress.tsx';
import { useRunning } from '../use-running.ts';
import { serverWords } from '../words.ts';
import { BundleFacts } from './bundle-facts.tsx';
import { bundleWords } from './words.ts';

/** Takes a bundle in: first one looks into it, then it is imported. */
export function ImportBundle() {
  const words = useWords(bundleWords);
  const [task, setTask] = useRunning('bundle-import');
  if (task === undefined) return <Inspect onStarted={setTask} />;
  return (
    <TaskProgress<ImportBundleAnswer> id={task} title={words.importing} onAnother={() => setTask('')}>
      {(answer) => <Imported answer={answer} />}
    </TaskProgress>
  );
}

function Inspect({ onStarted }: { readonly onStarted: (task: string) => void }) {
  const words = useWords(bundleWords);
  const common = useWords(serverWords);
  const [path, setPath] = useState('');
  const inspect = useChange<string, BundleView>(
    (place) => ['POST', '/bundles/inspect', { body: { path: place } }],
    { refresh: [] },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    inspect.mutate(path.trim());
  };
  return (
    <Stack column gap={16}>
      <Panel title={words.import}>
        <form onSubmit={submit}>
          <Stack column gap={16}>
            <TextField
              label={words.source}
              hint={`${words.sourceHint} ${common.onServer}`}
              value={path}
              onChange={(text) => {
                setPath(text);
                inspect.reset();
              }}
              autoComplete="off"
              mono
              required
            />
            <div>
              <Button
                kind={inspect.data === undefined ? 'main' : 'usual'}
                type="submit"
                busy={inspect.isPending}
                disabled={path.trim() === ''}
              >
                {words.inspect}
              </Button>
            </div>
          </Stack>
        </form>
      </Panel>
      {inspect.error !== null && <Problem error={inspect.error} />}
      {inspect.data !== undefined && (
        <>
          <BundleFacts title={words.holds} bundle={inspect.data} />
          <TakeIn bundle={inspect.data} onStarted={onStarted} />
        </>
      )}
    </Stack>
  );
}

function TakeIn({
  bundle: { path, signedBy, trusted, revisions },
  onStarted,
}: {
  readonly bundle: BundleView;
  readonly onStarted: (task: string) => void;
}) {
  const words = useWords(bundleWords);
  const format = useFormat();
  const [trust, setTrust] = useState(false);
  const asks = signedBy !== '' && !trusted;
  const begin = useChange<ImportBundleRequest, TaskView<ImportBundleAnswer>>(
    (body) => ['POST', '/bundles/import', { body }],
    { refresh: ['/tasks'] },
  );
  const press = async () => {
    const { id } = await begin.mutateAsync({ path, ...(asks ? { trust: signedBy } : {}) });
    onStarted(id);
  };
  return (
    <Stack column gap={16}>
      {asks && (
        <Note tone="wait" title={words.trustTitle}>
          <p>{words.trustText}</p>
          <Checkbox checked={trust} onChange={setTrust}>
            {words.trust}
          </Checkbox>
        </Note>
      )}
      {begin.error !== null && <Problem error={begin.error} />}
      <div>
        <Button
          kind="main"
          busy={begin.isPending}
          disabled={asks && !trust}
          onPress={() => void press().catch(() => {})}
        >
          {words.importNow(format.count(revisions, 'revision'))}
        </Button>
      </div>
    </Stack>
  );
}

function Imported({
  answer: { bundle, imported, unchanged, approvals, groups, files },
}: {
  readonly answer: ImportBundleAnswer;
}) {
  const words = useWords(bundleWords);
  const format = useFormat();
  return (
    <Stack column gap={16}>
      <Panel title={words.imported} actions={<ButtonLink to="/updates">{words.seeUpdates}</ButtonLink>}>
        <Stack gap={16}>
          <Figure value={format.number(imported)} tone="good">
            {words.newHere}
          </Figure>
          <Figure value={format.number(unchanged)}>{words.unchanged}</Figure>
          <Figure value={format.number(approvals)}>{words.approvalsIn}</Figure>
          <Figure value={format.number(groups)}>{words.groupsIn}</Figure>
          <Figure value={format.number(files.files)}>
            {words.filesIn}, {format.bytes(files.bytes)}
          </Figure>
        </Stack>
      </Panel>
      <BundleFacts title={words.imported} bundle={bundle} />
    </Stack>
  );
}
