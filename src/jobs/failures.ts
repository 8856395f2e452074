import { failureTable } from '#base';

export const jobsFailures = failureTable('jobs', {
  'no-source': {
    message: 'nobody is known who has this file',
    hint: 'Set an upstream server and synchronise: it says where files are. Or import the file with `todoku content import PATH`.',
  },
  'upstream-asked': {
    message: 'the upstream server does not have the file yet and was asked to fetch it',
    hint: 'Nothing has to be done; it is tried again by itself. If it stays, see on the upstream server why it does not get the file.',
  },
  'not-found': {
    message: 'the file is not at its address',
    hint: 'Its publisher may have withdrawn it: synchronise, and decline the update if it is expired. Otherwise import the file with `todoku content import PATH`.',
  },
  'bad-answer': {
    message: 'the server does not give the file out',
    hint: 'The detail has its answer. Look at that server, and at proxies in between; it is tried again by itself.',
  },
  'wrong-length': {
    message: 'the server has another file at this address: its length is not the declared one',
    hint: 'The file is taken from the next source. If no source has the right one, synchronise again; a proxy in between can also be the cause.',
  },
  'too-slow': {
    message: 'the file came so slowly that it would never have been whole',
    hint: 'It is tried again by itself and goes on where it was. If it stays, look at the line and at the other server.',
  },
  unforeseen: {
    message: 'fetching the file failed in a way that was not foreseen',
    hint: 'Look at the detail and at the log. If it stays, please report it.',
  },
  'migration-under-way': {
    message: 'this server is being migrated already',
    hint: 'Wait for the end of the other one. "todoku status" shows whether a synchronisation is under way.',
  },
  'migration-on-replica': {
    message: 'this server is a replica of another server and would become that again',
    hint: 'Let it stand on its own first, with "todoku upstream set --autonomous", then migrate.',
  },
  'migration-incomplete': {
    message: 'the old server could not be taken over, and nothing here was changed',
    hint: 'See "todoku sync show" for the reason, then run the same command again: what came already is kept.',
  },
  'migration-files-wait': {
    message: 'updates, groups and approvals were taken over, but not all files',
    hint: 'This server is a replica of the old one until they are here. Make room, or widen the bandwidth, and run the same command again; with --no-content it goes on without them.',
  },
  'computers-stay': {
    message: 'computers, their memberships and what they reported cannot be taken over: no server tells them',
    hint: 'Each computer introduces itself when it calls, and joins the groups its policy names. Put others in their groups with "todoku groups add".',
  },
  'options-stay': {
    message:
      'rules for automatic approval, the schedule and other options cannot be taken over: no server tells them',
    hint: 'Look at them on the old server. The schedule is set with "todoku sync schedule".',
  },
  'selection-derived': {
    message: 'which products and classifications the old server had selected was read off its updates',
    hint: 'Look at them with "todoku products list" before the next synchronisation: what was selected there without having any update is not among them.',
  },
  'own-approvals-ended': {
    message: 'approvals that were made on this server ended: those of the old server took their place',
    hint: '"todoku audit" shows who had approved what; approve again what is still wanted.',
  },
  'files-missing': {
    message: 'some files of the old server could not be fetched',
    hint: 'See "todoku content fetch" for the reasons. What has an address at Microsoft is fetched from there.',
  },
  'files-only-there': {
    message:
      'some files of updates that are not approved are on the old server alone: Microsoft has no address for them',
    hint: 'Approve there what you still need, or have everything kept here with "todoku content policy --mode everything", and migrate again before the old server is switched off.',
  },
  'notice-under-way': {
    message: 'a test of this subscription is being sent at this moment',
    hint: 'Wait a moment and look at `todoku notices log`.',
  },
  'unforeseen-notice': {
    message: 'a notice failed in a way that was not foreseen',
    hint: 'Look at the detail and at the log. If it stays, please report it.',
  },
  'nothing-to-snooze': {
    message: 'there is no such finding now',
    hint: 'See what there is with `todoku health --all`.',
  },
});
