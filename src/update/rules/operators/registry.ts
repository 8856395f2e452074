import {
  compareMissingVersion,
  compareNumbers,
  compareStrings,
  compareVersions,
  parseNumber,
} from '../comparison.ts';
import type { Operator, Operators, RuleContext } from '../context.ts';
import type { RegistryKey, RegistryValue } from '../facts.ts';
import { flag, type Rule, type Truth } from '../rule.ts';
import { all, any, truthOf } from '../truth.ts';

/** The hive by which the rules inside a RegKeyLoop name the subkey it has come to. */
const LOOP_TARGET = 'HKEY_LOOP_TARGET';

/** The key that a rule names by `Key`, `Subkey` and `RegType32`; undefined where it names none. */
export function keyOf(rule: Rule, context: RuleContext): RegistryKey | undefined {
  const hive = rule.attributes.get('Key');
  const subkey = trimmed(rule.attributes.get('Subkey') ?? '');
  if (hive === undefined) return undefined;
  if (hive === LOOP_TARGET) {
    const target = context.loopTarget;
    return target && { ...target, subkey: subkey === '' ? target.subkey : `${target.subkey}\\${subkey}` };
  }
  return { hive, subkey, is32Bit: flag(rule, 'RegType32') };
}

/** The value that a rule names; null where it is known to be missing, undefined where nobody knows. */
export function registryValueOf(rule: Rule, context: RuleContext): RegistryValue | null | undefined {
  const key = keyOf(rule, context);
  return key && context.facts.registryValue?.(key, rule.attributes.get('Value') ?? '');
}

/** A rule about a value of that type: false where the value is missing or of another type. */
function typed<Data extends string | number>(
  type: string,
  isData: (data: string | number) => data is Data,
  test: (rule: Rule, data: Data) => Truth,
): Operator {
  return (rule, context) => {
    const value = registryValueOf(rule, context);
    if (value === undefined) return 'unknown';
    if (value === null || value.type !== type) return 'false';
    return isData(value.data) ? test(rule, value.data) : 'unknown';
  };
}

const isText = (data: string | number): data is string => typeof data === 'string';
const isNumber = (data: string | number): data is number => typeof data === 'number';

const compareText = (rule: Rule, data: string) =>
  compareStrings(rule.attributes.get('Comparison'), data, rule.attributes.get('Data') ?? '');

const versionText = typed('REG_SZ', isText, (rule, data) =>
  compareVersions(rule.attributes.get('Comparison'), data, rule.attributes.get('Data')),
);

/** Windows Update 4 compared in a way that is not documented: only what no way could answer differently is answered. */
function legacyText(isExact: boolean): Operator {
  return (rule, context) => {
    const value = registryValueOf(rule, context);
    if (value === undefined) return 'unknown';
    if (value === null) return 'false';
    const actual = String(value.data);
    const wanted = rule.attributes.get('Data') ?? '';
    if (isExact ? actual === wanted : actual.includes(wanted)) return 'true';
    return actual.toLowerCase().includes(wanted.toLowerCase()) ? 'unknown' : 'false';
  };
}

/** Evaluates the rule inside for every subkey. What `All` means for a key without subkeys is not documented. */
const loop: Operator = (rule, context) => {
  const key = keyOf(rule, context);
  const [inner, ...others] = rule.rules;
  const subkeys = key && context.facts.registrySubkeys?.(key);
  if (key === undefined || subkeys === undefined || inner === undefined || others.length > 0) {
    return 'unknown';
  }
  const test = (name: string) =>
    context.evaluate(inner, { ...key, subkey: key.subkey === '' ? name : `${key.subkey}\\${name}` });
  switch (rule.attributes.get('TrueIf')) {
    case 'Any':
      return any(subkeys ?? [], test);
    case 'All':
      return subkeys === null || subkeys.length === 0 ? 'unknown' : all(subkeys, test);
    default:
      return 'unknown';
  }
};

function trimmed(subkey: string): string {
  return subkey.replace(/^\\+|\\+$/g, '');
}

/** BaseApplicabilityRules: registry. */
export const REGISTRY: Operators = {
  RegKeyExists: (rule, context) => {
    const key = keyOf(rule, context);
    return truthOf(key && context.facts.registryKeyExists?.(key));
  },
  RegValueExists: (rule, context) => {
    const value = registryValueOf(rule, context);
    if (value === undefined) return 'unknown';
    const type = rule.attributes.get('Type');
    return truthOf(value !== null && (type === undefined || value.type === type));
  },
  RegDword: typed('REG_DWORD', isNumber, (rule, data) =>
    compareNumbers(rule.attributes.get('Comparison'), data >>> 0, parseNumber(rule.attributes.get('Data'))),
  ),
  RegSz: typed('REG_SZ', isText, compareText),
  RegExpandSz: typed('REG_EXPAND_SZ', isText, compareText),
  RegSzToVersion: (rule, context) =>
    registryValueOf(rule, context) === null
      ? compareMissingVersion(rule.attributes.get('Comparison'), rule.attributes.get('Data'))
      : versionText(rule, context),
  RegKeyLoop: loop,
  WUv4RegKeyValue: legacyText(true),
  WUv4RegKeySubstring: legacyText(false),
};
