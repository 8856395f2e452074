import { failureTable } from '#base';

export const rulesFailures = failureTable('rules', {
  'bad-rule': {
    message: 'this is not a rule that can be kept',
    hint: 'A rule has a name, one to twenty conditions and at least one action: approve names groups, decline stands alone.',
  },
  'bad-condition': {
    message: 'a condition of the rule is not as it has to be',
    hint: 'The detail says what is missing. See the conditions with `todoku rules add --help`.',
  },
  'bad-pattern': {
    message: 'the regular expression of the rule cannot be read',
    hint: 'It is of the kind that RE2 reads: no look-around, no back references.',
  },
});
