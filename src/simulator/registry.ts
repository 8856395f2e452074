// Where simulated machines keep what synthetic updates ask for. The generator writes rules against these
// places, the profiles fill them, and the simulated installer changes them: the only agreement between the two.

export const HIVE = 'HKEY_LOCAL_MACHINE';
// Short, because every rule repeats it and real fragments are small.
const ROOT = 'SOFTWARE\\Todoku';

/** Subkey with the machine's `Baseline` and its slots. */
export const MACHINE_KEY = ROOT;
/** DWORD under MACHINE_KEY: the month (see `monthNumber`) up to which the machine is patched when it is new. */
export const BASELINE_VALUE = 'Baseline';
/** One value for each component that updates renew: a REG_SZ with its version. */
export const COMPONENTS_KEY = `${ROOT}\\Parts`;
/** One subkey for each product that the machine has. */
export const PRODUCTS_KEY = `${ROOT}\\Products`;

/** Slots stand for everything else that a machine may or may not have: DWORD 0 or 1 under MACHINE_KEY. */
export const SLOTS = 64;

/** `Slot07`. */
export function slotValue(slot: number): string {
  return `Slot${String(slot).padStart(2, '0')}`;
}

/** Products beyond the operating system whose presence a profile declares. */
export type ProductKey = 'Antivirus' | 'Browser' | 'Runtime' | 'Office' | 'Database';

/** Months since the year 0: comparable as one number. */
export function monthNumber(year: number, month: number): number {
  return year * 12 + month - 1;
}

/** No profile is patched less, and none more: rules need not ask what every machine answers alike. */
export const OLDEST_BASELINE = monthNumber(2025, 8);
export const NEWEST_BASELINE = monthNumber(2026, 1);
