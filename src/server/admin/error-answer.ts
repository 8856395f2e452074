import { Failure } from '#base';
import type { ErrorBody } from './contract.ts';
import { adminFailures } from './failures.ts';
import { present } from './present.ts';

/** What a person is told of a failure. */
export function toErrorBody(failure: Failure): ErrorBody {
  return {
    code: failure.code,
    message: failure.sentence,
    hint: failure.hint,
    ...present({ subject: failure.subject, detail: failure.detail }),
  };
}

// The one table from failure to HTTP status. What is not in it is the server's own trouble: 500.
const STATUS: Readonly<Record<string, number>> = {
  'admin/unauthorized': 401,
  'admin/no-such-resource': 404,
  'admin/bad-request': 400,
  'admin/too-large': 413,
  'admin/unexpected-error': 500,
  'admin/update-not-found': 404,
  'admin/group-not-found': 404,
  'admin/computer-not-found': 404,
  'admin/computer-ambiguous': 409,
  'admin/file-not-named': 404,
  'admin/backup-path': 409,
  'changes/unknown-update': 404,
  'changes/unknown-group': 404,
  'changes/unknown-computer': 404,
  'changes/not-approvable': 409,
  'changes/declined': 409,
  'changes/expired': 409,
  'changes/not-removable': 409,
  'changes/eula-not-accepted': 409,
  'changes/bad-deadline': 400,
  'changes/bad-group-name': 400,
  'changes/group-name-taken': 409,
  'changes/built-in-group': 409,
  'changes/group-has-subgroups': 409,
  'changes/wanted-by-policy': 409,
  'content/bad-digest': 400,
  'content/missing': 404,
  'content/size-mismatch': 422,
  'content/digest-mismatch': 422,
  'content/disk-full': 507,
  'content/closed': 503,
};

/** The HTTP status of a failure: 500 for those that no request can be blamed for. */
export function statusOf(failure: Failure): number {
  return STATUS[failure.code] ?? 500;
}

/** What fastify itself refuses: a body that does not parse, a field that is not as its schema says, too many bytes. */
interface FrameworkError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message: string;
}

/** The failure to answer with, whatever was thrown. The cause of an unforeseen one stays on this side. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { statusCode = 500, code, message } = error as FrameworkError;
  // The caller went away while it sent: nobody reads the answer, and nobody has to look into it.
  if (code === 'ECONNRESET') return adminFailures.fail('bad-request', { detail: 'it was cut off' });
  if (statusCode === 413) return adminFailures.fail('too-large', { detail: message });
  if (statusCode === 404) return adminFailures.fail('no-such-resource', { detail: message });
  if (statusCode >= 400 && statusCode < 500) return adminFailures.fail('bad-request', { detail: message });
  return adminFailures.fail('unexpected-error', { cause: error });
}
