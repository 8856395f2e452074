import type { Failure } from '#base';
import {
  type ComputerId,
  type RevisionNumber,
  toUpdateId,
  type UpdateId,
  type UpdateIdentity,
} from '#update';
import type { WireIdentity } from '#wire';
import { serverFailures } from '../failures.ts';
import type { ProtocolVersion } from './cookie.ts';

const VERSION = /^(\d{1,5})\.(\d{1,5})$/;

/** `path` is how the specification names it: it becomes the fault's Message (protocol-facts 4.1). */
export function invalidParameter(path: string, detail?: string): Failure {
  return serverFailures.fail('invalid-parameters', {
    subject: path,
    ...(detail === undefined ? {} : { detail }),
  });
}

/** The value, or the fault that names the parameter. */
export function required<T>(value: T | undefined, path: string): T {
  if (value === undefined) throw invalidParameter(path, 'missing');
  return value;
}

/** A ClientIdString (MS-WUSP 1.1) in the one form in which we know computers: lower case, without braces. */
export function clientId(text: string | undefined, path: string): ComputerId {
  const id = required(text, path).trim().toLowerCase();
  return (id.startsWith('{') && id.endsWith('}') ? id.slice(1, -1) : id) as ComputerId;
}

/** `2.90`, compared as numbers. A client that gives none is taken for the oldest. */
export function protocolVersion(text: string | undefined, path: string): ProtocolVersion {
  if (text === undefined || text === '') return { major: 1, minor: 0 };
  const parts = VERSION.exec(text.trim());
  const major = Number(parts?.[1]);
  const minor = Number(parts?.[2]);
  if (parts === null || major > 0xffff || minor > 0xffff) throw invalidParameter(path);
  return { major, minor };
}

export function updateIds(texts: readonly string[], path: string): UpdateId[] {
  return texts.map((text) => required(toUpdateId(text), path));
}

export function identities(named: readonly WireIdentity[], path: string): UpdateIdentity[] {
  return named.map(({ updateId, revisionNumber }) => ({
    updateId: required(toUpdateId(updateId), path),
    revisionNumber: revisionNumber as RevisionNumber,
  }));
}

/** Throws when there are more of them than allowed. */
export function atMost(count: number, limit: number, path: string): void {
  if (count > limit) throw invalidParameter(path, `${count} given, the limit is ${limit}`);
}
