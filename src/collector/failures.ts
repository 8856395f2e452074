import { failureTable } from '#base';

export const collectorFailures = failureTable('collector', {
  'too-large': {
    message: 'this is larger than what the script for a machine prints',
    hint: 'Give the file that the script wrote, unchanged: it is at most 8 MB.',
  },
  'not-json': {
    message: 'this is not the JSON that the script for a machine prints',
    hint: 'Let the script write a file with `-Path FILE` and give that file whole.',
  },
  'not-collected': {
    message: 'this is JSON, and nothing in it tells of a machine',
    hint: 'Give what the script for a machine printed, not another file.',
  },
  'newer-version': {
    message: 'a newer script wrote this than this server can read',
    hint: 'Take the script from this server, or bring the server up to date.',
  },
});
