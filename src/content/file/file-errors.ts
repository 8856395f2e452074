import { Failure } from '#base';
import { contentFailures } from '../failures.ts';

/** The errno name of a file system error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** True when there is no such file. */
export function isAbsence(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** What went wrong while writing, in the words of this room. */
export function writeFailure(error: unknown, subject: string): Failure {
  if (error instanceof Failure) return error;
  const code = errorCode(error);
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return contentFailures.fail(full ? 'disk-full' : 'write-failed', {
    subject,
    cause: error,
    ...(code === undefined ? {} : { detail: code }),
  });
}

/** What went wrong while reading, in the words of this room. */
export function readFailure(error: unknown, subject: string): Failure {
  if (error instanceof Failure) return error;
  if (isAbsence(error)) return contentFailures.fail('missing', { subject });
  const code = errorCode(error);
  return contentFailures.fail('read-failed', {
    subject,
    cause: error,
    ...(code === undefined ? {} : { detail: code }),
  });
}

/** Other bytes than expected, or a disk that cannot give them back; not a lack of rights or of file handles. */
export function isCorruption(error: unknown): boolean {
  return (
    contentFailures.is(error, 'size-mismatch') ||
    contentFailures.is(error, 'digest-mismatch') ||
    (contentFailures.is(error, 'read-failed') && errorCode(error.cause) === 'EIO')
  );
}
