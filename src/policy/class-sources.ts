import { isCovered, numberOf, type PolicyValue, type PolicyValues, valueNamed } from './values.ts';
import { takesClassSources } from './windows.ts';

/** The classes of updates that each may have a source of its own. */
export const UPDATE_CLASSES = ['feature', 'quality', 'driver', 'other'] as const;
export type UpdateClass = (typeof UPDATE_CLASSES)[number];

/** What each class's value is called. 1: the update server, 0: Windows Update. */
export const CLASS_VALUE_NAMES: Readonly<Record<UpdateClass, string>> = {
  feature: 'SetPolicyDrivenUpdateSourceForFeatureUpdates',
  quality: 'SetPolicyDrivenUpdateSourceForQualityUpdates',
  driver: 'SetPolicyDrivenUpdateSourceForDriverUpdates',
  other: 'SetPolicyDrivenUpdateSourceForOtherUpdates',
};

/** In the key AU: makes the four values count. The policy writes it; scripts forget it. */
export const CLASS_SWITCH = 'UseUpdateClassPolicySource';

export type ClassValue = 'wsus' | 'windows-update' | undefined;

export interface ClassValues {
  readonly values: Readonly<Record<UpdateClass, ClassValue>>;
  readonly set: readonly PolicyValue[];
  /** Whether Windows goes by them; undefined: that cannot be told. */
  readonly effective: boolean | undefined;
}

/** The source per class, from Group Policy or else from MDM, where the four values need no switch. */
export function classValues(values: PolicyValues): ClassValues {
  const names = Object.entries(CLASS_VALUE_NAMES) as [UpdateClass, string][];
  const ofPlace = (place: 'policy' | 'mdm') =>
    names.flatMap(([, name]) => {
      const found = valueNamed(values, place, name);
      return typeof found?.value === 'number' ? [found] : [];
    });
  const policy = ofPlace('policy');
  const place = policy.length > 0 ? 'policy' : 'mdm';
  const set = place === 'policy' ? policy : ofPlace('mdm');
  const sourceOf = (name: string): ClassValue => {
    const number = numberOf(values, place, name);
    return number === 1 ? 'wsus' : number === 0 ? 'windows-update' : undefined;
  };
  return {
    values: Object.fromEntries(names.map(([key, name]) => [key, sourceOf(name)])) as ClassValues['values'],
    set,
    effective: set.length === 0 ? false : effective(values, place),
  };
}

function effective(values: PolicyValues, place: 'policy' | 'mdm'): boolean | undefined {
  if (takesClassSources(values.windows) === false) return false;
  if (place === 'mdm') return true;
  const switched = numberOf(values, 'au', CLASS_SWITCH);
  if (switched !== undefined) return switched === 1;
  return isCovered(values, 'au') || valueNamed(values, 'au', CLASS_SWITCH) !== undefined ? false : undefined;
}
