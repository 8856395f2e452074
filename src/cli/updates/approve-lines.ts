import type { ApprovalPreview, ApprovalsAnswer, ApprovalWarning, Reach, UpdateName } from '#server/admin';
import { bytes, plural } from '../quantity.ts';
import { showTimeWithZone } from '../time.ts';

/** Refused ones named. */
const SHOWN = 20;

/** What became of many approvals. */
export function manyLines({ items, counts }: ApprovalsAnswer): readonly string[] {
  const refused = items.filter(({ outcome }) => outcome === 'refused');
  return [
    `${plural(counts.approved, 'decision')} in force from the next scan.`,
    ...(counts.unchanged === 0 ? [] : [`${counts.unchanged} stood so before.`]),
    ...(counts.waiting === 0 ? [] : [`${counts.waiting} wait for licence terms.   todoku updates eulas`]),
    ...(refused.length === 0 ? [] : [`${refused.length} refused:`]),
    ...refused
      .slice(0, SHOWN)
      .map(({ title, updateId, groupName, why }) => `  ${title || updateId} for ${groupName}: ${why}`),
    ...(refused.length > SHOWN ? [`  and ${refused.length - SHOWN} more (--json lists all)`] : []),
  ];
}

const REACH: readonly (readonly [Reach, string])[] = [
  ['will', 'get it'],
  ['has', 'have it already'],
  ['not', 'do not get it'],
  ['unknown', 'unknown'],
];

const WARNINGS: Readonly<Record<ApprovalWarning, string>> = {
  declined: 'It is declined: undecline it first.',
  expired: 'Its publisher has withdrawn it: it cannot be approved.',
  held: 'It is held: no computer is offered it before the hold ends.',
  incomplete: 'It is incomplete here: it is kept back until what it needs is imported.',
  eula: 'It has licence terms that nobody has accepted: approve with --accept-eula.',
  'not-removable': 'It does not say how it can be removed.',
  'not-approvable': 'It is a category or a detectoid: it needs no approval.',
  'deadline-passed': 'The deadline has passed: computers install it as soon as they see it.',
  'deadline-asks-user': 'It may ask its user something: with a deadline nobody is there to answer.',
  'disk-too-small': 'There is not enough room on the disk for its files.',
  superseded: 'Another update takes its place.',
};

/** What approvals would do. */
export function previewLines(answer: ApprovalsAnswer, deadline: number | undefined): readonly string[] {
  const more = answer.notPreviewed ?? 0;
  return [
    ...(answer.previews ?? []).flatMap((preview) => oneLines(preview, deadline)),
    ...(more === 0 ? [] : [`${plural(more, 'more update')} not looked at: preview fewer at a time.`]),
    'Nothing was changed.',
  ];
}

function oneLines(preview: ApprovalPreview, deadline: number | undefined): readonly string[] {
  const { update, counts, computers, missingFiles, missingBytes, freeBytes } = preview;
  return [
    update.title || update.updateId,
    ...REACH.flatMap(([reach, text]) => [
      `  ${String(counts[reach]).padStart(7)}  ${text}`,
      ...computers
        .filter((computer) => computer.reach === reach)
        .map(({ dnsName, why }) => `           ${dnsName}: ${why}`),
    ]),
    ...(missingFiles === 0
      ? []
      : [`  To fetch: ${plural(missingFiles, 'file')}, ${bytes(missingBytes)}; ${bytes(freeBytes)} free.`]),
    ...named('Supersedes', preview.supersedes),
    ...named('Superseded by', preview.supersededBy),
    ...restartLines(preview, deadline),
    ...preview.warnings.map((warning) => `  ${WARNINGS[warning]}`),
  ];
}

function named(what: string, updates: readonly UpdateName[]): readonly string[] {
  return updates.length === 0
    ? []
    : [`  ${what}: ${updates.map(({ title, updateId }) => title || updateId).join('; ')}`];
}

function restartLines(
  { restart, forcesRestart }: ApprovalPreview,
  deadline: number | undefined,
): readonly string[] {
  const by = deadline === undefined ? '' : showTimeWithZone(deadline);
  if (forcesRestart)
    return [`  It may restart computers, and does so by ${by} whoever works there and whatever else waits.`];
  if (restart === 'AlwaysRequiresReboot') return ['  Computers have to restart for it.'];
  if (restart === 'CanRequestReboot') return ['  Computers may have to restart for it.'];
  return [];
}
