import { failureTable } from '#base';

/** What the admin API itself refuses. Failures of the rooms behind it are passed on as they are. */
export const adminFailures = failureTable('admin', {
  unauthorized: {
    message: 'nobody is signed in with this request',
    hint: 'Sign in, or send an API token as `Authorization: Bearer …`. Commands need no sign-in when the user that runs the server runs them on the same machine, with the same --data.',
  },
  'no-csrf': {
    message: 'the request does not show that it comes from our own page',
    hint: 'Send the text `csrf` of GET /api/v1/session as the header x-todoku-csrf. Programs use an API token instead of a session.',
  },
  'no-session': {
    message: 'only somebody who signed in with a password has one to change',
    hint: 'An administrator can set passwords with `todoku accounts password NAME`.',
  },
  'plain-http': {
    message: 'from other machines this is served over HTTPS only',
    hint: 'Put a proxy with TLS in front of it and name it in --trusted-proxies, or run the command on the server itself. --admin-plain-http anywhere gives the protection up.',
  },
  'unknown-host': {
    message: 'this server is not called that',
    hint: 'Use its address or its own name, or name this one in --admin-names.',
  },
  'too-many-requests': {
    message: 'there are too many requests from this caller',
    hint: 'Wait as long as Retry-After says, and ask for more at once: lists give up to 1,000 rows a page.',
  },
  forbidden: {
    message: 'this is not allowed for you',
    hint: 'An administrator can do it, or give you another role.',
  },
  'not-your-group': {
    message: 'you may not decide for this group',
    hint: 'Decide for one of your own groups, or ask an administrator.',
  },
  'no-such-resource': {
    message: 'the API has no such address',
    hint: 'Command line and server may be of different versions: compare `todoku --version` with `todoku status`.',
  },
  'bad-request': {
    message: 'the request is not as the API wants it',
    hint: 'The detail names the field and what it must be.',
  },
  'no-such-method': {
    message: 'this address does not know that method',
    hint: 'The detail names those that it knows; see GET /api/v1/openapi.json.',
  },
  'media-type': {
    message: 'the body is not of the type that this address takes',
    hint: 'Send JSON as application/json, and files as application/octet-stream.',
  },
  'changed-meanwhile': {
    message: 'it is not any more as you saw it: somebody changed it meanwhile',
    hint: 'Read it again, then decide again; its new ETag comes with the answer.',
  },
  'bad-key': {
    message: 'this is no Idempotency-Key',
    hint: 'Send one of 1 to 255 visible letters, like "8e03978e-40d5-43e8-bc93-6894a57f9324", another one for each request.',
  },
  'key-reused': {
    message: 'this Idempotency-Key was used for another request',
    hint: 'A key is for sending the very same request again. Make a new one for each new request.',
  },
  'key-in-use': {
    message: 'the first request with this Idempotency-Key is still at work',
    hint: 'Wait a little, then send it again: the answer of the first will come.',
  },
  'too-large': {
    message: 'the request is too large',
    hint: 'Send fewer documents at once.',
  },
  'unexpected-error': {
    message: 'something went wrong that the server did not foresee',
    hint: 'The server log has the details; please report them.',
  },
  'update-not-found': {
    message: 'no such update is here',
    hint: 'Look for it with `todoku updates search`, or import its document with `todoku updates import`.',
  },
  'eula-not-found': {
    message: 'no approval waits for these licence terms',
    hint: 'See those that wait with `todoku updates eulas`. Others are accepted with the approval itself: --accept-eula.',
  },
  'no-terms': {
    message: 'this update names no licence terms',
    hint: 'Nothing has to be accepted for it: approve it as any other.',
  },
  'group-not-found': {
    message: 'there is no such group',
    hint: 'See `todoku groups list`, or make it with `todoku groups create`.',
  },
  'computer-not-found': {
    message: 'no such computer has ever called',
    hint: 'See `todoku computers list`; names are DNS names or their first label.',
  },
  'computer-ambiguous': {
    message: 'several computers have that name',
    hint: 'Use the id of the one you mean; the others may be clones or renamed machines.',
  },
  'file-not-named': {
    message: 'no update here names a file with that digest',
    hint: 'Import the update documents first; then import the file again.',
  },
  'task-under-way': {
    message: 'such work is under way already',
    hint: 'Wait for its end, then run the command again.',
  },
  'task-cancelled': {
    message: 'it was ended before it was done',
    hint: 'Run the command again: what was finished of it is kept where that does no harm.',
  },
  'no-such-task': {
    message: 'there is no such task',
    hint: 'A server forgets its tasks when it is restarted. Those it knows: todoku tasks list',
  },
  'bad-result-code': {
    message: 'this is no result code',
    hint: 'Write it as Windows shows it, 0x80240022, or as a whole number.',
  },
  'why-what': {
    message: 'it is not said what the question is about',
    hint: 'Name an update, and a computer where it is about one: todoku why KB5034441 --computer PC-17',
  },
  'no-such-run': {
    message: 'there is no such synchronisation in the history',
    hint: 'See `todoku sync history`. Runs are kept for 90 days.',
  },
  'upstream-url': {
    message: 'this is not the address of an update server',
    hint: 'Write `microsoft`, or an address like http://wsus.example:8530 or https://wsus.example:8531.',
  },
  'microsoft-has-no-replicas': {
    message: 'Microsoft Update has no approvals that a replica could take over',
    hint: 'Name a WSUS or a Todoku. Of Microsoft Update one can only be autonomous: `todoku upstream set microsoft --autonomous`.',
  },
  'proxy-url': {
    message: 'this is not the address of a proxy',
    hint: 'Write it like http://proxy.example:3128, without user and password: those are given on their own.',
  },
  'no-proxy': {
    message: 'there is no proxy that this user could sign in to',
    hint: 'Name the proxy with it: `todoku upstream set --proxy http://proxy.example:3128 --proxy-user NAME`.',
  },
  'not-a-fingerprint': {
    message: 'this is not the fingerprint of a certificate',
    hint: 'A SHA-256 fingerprint has 64 hexadecimal digits, with or without colons. Let the administrator of the upstream read it to you.',
  },
  'not-a-certificate': {
    message: 'this is not a certificate',
    hint: 'Give certificates as PEM: text that begins with -----BEGIN CERTIFICATE-----.',
  },
  'no-categories': {
    message: 'the tree of products and classifications was never fetched',
    hint: 'Fetch it with `todoku sync run --categories-only`, then choose from it.',
  },
  'category-not-found': {
    message: 'there is no product or classification of that name',
    hint: 'See `todoku products list --search TEXT` and `todoku classifications list`. Names with blanks need quotes.',
  },
  'no-products': {
    message: 'no products are selected yet',
    hint: 'Choose them with `todoku products enable`: only both together say which updates are taken.',
  },
  'no-classifications': {
    message: 'no classifications are selected yet',
    hint: 'Choose them with `todoku classifications enable`: only both together say which updates are taken.',
  },
  'category-ambiguous': {
    message: 'several products or classifications have that name',
    hint: 'Use the id of the one you mean; the detail names them.',
  },
  'rule-not-found': {
    message: 'no rule and no preset of rules has this name or id',
    hint: 'See them with `todoku rules list` and `todoku rules presets`.',
  },
  'view-not-found': {
    message: 'there is no view of this name',
    hint: 'See them with `todoku views list`.',
  },
  'built-in-view': {
    message: 'this view is built in',
    hint: 'Save yours under another name; built-in views stay as they are.',
  },
  'preset-not-found': {
    message: 'there is no such preset',
    hint: 'See `todoku products presets` and `todoku classifications presets`.',
  },
  'preset-empty': {
    message: 'the upstream has nothing of this preset',
    hint: 'See what it has with `todoku products list` and `todoku classifications list`.',
  },
  'language-not-found': {
    message: 'the upstream does not know that language',
    hint: 'See `todoku languages list` for the short names it knows, like en, ja or pt-br.',
  },
  'bandwidth-window': {
    message: 'this is not a window of time with a speed',
    hint: 'Write it like "Mon-Fri 08:00-18:00 500k", "22:00-06:00 unlimited" or "12:00-13:00 0".',
  },
  'downstream-not-found': {
    message: 'no such server has ever synchronised from this one',
    hint: 'See `todoku downstream list`.',
  },
  'catalog-reference': {
    message: 'this names no update of the catalog',
    hint: 'Give an UpdateID, or the address of a page of the Microsoft Update Catalog that shows one update.',
  },
  'no-such-upkeep': {
    message: 'housekeeping has no such task',
    hint: 'See the tasks with `todoku cleanup settings`.',
  },
  'no-such-upkeep-entry': {
    message: 'the log of housekeeping has no such entry',
    hint: 'See the log with `todoku cleanup log`.',
  },
  'not-undoable': {
    message: 'this cannot be taken back',
    hint: 'Only declines can, once, and within the time that `todoku cleanup log` shows.',
  },
  path: {
    message: 'the server needs an absolute path on its own machine',
    hint: 'Write the whole path, from the root or the drive on.',
  },
  'backup-path': {
    message: 'a backup needs an absolute path to a file that does not exist yet, in a folder that does',
    hint: 'Name another file; an existing one is never overwritten.',
  },
});
