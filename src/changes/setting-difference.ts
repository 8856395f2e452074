import { isDeepStrictEqual } from 'node:util';

/** What a setting was and is, as the audit keeps it; left out where it was not there, or is not any more. */
export interface SettingDifference {
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Where one of these words is in a field's name, its value is known to nobody. */
const HIDDEN = /password|secret|private|credential|token/i;
const HIDDEN_VALUE = '(hidden)';
/** The part of an address that says who asks. */
const USER_INFO = /(?<=^[a-z][a-z\d+.-]*:\/\/)[^/@]+@/i;

/** The parts in which two values of a setting differ, without what has to stay secret. */
export function settingDifference(before: unknown, after: unknown): SettingDifference {
  const [was, is] =
    isRecord(before) && isRecord(after)
      ? [partsUnlike(before, after), partsUnlike(after, before)]
      : [before, after];
  return {
    ...(was === undefined ? {} : { before: withoutSecrets(was) }),
    ...(is === undefined ? {} : { after: withoutSecrets(is) }),
  };
}

function partsUnlike(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(one).filter(([name, value]) => !isDeepStrictEqual(value, other[name])),
  );
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value === 'string') return value.replace(USER_INFO, `${HIDDEN_VALUE}@`);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      HIDDEN.test(name) && part !== undefined ? HIDDEN_VALUE : withoutSecrets(part),
    ]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
