import type { Command } from 'commander';
import type { StatusAnswer } from '#server/admin';
import { bytes, filesAndBytes, plural } from './quantity.ts';
import type { RunFile } from './run-file.ts';
import { dataOf, onServer } from './session.ts';
import { facts } from './table.ts';

/** `status` */
export function addStatus(program: Command): void {
  program
    .command('status')
    .summary('how the server is')
    .action(
      onServer(async ({ client, output, options }) => {
        const status = await client.request<StatusAnswer>('GET', '/status');
        const { server } = client;
        const running =
          server === undefined
            ? { running: false }
            : { running: true, url: server.url, pid: server.pid, startedAt: server.startedAt };
        output.answer({ ...status, server: running }, () => lines(status, server, dataOf(options)));
      }),
    );
}

function lines(status: StatusAnswer, server: RunFile | undefined, data: string): readonly string[] {
  const { updates, computers, content, index } = status;
  const where =
    server === undefined
      ? `not running (read from ${data})`
      : `running at ${server.url}, process ${server.pid}`;
  return [
    ...facts([
      ['Todoku', `${status.version}, ${where}`],
      [
        'Updates',
        `${plural(updates.total, 'update')} (${plural(updates.revisions, 'revision')}), ${plural(updates.approvals, 'approval')}, ` +
          `${updates.declined} declined, ${updates.incomplete} incomplete, ${updates.inScope} in scope`,
      ],
      ['Computers', `${plural(computers.total, 'computer')} in ${plural(computers.groups, 'group')}`],
      [
        'Content',
        content.files === 0
          ? 'nothing that needs files is approved'
          : `${filesAndBytes(content.files, content.bytes)} approved, ${
              content.missingFiles === 0
                ? 'all here'
                : `${filesAndBytes(content.missingFiles, content.missingBytes)} missing`
            }`,
      ],
      ['Index', bytes(index.bytes)],
    ]),
    ...advice(status),
  ];
}

function advice({ updates, computers, content }: StatusAnswer): readonly string[] {
  const lines: string[] = [];
  if (updates.total === 0) lines.push('Import updates:             todoku updates import PATH');
  if (updates.incomplete > 0) lines.push('See what is kept back:      todoku updates list --incomplete');
  if (content.missingFiles > 0) lines.push('See which files are missing: todoku content status');
  for (const { name, computers: count } of computers.missingRequestedGroups) {
    lines.push(`Asked for by ${plural(count, 'computer')}:   todoku groups create "${name}"`);
  }
  return lines.length === 0 ? [] : ['', ...lines];
}
