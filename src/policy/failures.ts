import { failureTable } from '#base';

export const policyFailures = failureTable('policy', {
  'not-recognised': {
    message: 'this is no text that policy values can be read from',
    hint: 'Give a .reg export, what `reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate" /s` prints, the XML of `gpresult /x FILE /scope computer`, an LGPO text, or the JSON of the collector.',
  },
  'too-large': {
    message: 'the text is too large to be read for policy values',
    hint: 'Export only the key HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate, or give gpresult the option /scope computer.',
  },
  'bad-line': {
    message: 'a line of the registry text cannot be read',
    hint: 'The line is named. Windows passes over such lines without a word; correct it, or export the key again.',
  },
  'no-key': {
    message: 'the text has no registry key in it',
    hint: 'The key was probably not found on that computer. Without it no policy is set: it takes its updates from Windows Update.',
  },
  'bad-report': {
    message: 'the report of gpresult is damaged',
    hint: 'Make it again with `gpresult /x report.xml /scope computer /f`, and give the file unchanged.',
  },
  'not-of-a-computer': {
    message: 'the report says nothing of a computer',
    hint: 'Make it as an administrator, with `gpresult /x report.xml /scope computer`.',
  },
  'nothing-given': {
    message: 'exactly one of `text` and `base64` is needed',
    hint: 'Send the text as it is, or the bytes of the file in base64.',
  },
  'bad-server-url': {
    message: 'this is no address that a computer can be pointed at',
    hint: 'Write scheme, name and port, like http://wsus.example.com:8530 or https://wsus.example.com:8531.',
  },
  'no-address': {
    message: 'it is not known by which address computers reach this server',
    hint: 'Start the server, or name the address: todoku policy generate --for http://NAME:8530',
  },
  'bad-options': {
    message: 'these options do not go together',
    hint: 'See what each of them means: todoku policy generate --help',
  },
});
