import { failureTable } from '#base';

export const wireFailures = failureTable('wire', {
  'not-xml': {
    message: 'the message is not XML that can be read',
    hint: 'It was damaged or made by something that is no Windows Update client. The detail says where it breaks.',
  },
  'not-soap': {
    message: 'the message is not a SOAP envelope',
    hint: 'Send a SOAP 1.1 or SOAP 1.2 envelope with one operation in its body.',
  },
  'no-operation': {
    message: 'the SOAP body is empty',
    hint: 'Put the element of one operation into the body.',
  },
  'bad-value': {
    message: 'a value is not of the type that the protocol gives it',
    hint: 'The subject names the element and the detail shows what it held. Repair the sender.',
  },
  'no-result': {
    message: 'the answer lacks the element that the protocol promises',
    hint: 'The server does not speak this protocol, or it answered another operation. Check its address.',
  },
  'bad-xpress': {
    message: 'the Xpress coded body is damaged',
    hint: 'It was cut off or changed on its way here. Ask for it again.',
  },
  'xpress-too-large': {
    message: 'the Xpress coded body unfolds to more bytes than are allowed here',
    hint: 'It is refused to protect this machine. If it is genuine, raise the limit named here.',
  },
  'bad-cabinet': {
    message: 'the cabinet is damaged',
    hint: 'It was cut off or changed on its way here. Ask for it again.',
  },
  'cabinet-too-large': {
    message: 'the cabinet unfolds to more than is allowed here',
    hint: 'It is refused to protect this machine. If it is genuine, raise the limit named here.',
  },
  'cabinet-not-supported': {
    message: 'the cabinet is of a kind that is not read here',
    hint: 'Single cabinets are read: uncompressed, MSZIP and LZX. Pack it again as one of those.',
  },
});
