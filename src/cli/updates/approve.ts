import { type Command, Option } from 'commander';
import type {
  ApprovalActionName,
  ApprovalsAnswer,
  ApproveAnswer,
  ApproveRequest,
  ForecastAnswer,
} from '#server/admin';
import { pathOf } from '../connection.ts';
import { oneByOne } from '../one-by-one.ts';
import { bytes, filesAndBytes, plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { parseTime, showTimeWithZone } from '../time.ts';
import { manyLines, previewLines } from './approve-lines.ts';
import { findUpdates } from './find-updates.ts';
import { missingLines, nameOf } from './update-lines.ts';

const ACTIONS: Readonly<Record<string, ApprovalActionName>> = {
  install: 'Install',
  'optional-install': 'OptionalInstall',
  uninstall: 'Uninstall',
  'not-approved': 'NotApproved',
};

/** Missing things shown for each update. */
const SHOWN = 3;

interface ApproveOptions {
  readonly group?: readonly string[];
  readonly action: string;
  readonly deadline?: string;
  readonly acceptEula?: boolean;
  readonly all?: boolean;
  readonly reason?: string;
  readonly preview?: boolean;
}

/** So many decisions go in one call, and are told in short. */
const MANY = 10;

/** `updates approve ID…` */
export function addUpdatesApprove(updates: Command): void {
  updates
    .command('approve')
    .argument('<id...>', 'UpdateID or KB number')
    .option('--group <name>', 'for which group; may be given several times (default: All Computers)', collect)
    .addOption(
      new Option('--action <action>', 'what the computers do')
        .choices(Object.keys(ACTIONS))
        .default('install'),
    )
    .option('--deadline <time>', 'by when, restart included: 2026-10-31T18:00, or from now on 12h, 7d, 2w')
    .option('--accept-eula', 'accept the licence terms of the update for everybody in the group')
    .option('--reason <text>', 'why, for who looks at it later')
    .option('--preview', 'change nothing; say who gets it, who has it, and of whom it is not known')
    .option('--all', 'every update with that KB number')
    .summary('decide what computers do with an update')
    .description(
      'Decides for a group, in place of what was decided for it before, and says what will happen.',
    )
    .action(
      onServer<ApproveOptions, [string[]]>(async ({ client, output, options, partlyFailed }, ids) => {
        const now = Date.now();
        const request: Omit<ApproveRequest, 'group'> = {
          action: ACTIONS[options.action]!,
          ...(options.deadline === undefined ? {} : { deadline: parseTime(options.deadline, now) }),
          ...(options.acceptEula === undefined ? {} : { acceptEula: options.acceptEula }),
          ...(options.reason === undefined ? {} : { reason: options.reason }),
        };
        const groups = options.group ?? ['All Computers'];
        const updates = await findUpdates(client, ids, { all: options.all === true });
        const references = updates.map(({ updateId }) => updateId);
        if (options.preview === true || references.length * groups.length > MANY) {
          const answer = await client.request<ApprovalsAnswer>('POST', '/approvals', {
            ...request,
            updates: references,
            groups,
            ...(options.preview === true ? { preview: true } : {}),
          });
          output.answer(answer, () =>
            answer.previews === undefined ? manyLines(answer) : previewLines(answer, request.deadline),
          );
          if (answer.counts.refused > 0) partlyFailed();
          return;
        }
        const decisions = updates.flatMap(({ updateId }) => groups.map((group) => ({ updateId, group })));
        const items = await oneByOne(decisions, output, ({ updateId, group }) =>
          client.request<ApproveAnswer>('POST', pathOf('/updates', updateId, 'approvals'), {
            ...request,
            group,
          }),
        );
        const serverRuns = client.server !== undefined;
        output.answer({ items }, () => items.flatMap((item) => lines(item, request.deadline, serverRuns)));
      }),
    );
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function lines(answer: ApproveAnswer, deadline: number | undefined, serverRuns: boolean): readonly string[] {
  const { update, computers, notes } = answer;
  return [
    nameOf(update),
    `  ${decision(answer, deadline)}`,
    ...staying(answer),
    ...(notes.includes('deadline-passed')
      ? ['  The deadline has passed: computers install it, and restart, as soon as they see it.']
      : []),
    ...(notes.includes('update-held')
      ? [`  It is held: no computer is offered it before.   todoku updates release ${update.updateId}`]
      : []),
    ...(notes.includes('update-expired') ? ['  Its publisher has withdrawn it: it is not offered.'] : []),
    ...(notes.includes('update-incomplete') && update.missing !== undefined
      ? [
          '  It is kept back until what it needs is imported:',
          ...missingLines(update.missing, SHOWN).map((line) => `    ${line}`),
        ]
      : []),
    ...contentLines(answer, serverRuns).map((line) => `  ${line}`),
    ...(computers === 0 ? ['  No computer is in the group yet.'] : []),
  ];
}

/** Who says "not approved" for all computers may mean the groups below as well, and those have decisions of their own. */
function staying({ action, approval, update }: ApproveAnswer): readonly string[] {
  if (action !== 'NotApproved' || approval !== undefined) return [];
  const groups = update.approvals.filter((own) => own.action !== 'NotApproved');
  if (groups.length === 0) return [];
  const names = groups.map(({ groupName }) => groupName).join(', ');
  return [`  What was decided for these groups themselves stays: ${names}.`];
}

function contentLines({ content, forecast, notes }: ApproveAnswer, serverRuns: boolean): readonly string[] {
  const { files, missingFiles, missingBytes } = content;
  if (files === 0) return [];
  if (missingFiles === 0) {
    return [`${files === 1 ? 'Its file is' : `All ${files} files are`} here (${bytes(content.bytes)}).`];
  }
  if (notes.includes('content-from-microsoft')) return ['Computers fetch its files from Microsoft.'];
  const missing = `${filesAndBytes(missingFiles, missingBytes)} of ${files} missing`;
  if (notes.includes('content-missing')) {
    return [`${missing}: computers cannot download it until then.`, 'Try:   todoku content import PATH'];
  }
  return [
    ...(forecast === undefined ? [`${missing}.`] : roomLines(missing, forecast)),
    serverRuns
      ? `${missingFiles === 1 ? 'It is' : 'They are'} fetched now. See:   todoku content fetch`
      : 'No server runs. Fetch now:   todoku content fetch --wait',
  ];
}

function roomLines(missing: string, { missingBytes, freeBytes, fits }: ForecastAnswer): readonly string[] {
  if (fits) return [`${missing}, ${bytes(freeBytes)} free on the disk.`];
  return [
    `${missing}.`,
    `Warning: ${bytes(missingBytes)} to fetch, but only ${bytes(freeBytes)} free on the disk.`,
    'Make room, or move the content:   todoku content move PATH',
  ];
}

function decision(answer: ApproveAnswer, deadline: number | undefined): string {
  const who = `${answer.group.name} (${plural(answer.computers, 'computer')})`;
  const until = deadline === undefined ? '' : `, by ${showTimeWithZone(deadline)} at the latest`;
  switch (answer.action) {
    case 'Install':
      return `will be installed on ${who} where it is needed, from the next scan${until}.`;
    case 'OptionalInstall':
      return `will be offered as an optional update to ${who}, from the next scan.`;
    case 'Uninstall':
      return `will be removed from ${who} where it is installed, from the next scan${until}.`;
    case 'NotApproved':
      return answer.approval === undefined
        ? `is no longer approved for ${who}; computers still report if they need it.`
        : `is not approved for ${who}, whatever the groups above say; computers still report if they need it.`;
    default:
      return answer.action satisfies never;
  }
}
