import { type FormEvent, useState } from 'react';
import type { BundleView, ExportBundleRequest, TaskView } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { Button, ChoiceField, Panel, Problem, SelectField, Stack, TextField } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { TaskProgress } from '../task-progress.tsx';
import { useRunning } from '../use-running.ts';
import { serverWords } from '../words.ts';
import { BundleFacts } from './bundle-facts.tsx';
import { type Also, ExportAlso, NOTHING_ALSO } from './export-also.tsx';
import { bundleWords } from './words.ts';

const SIZES = { whole: undefined, cd: 650_000_000, dvd: 4_000_000_000, bluRay: 25_000_000_000 } as const;
type Size = keyof typeof SIZES;

/** Writes a bundle into a folder: what is in it, how far it is, what came of it. */
export function ExportBundle() {
  const words = useWords(bundleWords);
  const [task, setTask] = useRunning('bundle-export');
  if (task === undefined) return <ExportForm onStarted={setTask} />;
  return (
    <TaskProgress<BundleView> id={task} title={words.exporting} onAnother={() => setTask('')}>
      {(bundle) => <BundleFacts title={words.exported} text={words.exportedText} bundle={bundle} />}
    </TaskProgress>
  );
}

function ExportForm({ onStarted }: { readonly onStarted: (task: string) => void }) {
  const words = useWords(bundleWords);
  const common = useWords(serverWords);
  const [path, setPath] = useState('');
  const [format, setFormat] = useState<'todoku' | 'wsus'>('todoku');
  const [since, setSince] = useState<'last' | 'all'>('last');
  const [also, setAlso] = useState<Also>(NOTHING_ALSO);
  const [size, setSize] = useState<Size>('whole');
  const begin = useChange<ExportBundleRequest, TaskView<BundleView>>(
    (body) => ['POST', '/bundles/export', { body }],
    { refresh: ['/tasks'] },
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const partSize = SIZES[size];
    const { id } = await begin.mutateAsync({
      path: path.trim(),
      since,
      format,
      ...(format === 'todoku' ? also : {}),
      ...(partSize === undefined || format === 'wsus' ? {} : { partSize }),
    });
    onStarted(id);
  };
  return (
    <Panel title={words.export}>
      <form onSubmit={(event) => void submit(event).catch(() => {})}>
        <Stack column gap={16}>
          <TextField
            label={words.folder}
            hint={`${words.folderHint} ${common.onServer}`}
            value={path}
            onChange={setPath}
            autoComplete="off"
            mono
            required
          />
          <ChoiceField
            label={words.format}
            value={format}
            onChange={setFormat}
            choices={[
              { id: 'todoku', text: words.todoku, hint: words.todokuText },
              { id: 'wsus', text: words.wsus, hint: words.wsusText },
            ]}
          />
          <ChoiceField
            label={words.since}
            value={since}
            onChange={setSince}
            choices={[
              { id: 'last', text: words.last, hint: words.lastText },
              { id: 'all', text: words.all, hint: words.allText },
            ]}
          />
          {format === 'todoku' && (
            <>
              <ExportAlso also={also} onChange={setAlso} />
              <SelectField
                label={words.partSize}
                value={size}
                onChange={setSize}
                choices={(Object.keys(SIZES) as Size[]).map((id) => ({ id, text: words[id] }))}
              />
            </>
          )}
          {begin.error !== null && <Problem error={begin.error} />}
          <div>
            <Button kind="main" type="submit" busy={begin.isPending} disabled={path.trim() === ''}>
              {path.trim() === '' ? words.export : words.exportTo(path.trim())}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}
