import { Failure } from '#base';
import type { ErrorBody, Problem } from './contract.ts';
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

/** What the API answers when it refuses (RFC 9457). */
export function toProblem(failure: Failure, instance: string): Problem {
  const status = statusOf(failure);
  const { code, message: title, hint, subject, detail } = toErrorBody(failure);
  return {
    type: `urn:todoku:error:${code}`,
    title,
    status,
    instance,
    code,
    hint,
    ...present({ subject, detail }),
  };
}

/** The failure that a refusal tells of, for who asked from inside. */
export function problemAsFailure({ code, title, hint, subject, detail }: Problem): Failure {
  return new Failure(code, { message: title, hint }, present({ subject, detail }));
}

// The one table from failure to HTTP status. What is neither in it nor in the one of rooms is the server's own trouble: 500.
const STATUS: Readonly<Record<string, number>> = {
  'admin/unauthorized': 401,
  'admin/forbidden': 403,
  'admin/no-csrf': 403,
  'admin/no-session': 409,
  'admin/plain-http': 403,
  'admin/unknown-host': 421,
  'admin/too-many-requests': 429,
  'admin/not-your-group': 403,
  'admin/no-such-resource': 404,
  'admin/bad-request': 400,
  'admin/no-such-method': 405,
  'admin/changed-meanwhile': 412,
  'admin/media-type': 415,
  'admin/too-large': 413,
  'admin/bad-key': 400,
  'admin/key-reused': 422,
  'admin/key-in-use': 409,
  'admin/unexpected-error': 500,
  'admin/update-not-found': 404,
  'admin/eula-not-found': 404,
  'admin/no-terms': 404,
  'admin/group-not-found': 404,
  'admin/computer-not-found': 404,
  'admin/computer-ambiguous': 409,
  'admin/file-not-named': 404,
  'admin/backup-path': 409,
  'admin/path': 400,
  'admin/upstream-url': 400,
  'admin/microsoft-has-no-replicas': 409,
  'admin/proxy-url': 400,
  'admin/no-proxy': 409,
  'admin/not-a-fingerprint': 400,
  'admin/not-a-certificate': 400,
  'admin/no-categories': 409,
  'admin/no-products': 409,
  'admin/no-classifications': 409,
  'admin/category-not-found': 404,
  'admin/category-ambiguous': 409,
  'admin/preset-not-found': 404,
  'admin/preset-empty': 409,
  'admin/rule-not-found': 404,
  'admin/view-not-found': 404,
  'admin/built-in-view': 409,
  'admin/language-not-found': 404,
  'admin/bandwidth-window': 400,
  'admin/downstream-not-found': 404,
  'admin/catalog-reference': 400,
  'admin/bad-result-code': 400,
  'admin/why-what': 400,
  'admin/no-such-run': 404,
  'admin/no-such-task': 404,
  'admin/no-such-upkeep': 404,
  'admin/no-such-upkeep-entry': 404,
  'admin/not-undoable': 409,
  'admin/task-under-way': 409,
  'admin/task-cancelled': 409,
  'changes/unknown-update': 404,
  'changes/unknown-group': 404,
  'changes/unknown-computer': 404,
  'changes/not-approvable': 409,
  'changes/declined': 409,
  'changes/expired': 409,
  'changes/not-removable': 409,
  'changes/eula-not-accepted': 409,
  'changes/bad-deadline': 400,
  'changes/bad-hold-end': 400,
  'changes/unknown-decision': 404,
  'changes/already-undone': 409,
  'changes/newer-decision': 409,
  'changes/person-decided': 409,
  'changes/bad-group-name': 400,
  'changes/group-name-taken': 409,
  'changes/built-in-group': 409,
  'changes/group-has-subgroups': 409,
  'changes/dynamic-group': 409,
  'changes/group-beneath-itself': 409,
  'changes/not-asked-for': 404,
  'update/bad-group-rule': 400,
  'changes/wanted-by-policy': 409,
  'changes/replica-read-only': 409,
  'changes/unknown-server': 404,
  'changes/unknown-rule': 404,
  'changes/unknown-view': 404,
  'changes/bad-rule-order': 409,
  'collector/too-large': 413,
  'collector/not-json': 400,
  'collector/not-collected': 400,
  'collector/newer-version': 400,
  'rules/bad-rule': 400,
  'rules/bad-condition': 400,
  'rules/bad-pattern': 400,
  'content/bad-digest': 400,
  'content/missing': 404,
  'content/size-mismatch': 422,
  'content/digest-mismatch': 422,
  'content/disk-full': 507,
  'content/closed': 503,
  'content/bad-place': 409,
  'content/place-missing': 409,
  'upstream/not-set': 409,
  'upstream/already-running': 409,
  'upstream/no-address': 400,
  'upstream/nothing-selected': 409,
  'upstream/unknown-update': 404,
  'upstream/cancelled': 409,
  'upstream/unexpected': 500,
  'outgoing/not-an-address': 400,
  'outgoing/address-refused': 409,
  'outgoing/timeout': 504,
  'outgoing/aborted': 409,
  'app/not-empty': 409,
  'app/not-serving': 409,
  'bundle/not-a-bundle': 404,
  'bundle/already-there': 409,
  'bundle/bad-path': 400,
  'bundle/bad-part-size': 400,
  'bundle/not-readable': 409,
  'bundle/not-writable': 409,
  'bundle/unknown-signer': 409,
  'bundle/older': 409,
  'bundle/gap': 409,
  'bundle/group-name-taken': 409,
  'bundle/replica': 409,
  'bundle/busy': 409,
  'bundle/disturbed': 409,
  'accounts/wrong-credentials': 401,
  'accounts/locked-out': 429,
  'accounts/busy': 429,
  'accounts/disabled': 403,
  'accounts/set-up-over': 409,
  'accounts/wrong-secret': 403,
  'accounts/bad-name': 400,
  'accounts/name-taken': 409,
  'accounts/weak-password': 400,
  'accounts/unknown-account': 404,
  'accounts/unknown-token': 404,
  'accounts/last-administrator': 409,
  'accounts/groups-of-approvers': 400,
  'accounts/more-than-owner': 409,
  'accounts/bad-expiry': 400,
  'notices/mail-not-set': 409,
  'notices/bad-mail': 400,
  'notices/open-password': 400,
  'notices/bad-subscription': 400,
  'notices/unknown-subscription': 404,
  'jobs/notice-under-way': 409,
  'jobs/unforeseen-notice': 500,
  'accounts/no-service': 404,
  'accounts/service-refused': 502,
  'accounts/service-denied': 403,
  'accounts/attempt-over': 400,
  'accounts/no-role': 403,
  'accounts/bad-address': 400,
  'policy/too-large': 413,
  'policy/no-address': 409,
  'jobs/nothing-to-snooze': 404,
  'jobs/unforeseen': 500,
};

/** Rooms whose failures are nearly all of one kind: somebody else's server, or a bundle from somewhere else. */
const STATUS_OF_ROOM: Readonly<Record<string, number>> = {
  upstream: 502,
  outgoing: 502,
  jobs: 502,
  notices: 502,
  bundle: 422,
  policy: 400,
};

/** The HTTP status of a failure: 500 for those that no request can be blamed for. */
export function statusOf(failure: Failure): number {
  return STATUS[failure.code] ?? STATUS_OF_ROOM[failure.code.split('/')[0] ?? ''] ?? 500;
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
  if (statusCode === 415) return adminFailures.fail('media-type', { detail: message });
  if (statusCode === 413) return adminFailures.fail('too-large', { detail: message });
  if (statusCode === 404) return adminFailures.fail('no-such-resource', { detail: message });
  if (statusCode >= 400 && statusCode < 500) return adminFailures.fail('bad-request', { detail: message });
  return adminFailures.fail('unexpected-error', { cause: error });
}
