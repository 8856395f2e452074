import type { Command } from 'commander';
import type { MissingFile, VerifyAnswer } from '#server/admin';
import { bytes, filesAndBytes } from '../quantity.ts';
import { onServer } from '../session.ts';

/** `content verify` */
export function addContentVerify(content: Command): void {
  content
    .command('verify')
    .summary('read every file again and compare it with its digests')
    .description('Reads every file again. One that is damaged is put aside and is missing from then on.')
    .action(
      onServer(async ({ client, output, partlyFailed }) => {
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
        output.answer({ checked, corrupt }, () => [
          ...corrupt.map(({ fileName, sha1, size }) => `damaged: ${sha1}  ${bytes(size)}  ${fileName}`),
          `${filesAndBytes(checked.files, checked.bytes)} verified, ${corrupt.length} damaged.`,
          ...(corrupt.length > 0 ? ['Damaged files were put aside. Try:   todoku content import PATH'] : []),
        ]);
      }),
    );
}
