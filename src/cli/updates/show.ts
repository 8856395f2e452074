import type { Command } from 'commander';
import type { UpdateDetails, UpdateName } from '#server/admin';
import { pathOf } from '../connection.ts';
import { bytes, filesAndBytes } from '../quantity.ts';
import { onServer } from '../session.ts';
import { facts, table } from '../table.ts';
import { showTime } from '../time.ts';
import { findUpdates } from './find-updates.ts';
import { approvalLine, kbOf, missingLines } from './update-lines.ts';

/** Lines of a list that is shown in part. */
const SHOWN = 20;

/** `updates show ID` */
export function addUpdatesShow(updates: Command): void {
  updates
    .command('show')
    .argument('<id>', 'UpdateID or KB number')
    .summary('show everything known of an update')
    .description('Shows one update: what it is, who gets it, its files and whether they are here.')
    .action(
      onServer<object, [string]>(async ({ client, output }, id) => {
        const [found] = await findUpdates(client, [id], { all: false });
        const update = await client.request<UpdateDetails>('GET', pathOf('/updates', found!.updateId));
        output.answer(update, () => lines(update, output.columns));
      }),
    );
}

function lines(update: UpdateDetails, width: number | undefined): readonly string[] {
  const { counts, files, eula } = update;
  const missing = files.filter(({ present }) => !present);
  return [
    update.title,
    '',
    ...facts([
      ['UpdateID', `${update.updateId}, revision ${update.revisionNumber}`],
      ['KB', kbOf(update)],
      ['Type', [update.type, update.handler].filter(Boolean).join(', ')],
      ['Categories', update.categories.join(', ')],
      ['Severity', update.severity],
      ['CVE', update.cveIds.join(', ')],
      ['Bulletins', update.securityBulletinIds.join(', ')],
      ['Published', `${update.creationDate}${update.expired ? ', withdrawn by its publisher' : ''}`],
      [
        'Imported',
        `${showTime(update.importedAt)}${update.imported ? ', from the catalog by hand: housekeeping leaves it alone' : ''}`,
      ],
      ['Computers get', offeredText(update)],
      ['Revisions', update.revisions.length > 1 ? revisions(update) : undefined],
      ['Languages', update.languages.join(', ')],
      [
        'Uninstall',
        update.type === 'Software' ? (update.canUninstall ? 'possible' : 'not possible') : undefined,
      ],
      ['Restart', update.installation['RebootBehavior']],
      ['Licence terms', eula && `${eula.id} (${eula.languages.join(', ')})`],
      ['More', [update.supportUrl, ...update.moreInfoUrls].filter(Boolean).join(' ')],
    ]),
    ...section('Description', update.description === undefined ? [] : [update.description]),
    ...section('Decided', [
      ...(update.declined ? ['declined: no computer gets it or reports on it'] : []),
      ...(update.heldUntil === undefined
        ? []
        : [`held until ${showTime(update.heldUntil)}: no computer gets it before, and all report on it`]),
      ...update.approvals.map(approvalLine),
      ...(update.declined || update.approvals.length > 0 || !update.approvable ? [] : ['nothing yet']),
      ...(update.approvable ? [] : ['cannot be approved on its own']),
    ]),
    ...section(
      'On computers',
      facts([
        ['needed', counts.needed],
        ['downloaded', counts.downloaded],
        ['installed', counts.installed],
        ['restart pending', counts.pendingReboot],
        ['failed', counts.failed],
      ]),
    ),
    ...section(
      'Incomplete: kept back',
      update.missing === undefined ? [] : missingLines(update.missing, SHOWN),
    ),
    ...section('Supersedes', update.supersedes.map(nameLine)),
    ...section('Superseded by', update.supersededBy.map(nameLine)),
    ...section(
      'Needs',
      update.prerequisites.map(({ anyOf }) => anyOf.map(nameLine).join(' or ')),
    ),
    ...section(
      'Bundles',
      update.bundles.map(({ anyOf }) =>
        anyOf.map((member) => `${nameLine(member)} revision ${member.revisionNumber}`).join(' or '),
      ),
    ),
    ...section(
      'Drivers',
      update.drivers.map(
        ({ hardwareId, driverClass, driverVersion, driverVerDate }) =>
          `${hardwareId}  ${driverClass} ${driverVersion} of ${driverVerDate}`,
      ),
    ),
    ...section(
      `Files: ${filesAndBytes(files.length, sum(files))}, ${
        missing.length === 0 ? 'all here' : `${filesAndBytes(missing.length, sum(missing))} missing`
      }`,
      files.length === 0
        ? []
        : table(
            files,
            [
              { title: 'Here', value: ({ present }) => (present ? 'yes' : 'no') },
              { title: 'Size', value: ({ size }) => bytes(size), right: true },
              { title: 'SHA-1', value: ({ sha1 }) => sha1 },
              { title: 'Name', value: ({ fileName }) => fileName },
            ],
            width,
          ),
    ),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** Which revision computers really get, and why it is not the newest. */
function offeredText({ offered, revisionNumber: newest, approvals, updateId, approvable }: UpdateDetails) {
  const { revisionNumber, why } = offered;
  if (why === 'declined') return 'none: it is declined';
  if (why === 'expired') return 'none: its publisher has withdrawn it';
  if (revisionNumber === undefined) return 'none: it is incomplete';
  const isApproved = approvals.some(({ action }) => action !== 'NotApproved');
  const asWhat =
    why === 'held'
      ? ', to report on it: it is held'
      : isApproved || !approvable
        ? ''
        : ', to report on it: it is not approved';
  const rest =
    revisionNumber === newest
      ? ''
      : why === 'waits'
        ? `; revision ${newest} waits for an approval:   todoku updates approve ${updateId}`
        : `; revision ${newest} is not offered yet`;
  return `revision ${revisionNumber}${asWhat}${rest}`;
}

function revisions(update: UpdateDetails): string {
  return update.revisions
    .map(({ revisionNumber, live }) => `${revisionNumber}${live ? ' (offered)' : ''}`)
    .join(', ');
}

function nameLine({ updateId, title }: UpdateName): string {
  return title === '' ? `${updateId} (not here)` : `${title} (${updateId})`;
}

function sum(files: readonly { readonly size: number }[]): number {
  return files.reduce((total, { size }) => total + size, 0);
}
