import { type Place, type PolicyValue, type PolicyValues, valueNamed } from './values.ts';

/** Values that make a computer look at Windows Update although it has an update server, and when they do. */
const TRIGGERS: readonly (readonly [place: Place, name: string, holds: (value: unknown) => boolean])[] = [
  ['policy', 'DeferFeatureUpdates', (value) => value === 1],
  ['policy', 'DeferQualityUpdates', (value) => value === 1],
  ['policy', 'BranchReadinessLevel', isNumber],
  ['policy', 'PauseFeatureUpdatesStartTime', isFilled],
  ['policy', 'PauseQualityUpdatesStartTime', isFilled],
  ['policy', 'TargetReleaseVersion', (value) => value === 1],
  ['mdm', 'DeferFeatureUpdatesPeriodInDays', isPositive],
  ['mdm', 'DeferQualityUpdatesPeriodInDays', isPositive],
  ['mdm', 'BranchReadinessLevel', isNumber],
  ['mdm', 'PauseFeatureUpdatesStartTime', isFilled],
  ['mdm', 'PauseQualityUpdatesStartTime', isFilled],
  ['mdm', 'TargetReleaseVersion', isFilled],
];

/** The deferrals, pauses and pinned versions that are set: wsus-features.md 2.1 rule 3, and their counterparts in MDM. */
export function deferralsOf(values: PolicyValues): readonly PolicyValue[] {
  return TRIGGERS.flatMap(([place, name, holds]) => {
    const found = valueNamed(values, place, name);
    return found !== undefined && holds(found.value) ? [found] : [];
  });
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
