import type { TaskName } from './tasks.ts';

/** What housekeeping does by itself, and when. The setting `housekeeping`. Days are whole days. */
export interface UpkeepSettings {
  /** Tasks that are switched off; all others are on. */
  readonly off: readonly TaskName[];
  /** An update goes once what replaces it has been approved for so long. Pilot groups take one to three weeks. */
  readonly supersededDays: number;
  /** A decline of housekeeping can be taken back for so long. */
  readonly undoDays: number;
  /** Metadata of what is declined or withdrawn goes after so long, and never while a decline can be taken back. */
  readonly metadataDays: number;
  /** An older revision goes so long after a newer one came: machines that are away for a while still finish what they began. */
  readonly revisionDays: number;
  /** A machine is archived after so long without contact. WSUS has 30 as well. */
  readonly silentDays: number;
  /** A file goes after nothing has needed it for so long: an approval that was taken back by mistake costs no new download. */
  readonly contentDays: number;
  /** The log of housekeeping itself: a year and a month, so that last year can be compared. */
  readonly logDays: number;
}

export const UPKEEP_SETTING = 'housekeeping';

export const DEFAULT_UPKEEP: UpkeepSettings = {
  off: [],
  supersededDays: 30,
  undoDays: 30,
  metadataDays: 30,
  revisionDays: 30,
  silentDays: 30,
  contentDays: 14,
  logDays: 400,
};

export const DAY = 86_400_000;

/** The settings in force; what an older setting lacks has its default. */
export function upkeepSettings(stored: Partial<UpkeepSettings> | undefined): UpkeepSettings {
  return { ...DEFAULT_UPKEEP, ...stored };
}

/** How long metadata is kept after the decline: a decline that can be taken back needs it. */
export function metadataKept({ metadataDays, undoDays }: UpkeepSettings): number {
  return Math.max(metadataDays, undoDays) * DAY;
}
