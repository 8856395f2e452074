import type { Command } from 'commander';
import type { ContentStatus } from '#server/admin';
import { bytes, filesAndBytes } from '../quantity.ts';
import { onServer } from '../session.ts';
import { facts, table } from '../table.ts';

/** `content status` */
export function addContentStatus(content: Command): void {
  content
    .command('status')
    .summary('show which files are here and which approvals lack')
    .action(
      onServer(async ({ client, output }) => {
        const status = await client.request<ContentStatus>('GET', '/content');
        output.answer(status, () => lines(status, output.columns));
      }),
    );
}

function lines(status: ContentStatus, width: number | undefined): readonly string[] {
  const { named, present, approved, missing, unnamed } = status;
  const rest = approved.missingFiles - missing.length;
  return [
    ...facts([
      ['Named by updates', filesAndBytes(named.files, named.bytes)],
      ['Here', filesAndBytes(present.files, present.bytes)],
      ['Approved', filesAndBytes(approved.files, approved.bytes)],
      ['Approved, missing', filesAndBytes(approved.missingFiles, approved.missingBytes)],
      ['Here, no longer named', unnamed.files > 0 ? filesAndBytes(unnamed.files, unnamed.bytes) : undefined],
    ]),
    ...(missing.length === 0
      ? []
      : [
          '',
          ...table(
            missing,
            [
              { title: 'Size', value: ({ size }) => bytes(size), right: true },
              { title: 'Missing (SHA-1)', value: ({ sha1 }) => sha1 },
              { title: 'Name', value: ({ fileName }) => fileName },
            ],
            width,
          ),
          ...(rest > 0 ? [`and ${rest} more`] : []),
          '',
          'Computers cannot download what is missing. See if it is on its way:   todoku content fetch',
          'Or bring it by hand:   todoku content import PATH',
        ]),
  ];
}
