import { failureTable } from '#base';

export const simulatorFailures = failureTable('simulator', {
  'cannot-connect': {
    message: 'the server cannot be reached',
    hint: 'Check the address and that the server is running.',
  },
  'http-status': {
    message: 'the server answered with an HTTP status that no update server gives here',
    hint: 'Check that the address is that of an update server and not of something in front of it.',
  },
  'bad-answer': {
    message: 'the answer breaks the protocol',
    hint: 'The detail says what a native client would stumble over. This is a defect of the server.',
  },
  'unknown-profile': {
    message: 'there is no such profile',
    hint: 'Choose windows-10-22h2, windows-11-25h2, server-2022, server-2025 or all.',
  },
  'bad-option': {
    message: 'the value of an option cannot be used',
    hint: 'The detail says what is expected.',
  },
  'unknown-update': {
    message: 'the simulated upstream has no such update',
    hint: 'Add it to its world first.',
  },
  'command-failed': {
    message: 'a Todoku command failed',
    hint: 'Run the same command by hand; its own words are in the detail.',
  },
  'demo-failed': {
    message: 'the demonstration did not end as promised',
    hint: 'The detail names the step; run the demo again with --keep and look into the folder it names.',
  },
});
