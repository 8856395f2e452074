import { failureTable } from '#base';

export const appFailures = failureTable('app', {
  'bad-setting': {
    message: 'the setting has a value that cannot be used',
    hint: 'Correct it on the command line or in the environment. docs/config.md lists all settings.',
  },
  certificate: {
    message: 'the certificate of this server cannot be used',
    hint: 'Give PEM files that this user may read: the certificate with --certificate, and its key, without a passphrase, with --certificate-key.',
  },
  'data-directory': {
    message: 'the data directory cannot be used',
    hint: 'Choose a directory that this user may write, with --data or TODOKU_DATA.',
  },
  'not-empty': {
    message: 'there is something here already that a sample could not be told apart from',
    hint: 'Start another server for the sample, with a data directory and a port of its own.',
  },
  'not-serving': {
    message: 'the sample needs a server that runs, for its computers to call',
    hint: 'Start it with `todoku serve`, then ask again.',
  },
  'backup-target': {
    message: 'the backup cannot be written there',
    hint: 'Give a file that does not exist yet, in a folder that does.',
  },
});
