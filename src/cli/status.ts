import type { Command } from 'commander';
import type { StatusAnswer, SyncSummary } from '#server/admin';
import { bytes, filesAndBytes, plural } from './quantity.ts';
import type { RunFile } from './run-file.ts';
import { dataOf, onServer } from './session.ts';
import { OUTCOME_WORDS } from './sync/run-words.ts';
import { facts } from './table.ts';
import { showTime } from './time.ts';

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
  const { updates, computers, content, sync, index } = status;
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
      ['Sync', syncWords(sync)],
      ['Index', bytes(index.bytes)],
    ]),
    ...advice(status),
  ];
}

/** `from https://…, last success 2026-10-31 03:12, 1 error` */
function syncWords({
  upstream,
  running,
  lastSucceededAt,
  lastOutcome,
  nextAt,
  errors,
  warnings,
  quarantined,
}: SyncSummary): string {
  if (upstream === undefined) return 'no upstream is set';
  return [
    `from ${upstream}`,
    ...(running ? ['under way'] : []),
    lastSucceededAt === 0 ? 'never succeeded yet' : `last success ${showTime(lastSucceededAt)}`,
    ...(lastOutcome === undefined || lastOutcome === 'succeeded'
      ? []
      : [`last run ${OUTCOME_WORDS[lastOutcome]}`]),
    ...(errors === 0 ? [] : [plural(errors, 'error')]),
    ...(warnings === 0 ? [] : [plural(warnings, 'warning')]),
    ...(quarantined === 0 ? [] : [`${plural(quarantined, 'revision')} in quarantine`]),
    ...(nextAt === undefined ? [] : [`next ${showTime(nextAt)}`]),
  ].join(', ');
}

function advice({ updates, computers, content, sync }: StatusAnswer): readonly string[] {
  const lines: string[] = [];
  if (sync.upstream === undefined && updates.total === 0) {
    lines.push('Take updates from Microsoft: todoku upstream set microsoft');
    lines.push('Or import them from files:   todoku updates import PATH');
  }
  if (sync.errors + sync.warnings + sync.quarantined > 0)
    lines.push('See what is wrong:           todoku sync status');
  if (updates.incomplete > 0) lines.push('See what is kept back:       todoku updates list --incomplete');
  if (content.missingFiles > 0) lines.push('See which files are missing: todoku content status');
  for (const { name, computers: count } of computers.missingRequestedGroups) {
    lines.push(`Asked for by ${plural(count, 'computer')}:   todoku groups create "${name}"`);
  }
  return lines.length === 0 ? [] : ['', ...lines];
}
