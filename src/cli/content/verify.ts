import type { Command } from 'commander';
import type { FetchAnswer, MissingFile, VerifyAnswer } from '#server/admin';
import { followTask } from '../follow-task.ts';
import { bytes, filesAndBytes } from '../quantity.ts';
import { onServer, type Session } from '../session.ts';

/** `content verify` */
export function addContentVerify(content: Command): void {
  content
    .command('verify')
    .option('--repair', 'fetch what is damaged again')
    .summary('read every file again and compare it with its digests')
    .description('Reads every file again. One that is damaged is put aside and is missing from then on.')
    .action(
      onServer<{ repair?: boolean }>(async (session) => {
        const { client, output, options, partlyFailed } = session;
        const checked = { files: 0, bytes: 0 };
        const corrupt: MissingFile[] = [];
        for (let after: string | undefined, more = true; more; more = after !== undefined) {
          const step: VerifyAnswer = await client.request<VerifyAnswer>(
            'POST',
            '/content/verify',
            after === undefined ? {} : { after },
          );
          checked.files += step.checked.files;
          checked.bytes += step.checked.bytes;
          corrupt.push(...step.corrupt);
          output.progress(`${filesAndBytes(checked.files, checked.bytes)} read`);
          after = step.next;
        }
        if (corrupt.length > 0) partlyFailed();
        const queued = options.repair === true && corrupt.length > 0 ? await fetchAgain(session, corrupt) : 0;
        output.answer({ checked, corrupt, queued }, () => [
          ...corrupt.map(({ fileName, sha1, size }) => `damaged: ${sha1}  ${bytes(size)}  ${fileName}`),
          `${filesAndBytes(checked.files, checked.bytes)} verified, ${corrupt.length} damaged.`,
          ...(corrupt.length === 0
            ? []
            : options.repair === true
              ? [
                  `Damaged files were put aside, ${queued} of them ${queued === 1 ? 'is' : 'are'} fetched again. See:   todoku content fetch`,
                ]
              : ['Damaged files were put aside. Fetch them again:   todoku content verify --repair']),
        ]);
      }),
    );
}

async function fetchAgain(session: Session<unknown>, corrupt: readonly MissingFile[]): Promise<number> {
  const body = { sha1s: corrupt.map(({ sha1 }) => sha1) };
  const { queued } = await session.client.request<FetchAnswer>('POST', '/content/fetch', body);
  // Without a server nobody would fetch them after this command.
  if (queued > 0 && session.client.server === undefined) await followTask(session, '/content/fetches');
  return queued;
}
