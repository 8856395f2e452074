import { failureTable } from '#base';

export const accountsFailures = failureTable('accounts', {
  'wrong-credentials': {
    message: 'name or password is wrong',
    hint: 'Try again. An administrator can set a new password with `todoku accounts password NAME`.',
  },
  'locked-out': {
    message: 'there were too many wrong attempts',
    hint: 'Wait as long as the detail says. On the server itself `todoku accounts list` and all other commands still work.',
  },
  busy: {
    message: 'too many people try to sign in at this moment',
    hint: 'Try again in a few seconds.',
  },
  disabled: {
    message: 'this account is switched off',
    hint: 'An administrator can switch it on again with `todoku accounts change NAME --enable`.',
  },
  'set-up-over': {
    message: 'this server is set up already',
    hint: 'Sign in. Whoever runs the server can make accounts with `todoku accounts create`.',
  },
  'wrong-secret': {
    message: 'this is not the set-up secret',
    hint: 'The server shows it when it starts, and keeps it in set-up.txt in its data directory while it runs. Each start makes a new one.',
  },
  'bad-name': {
    message: 'this name cannot be used',
    hint: 'Use 1 to 64 letters and digits of any language, and . _ - @ between them.',
  },
  'name-taken': {
    message: 'somebody else has this name',
    hint: 'Names are compared without regard to letter case. Choose another one.',
  },
  'weak-password': {
    message: 'this password is too easy to guess',
    hint: 'Use at least 12 characters, at least 5 different ones, and not the name. Several words in a row are easy to remember.',
  },
  'unknown-account': {
    message: 'no account has this name or id',
    hint: 'See the accounts with `todoku accounts list`.',
  },
  'unknown-token': {
    message: 'no token has this name or id',
    hint: 'See the tokens with `todoku tokens list`.',
  },
  'last-administrator': {
    message: 'this is the last administrator',
    hint: 'Make another account an administrator first.',
  },
  'groups-of-approvers': {
    message: 'only approvers are bound to groups',
    hint: 'Give the role approver with the groups, or leave the groups out.',
  },
  'more-than-owner': {
    message: 'a token cannot do more than the account in whose name it comes',
    hint: 'Give it a smaller role, or another owner.',
  },
  'no-service': {
    message: 'there is no service to sign in through',
    hint: 'Sign in with name and password, or set one with `todoku sign-in-service set`.',
  },
  'service-refused': {
    message: 'the sign-in service did not do its part',
    hint: 'The detail has its words. Compare issuer, client id, secret and redirect address with `todoku sign-in-service show`.',
  },
  'service-denied': {
    message: 'the sign-in service did not let this person in, or the person gave up there',
    hint: 'Sign in once more. Whom it lets in is decided at the service.',
  },
  'attempt-over': {
    message: 'this attempt to sign in is over, or was begun in another browser',
    hint: 'Sign in once more from the beginning.',
  },
  'no-role': {
    message: 'the sign-in service says nothing of this person that gives a role here',
    hint: 'An administrator can name one of the values in the detail with `todoku sign-in-service set --role VALUE=reporter`.',
  },
  'bad-address': {
    message: 'this address cannot be used for signing in',
    hint: 'Write it like https://login.example. Without TLS only this machine itself will do.',
  },
  'bad-expiry': {
    message: 'the token cannot end then',
    hint: 'Give a moment that is still to come, like 90d or 2027-03-31.',
  },
});
