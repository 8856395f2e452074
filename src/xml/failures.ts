import { failureTable } from '#base';

export const xmlFailures = failureTable('xml', {
  'wrong-encoding': {
    message: 'the bytes are not in the encoding the document claims',
    hint: 'Save the document as UTF-8 or UTF-16 and try again.',
  },
  'doctype-forbidden': {
    message: 'the document has a document type declaration (DTD), which is never read',
    hint: 'Update documents and SOAP messages have none. Take the document from its source again.',
  },
  'unknown-entity': {
    message: 'the text uses an entity that XML itself does not define',
    hint: 'Replace it by the character it stands for.',
  },
  'not-well-formed': {
    message: 'the document is not well-formed XML',
    hint: 'It is probably damaged. Take it from its source again.',
  },
  truncated: {
    message: 'the document ends before its last element is closed',
    hint: 'It was cut off on its way here. Take it from its source again.',
  },
  'too-deep': {
    message: 'the elements are nested too deeply',
    hint: 'No real document is nested like that; it is refused to protect the server.',
  },
  'too-large': {
    message: 'the document is too large',
    hint: 'If it is genuine, raise the limit named here.',
  },
});
