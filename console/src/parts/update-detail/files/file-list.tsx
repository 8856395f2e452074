import { Download } from 'lucide-react';
import type { ContentPolicyView, FetchAnswer, FetchesAnswer, UpdateDetails } from '#server/admin';
import { useAnswer, useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { Button, Empty, Note, Panel, Problem, useNotices } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import detail from '../update-detail.module.css';
import { OneFile } from './one-file.tsx';
import { filesWords } from './words.ts';

/** So often it is asked how far downloads are while files are missing, milliseconds. */
const EVERY = 3000;

/** The files that computers need for it, whether they are here, and the button that fetches those that are not. */
export function FileList({ update: { updateId, files, bundles } }: { readonly update: UpdateDetails }) {
  const words = useWords(filesWords);
  const format = useFormat();
  const tell = useNotices();
  const { mayAdminister } = useSession();
  const missing = files.filter(({ present }) => !present);
  const fetches = useAnswer<FetchesAnswer>(
    '/content/fetches',
    {},
    { when: missing.length > 0, every: EVERY },
  );
  // What arrives meanwhile is seen without a reload.
  useAnswer<UpdateDetails>(`/updates/${updateId}`, {}, missing.length > 0 ? { every: EVERY } : {});
  const policy = useAnswer<ContentPolicyView>('/content/policy', {}, { when: missing.length > 0 });
  const fetchNow = useChange<readonly string[], FetchAnswer>(
    (sha1s) => ['POST', '/content/fetch', { body: { sha1s } }],
    { refresh: ['/content', `/updates/${updateId}`] },
  );
  const start = () =>
    fetchNow.mutate(
      missing.map(({ sha1 }) => sha1),
      {
        onSuccess: ({ queued }) => tell({ text: words.didFetch(format.count(queued, 'file')) }),
      },
    );
  if (files.length === 0) {
    return (
      <Panel title={words.files}>
        <Empty title={words.none}>{words.noneText}</Empty>
      </Panel>
    );
  }
  const count = format.count(files.length, 'file');
  const size = format.bytes(files.reduce((sum, file) => sum + file.size, 0));
  const fromMicrosoft = policy.data?.mode === 'from-microsoft';
  const memberTitles = new Map(
    bundles.flatMap(({ anyOf }) => anyOf.map(({ updateId: id, title }) => [id, title] as const)),
  );
  const paused = pausedText();
  return (
    <Panel
      title={words.files}
      bare
      actions={
        mayAdminister &&
        missing.length > 0 &&
        !fromMicrosoft && (
          <Button icon={<Download size={16} aria-hidden="true" />} busy={fetchNow.isPending} onPress={start}>
            {words.fetchNow(format.count(missing.length, 'file'))}
          </Button>
        )
      }
    >
      <div className={detail['pad']}>
        <p className={detail['soft']}>
          {missing.length === 0
            ? words.sumAll(count, size)
            : words.sum(count, size, format.count(missing.length, 'file'))}
        </p>
        {fromMicrosoft && <Note tone="unknown">{words.fromMicrosoft}</Note>}
        {missing.length > 0 && policy.data?.mode === 'on-approval' && (
          <p className={detail['soft']}>{words.onApproval}</p>
        )}
        {paused !== undefined && <Note tone="wait">{paused}</Note>}
        {fetchNow.error !== null && <Problem error={fetchNow.error} />}
      </div>
      <table className={detail['table']}>
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.size}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <OneFile
              key={`${file.updateId} ${file.sha1} ${file.fileName}`}
              file={file}
              owner={file.updateId === updateId ? undefined : memberTitles.get(file.updateId)}
              fetches={fetches.data}
            />
          ))}
        </tbody>
      </table>
    </Panel>
  );

  function pausedText(): string | undefined {
    if (missing.length === 0 || fromMicrosoft) return undefined;
    const why = fetches.data?.paused;
    if (why === 'disk-full') return words.pausedDisk;
    if (why === 'window') return words.pausedWindow;
    return why === 'no-upstream' ? words.pausedUpstream : undefined;
  }
}
