import { compareMissingVersion, compareNumbers, compareVersions, parseNumber } from '../comparison.ts';
import type { Operator, Operators, RuleContext } from '../context.ts';
import type { FileFacts } from '../facts.ts';
import type { Rule, Truth } from '../rule.ts';
import { all } from '../truth.ts';
import { registryValueOf } from './registry.ts';

type FileLookup = (rule: Rule, context: RuleContext) => FileFacts | null | undefined;
type FileTest = (rule: Rule, file: FileFacts, comparison: string | undefined) => Truth;

/** `Csidl` names a folder that stands before `Path`. */
const byFolder: FileLookup = (rule, context) => {
  const csidl = rule.attributes.get('Csidl');
  if (csidl === undefined) return lookUp(context, undefined, rule);
  const index = parseNumber(csidl);
  const folder = index === undefined ? undefined : context.facts.folder?.(index);
  return folder === undefined ? undefined : lookUp(context, folder, rule);
};

/** A REG_SZ value stands before `Path`. Without the value there is no file. */
const byRegistry: FileLookup = (rule, context) => {
  const value = registryValueOf(rule, context);
  if (value === undefined || value === null) return value;
  return typeof value.data === 'string' ? lookUp(context, value.data, rule) : undefined;
};

function lookUp(context: RuleContext, folder: string | undefined, rule: Rule): FileFacts | null | undefined {
  const path = rule.attributes.get('Path');
  if (path === undefined) return undefined;
  const whole = folder === undefined ? path : `${folder}\\${path}`;
  // An environment variable that the facts did not resolve: the file it leads to is not known.
  if (/%[^%\\]+%/.test(whole)) return undefined;
  const network = whole.startsWith('\\\\') ? '\\' : '';
  return context.facts.file?.(network + whole.replace(/[\\/]+/g, '\\'));
}

function fileOperator(find: FileLookup, test: FileTest): Operator {
  return (rule, context) => {
    const file = find(rule, context);
    if (file === undefined) return 'unknown';
    return file === null ? 'false' : test(rule, file, rule.attributes.get('Comparison'));
  };
}

const version: FileTest = (rule, file, comparison) => {
  const expected = rule.attributes.get('Version');
  if (file.version === null) return compareMissingVersion(comparison, expected);
  return compareVersions(comparison, file.version, expected);
};

const size: FileTest = (rule, file, comparison) =>
  file.size === undefined
    ? 'unknown'
    : compareNumbers(comparison, file.size, parseNumber(rule.attributes.get('Size')));

function date(fact: 'created' | 'modified', attribute: string): FileTest {
  return (rule, file, comparison) => {
    const actual = file[fact];
    const expected = Date.parse(rule.attributes.get(attribute) ?? '');
    if (actual === undefined || Number.isNaN(expected)) return 'unknown';
    return compareNumbers(comparison, actual, expected);
  };
}

const created = date('created', 'Created');
const modified = date('modified', 'Modified');

const language: FileTest = (rule, file) =>
  file.language === undefined
    ? 'unknown'
    : compareNumbers('EqualTo', file.language, parseNumber(rule.attributes.get('Language')));

const OPTIONAL: readonly (readonly [attribute: string, test: FileTest])[] = [
  ['Version', version],
  ['Size', size],
  ['Created', created],
  ['Modified', modified],
  ['Language', language],
];

/** Whatever else the rule gives must be equal. */
const exists: FileTest = (rule, file) =>
  all(OPTIONAL, ([attribute, test]) =>
    rule.attributes.has(attribute) ? test(rule, file, 'EqualTo') : 'true',
  );

/** BaseApplicabilityRules: files, found by a folder or by a registry value. */
export const FILES: Operators = {
  FileExists: fileOperator(byFolder, exists),
  FileExistsPrependRegSz: fileOperator(byRegistry, exists),
  FileVersion: fileOperator(byFolder, version),
  FileVersionPrependRegSz: fileOperator(byRegistry, version),
  FileSize: fileOperator(byFolder, size),
  FileSizePrependRegSz: fileOperator(byRegistry, size),
  FileCreated: fileOperator(byFolder, created),
  FileCreatedPrependRegSz: fileOperator(byRegistry, created),
  FileModified: fileOperator(byFolder, modified),
  FileModifiedPrependRegSz: fileOperator(byRegistry, modified),
};
