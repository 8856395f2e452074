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
  'migration-incomplete': {
    message: 'the old server could not be taken over completely',
    hint: 'See "todoku sync show" for the reason, then run the same command again: it goes on where it ended.',
  },
  'computers-stay': {
    message: 'computers, their memberships and what they reported cannot be taken over: no server tells them',
    hint: 'Each computer introduces itself when it calls, and joins the groups its policy names. Put others in their groups with "todoku groups add".',
  },
  'files-missing': {
    message: 'some files of the old server could not be fetched',
    hint: 'See "todoku content fetch" for the reasons. What has an address at Microsoft is fetched from there.',
  },
});
