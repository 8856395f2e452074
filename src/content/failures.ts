import { failureTable } from '#base';

export const contentFailures = failureTable('content', {
  'bad-digest': {
    message: 'this is not a digest in hexadecimal form',
    hint: 'A SHA-1 has 40 hexadecimal digits, a SHA-256 has 64. Take it from the update document again.',
  },
  'bad-size': {
    message: 'this is not the size of a file',
    hint: 'The size must be a whole number of bytes, zero or more.',
  },
  'bad-range': {
    message: 'the file has no such range of bytes',
    hint: 'Ask for the size of the file first.',
  },
  missing: {
    message: 'the file is not here',
    hint: 'Import the file, or let it be fetched from the upstream server.',
  },
  'size-mismatch': {
    message: 'the file does not have the size that its update declares',
    hint: 'It is another file, or it was cut off on its way. Take it from its source again.',
  },
  'digest-mismatch': {
    message: 'the file does not have the digest that its update declares',
    hint: 'It was damaged or changed. Take it from its source again; nothing of it was kept.',
  },
  'disk-full': {
    message: 'there is not enough room on the disk of the content directory',
    hint: 'Free some room there, or move the content directory to a larger disk; then try again.',
  },
  'write-failed': {
    message: 'the content directory cannot be written to',
    hint: 'Look at the cause: the rights of the directory, or the health of its disk.',
  },
  'read-failed': {
    message: 'a file in the content directory cannot be read',
    hint: 'Look at the cause: the rights of the file, or the health of its disk.',
  },
  'bad-place': {
    message: 'content cannot be kept in this place',
    hint: 'Name an absolute path of a directory that is empty or not there yet, outside of the present content directory.',
  },
  'place-missing': {
    message: 'the content directory is not there',
    hint: 'Mount its disk and start again. If it is lost for good, make the directory with an empty directory `incoming` in it: all files are then fetched anew.',
  },
  closed: {
    message: 'the content store is closed',
    hint: 'The server is stopping. Try again once it runs.',
  },
});
