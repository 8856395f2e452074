import { MDM_NAMES } from '../mdm-names.ts';
import type { WrittenValue } from './written-values.ts';

/** One setting of a custom profile in Intune. */
export interface OmaRow {
  readonly name: string;
  readonly uri: string;
  readonly type: 'String' | 'Integer';
  readonly value: string | number;
}

const ROOT = './Device/Vendor/MSFT/Policy/Config/Update/';

/** What AllowAutoUpdate says for AUOptions; the others have no counterpart. */
const AUTO_UPDATE: Readonly<Record<number, number>> = { 2: 0, 4: 3 };

export function toOmaRows(values: readonly WrittenValue[]): readonly OmaRow[] {
  return values.flatMap(({ place, name, value }): OmaRow[] => {
    if (name === 'AUOptions') {
      const allowed = AUTO_UPDATE[Number(value)];
      return allowed === undefined ? [] : [row('AllowAutoUpdate', allowed)];
    }
    const csp = MDM_NAMES.find((each) => each.place === place && each.name === name)?.csp;
    return csp === undefined ? [] : [row(csp, value)];
  });
}

/** Whether something was wanted that the Policy CSP cannot say. */
export function isBeyondMdm(name: 'TargetGroup' | 'AUOptions', values: readonly WrittenValue[]): boolean {
  const wanted = values.find((each) => each.name === name);
  if (wanted === undefined) return false;
  return name === 'TargetGroup' || AUTO_UPDATE[Number(wanted.value)] === undefined;
}

/** The settings as a table, a bar between columns. */
export function toIntune(values: readonly WrittenValue[]): string {
  const lines = toOmaRows(values).map(
    ({ name, uri, type, value }) =>
      `| ${name} | ${uri} | ${type} | ${String(value).replaceAll('|', '\\|')} |`,
  );
  return ['| Name | OMA-URI | Data type | Value |', '| --- | --- | --- | --- |', ...lines, ''].join('\n');
}

function row(name: string, value: string | number): OmaRow {
  return { name, uri: `${ROOT}${name}`, type: typeof value === 'number' ? 'Integer' : 'String', value };
}
