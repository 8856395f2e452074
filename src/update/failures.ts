import { failureTable } from '#base';

export const updateFailures = failureTable('update', {
  'not-an-update': {
    message: 'this is not an update document',
    hint: 'An update document has the root element Update. Give the folder or file that holds those.',
  },
  missing: {
    message: 'the update document lacks a part that every update has',
    hint: 'It is damaged or was written by hand. Take it from its source again, or complete it.',
  },
  twice: {
    message: 'the update document has a part twice that may be there once',
    hint: 'Two documents may have been joined. Take it from its source again.',
  },
  'bad-guid': {
    message: 'the text is not a GUID',
    hint: 'Ids look like 0a1b2c3d-0000-0000-0000-000000000000. Take the document from its source again.',
  },
  'bad-number': {
    message: 'the text is not a number that can stand there',
    hint: 'Sizes and revisions are whole numbers from 0 up. Take the document from its source again.',
  },
  'bad-boolean': {
    message: 'the text is neither true nor false',
    hint: 'Take the document from its source again.',
  },
  'bad-digest': {
    message: 'the digest does not have the length of its algorithm, or contradicts another',
    hint: 'A file without a sound digest cannot be verified. Take the document from its source again.',
  },
  'bad-date': {
    message: 'the text is not a date',
    hint: 'Driver dates look like 2026-01-31. Take the document from its source again.',
  },
  'bad-version': {
    message: 'the text is not a version of up to four parts, each from 0 to 65535',
    hint: 'Driver versions look like 10.0.26100.1. Take the document from its source again.',
  },
  'unknown-update-type': {
    message: 'the update is of a type that is not known',
    hint: 'Known are Category, Detectoid, Software and Driver. A newer Todoku may know more.',
  },
  'unknown-publication-state': {
    message: 'the update is in a publication state that is not known',
    hint: 'Known are Published and Expired. A newer Todoku may know more.',
  },
  'empty-clause': {
    message: 'the document asks for at least one of no updates, which nothing can satisfy',
    hint: 'Take the document from its source again, or remove the empty AtLeastOne.',
  },
  'bad-group-rule': {
    message: 'the rule of the group means nothing',
    hint: 'Conditions look like name=PC-*, os=10.0.26100, os=10.0.22000-10.0.22631, address=10.1.0.0/16, edition=pro, family=server. See "todoku groups preview --help".',
  },
  'bad-rules': {
    message: 'the applicability rules cannot be read',
    hint: 'The Core fragment they were read from is damaged. Import the update again.',
  },
});
