import { failureTable } from '#base';

export const cliFailures = failureTable('cli', {
  'no-password': {
    message: 'no password was given',
    hint: 'Type it when asked, set TODOKU_PASSWORD, or send it as the first line of standard input.',
  },
  'passwords-differ': {
    message: 'the two passwords are not the same',
    hint: 'Run the command again and type the same password twice.',
  },
  'bad-role': {
    message: 'this does not say who is what',
    hint: 'Write VALUE=administrator, VALUE=reporter, VALUE=approver or VALUE=approver:GROUP,GROUP; * stands for everybody.',
  },
  'no-token': {
    message: 'a server elsewhere wants an API token',
    hint: 'Make one on that server with `todoku tokens create NAME`, and set it as TODOKU_TOKEN.',
  },
  'not-a-server': {
    message: 'no Todoku answers at this address',
    hint: 'Write the address as a browser would need it, like https://updates.example; the detail says what came instead.',
  },
  usage: {
    message: 'the command line was not understood',
    hint: 'todoku --help',
  },
  'no-data': {
    message: 'there is no Todoku data directory',
    hint: 'Name the right one with --data or TODOKU_DATA, or start a new one: todoku serve --data DIR',
  },
  'run-file-unreadable': {
    message: 'a server may be running here, but its run file cannot be read',
    hint: 'Run the command as the user that runs the server, or as an administrator.',
  },
  'server-silent': {
    message: 'the server of this data directory does not answer',
    hint: 'Wait and try again. If it stays silent, look at its log and restart it.',
  },
  'connection-lost': {
    message: 'the connection to the server was lost',
    hint: 'What it had answered is kept. See if it still runs (todoku status) and run the command again.',
  },
  'several-updates': {
    message: 'several updates have that KB number',
    hint: 'Name the one you mean by its UpdateID; approve and decline take them all with --all.',
  },
  'bad-deadline': {
    message: 'this is not a time',
    hint: 'Write it as 2026-10-31, 2026-10-31T18:00, 2026-10-31T18:00+09:00, or from now on as 12h, 7d, 2w.',
  },
  'nothing-to-import': {
    message: 'there is nothing to import',
    hint: 'Name files, or folders that hold them.',
  },
  'nothing-to-release': {
    message: 'nothing was named that could be released',
    hint: 'Name UpdateIDs from `todoku sync quarantine`, or take everything with `todoku sync release --all`.',
  },
  'nothing-to-enable': {
    message: 'nothing was named that could be selected',
    hint: 'Give names from the list, or a named set with --preset: `todoku products presets`, `todoku classifications presets`.',
  },
  'nothing-to-take-in': {
    message: 'no update of the catalog was named',
    hint: 'Give UpdateIDs or addresses of catalog pages, or a file of them with --file. Find them with `todoku catalog search TEXT`.',
  },
  unreadable: {
    message: 'it cannot be read',
    hint: 'Check the path and its rights.',
  },
  'document-too-large': {
    message: 'the file is too large for an update document',
    hint: 'Real ones have up to 50 MB. Is it something else?',
  },
  'server-running': {
    message: 'the server is running, and its database must not be replaced under it',
    hint: 'Stop the server, then restore, then start it again.',
  },
  unexpected: {
    message: 'something went wrong that the program did not foresee',
    hint: 'Please report it with this message. TODOKU_DEBUG=1 prints where it happened.',
  },
  'not-written': {
    message: 'the file could not be written',
    hint: 'Choose a name that does not exist yet, in a folder that you may write to.',
  },
  'not-read': {
    message: 'the file could not be read',
    hint: 'Check its name, and that you may read it.',
  },
  'bad-rule-file': {
    message: 'the file is not a rule in JSON',
    hint: 'See how one looks: todoku rules show NAME --json',
  },
  'not-settings': {
    message: 'this is not a document of settings',
    hint: 'Begin with one that this server writes: todoku config export',
  },
  'bad-group-rule': {
    message: 'this is no rule for a group',
    hint: 'Conditions look like name=PC-*,LAB-* os=10.0.26100 address=10.1.0.0/16. See "todoku groups preview --help".',
  },
  'one-group-name': {
    message: 'exactly one name is needed',
    hint: 'Write a name with blanks in quotation marks. With "todoku groups create --requested" there may be several, or none.',
  },
});
