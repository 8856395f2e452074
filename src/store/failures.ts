import { failureTable } from '#base';

export const storeFailures = failureTable('store', {
  'thread-ended': {
    message: 'the thread that writes reports ended',
    hint: 'What was not acknowledged is sent again by the machines. If it goes on, look at the memory and the disk of this machine.',
  },
  'in-use': {
    message: 'another process has this data directory open',
    hint: 'Wait until it has finished. While a server runs, commands work through it by themselves.',
  },
  missing: {
    message: 'there is no Todoku database in this directory',
    hint: 'Check the path given with --data. `todoku serve` makes a new database there.',
  },
  'newer-schema': {
    message: 'the database was written by a newer Todoku',
    hint: 'Install the newer version again, or restore a backup that this version made.',
  },
  damaged: {
    message: 'the database is damaged',
    hint: 'Keep a copy of the data directory, then restore the last backup with `todoku restore`. Check the disk.',
  },
  'disk-full': {
    message: 'the disk is full',
    hint: 'Make room on the disk of the data directory. Nothing that was acknowledged is lost.',
  },
  inaccessible: {
    message: 'the database files cannot be read or written',
    hint: 'Check the permissions of the data directory and the health of its disk.',
  },
  closed: {
    message: 'the store is closed',
    hint: 'The program is stopping. Try again when it runs.',
  },
  'write-in-write': {
    message: 'a write was started inside another one and would wait for itself',
    hint: 'This is a mistake in Todoku: the inner write has to use the transaction of the outer one. Please report it.',
  },
  'write-ended': {
    message: 'a transaction was used after its end',
    hint: 'This is a mistake in Todoku: some work was not waited for. Please report it.',
  },
  'already-there': {
    message: 'there is something at this place already',
    hint: 'Choose another place, or move away what is there.',
  },
  'unknown-update': {
    message: 'no revision of this update is stored',
    hint: 'Import the update first.',
  },
  'unknown-group': {
    message: 'there is no such target group',
    hint: 'List the groups with `todoku groups list`.',
  },
  'unknown-computer': {
    message: 'there is no such computer',
    hint: 'List the computers with `todoku computers list`. A computer appears with its first contact.',
  },
  'group-in-use': {
    message: 'the target group still has computers, approvals or groups beneath it',
    hint: 'Move the computers, end the approvals and remove the groups beneath it first.',
  },
  'still-listed': {
    message: 'the latest revision of an update cannot go before the older ones',
    hint: 'Remove the older revisions too, or only those.',
  },
  'unknown-entry': {
    message: 'the log of housekeeping or of notices has no such entry',
    hint: 'See the logs with `todoku cleanup log` and `todoku notices log`. Old entries go by themselves.',
  },
  'unknown-decision': {
    message: 'there is no such decision',
    hint: 'See the decisions about an update with `todoku updates history ID`.',
  },
  duplicate: {
    message: 'this is stored already',
    hint: 'Nothing has to be done.',
  },
});
