import { failureTable } from '#base';

/** What the admin API itself refuses. Failures of the rooms behind it are passed on as they are. */
export const adminFailures = failureTable('admin', {
  unauthorized: {
    message: 'the request does not carry the token of this server',
    hint: 'Run the command as the user that runs the server, on the same machine, with the same --data.',
  },
  'no-such-resource': {
    message: 'the API has no such address',
    hint: 'Command line and server may be of different versions: compare `todoku --version` with `todoku status`.',
  },
  'bad-request': {
    message: 'the request is not as the API wants it',
    hint: 'The detail names the field and what it must be.',
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
  'backup-path': {
    message: 'a backup needs an absolute path to a file that does not exist yet, in a folder that does',
    hint: 'Name another file; an existing one is never overwritten.',
  },
});
