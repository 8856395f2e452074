import { type Static, Type } from 'typebox';
import { REMEDY_NAMES, SHELLS, WINDOWS_NAMES } from '#remedies';
import { listOf, objectOf, oneOf } from './shapes.ts';

/** GET /client/collector */
export const CollectorAnswer = Type.String({ description: 'the PowerShell script, ASCII' });

/** GET /client/remedies/{remedy} */
export const RemedyParams = objectOf({ remedy: oneOf(REMEDY_NAMES) });

export const RemedyQuery = objectOf({
  os: oneOf(WINDOWS_NAMES, 'win10-1703: Windows 10 up to that version'),
  shell: Type.Optional(oneOf(SHELLS, 'powershell when left out')),
  lang: Type.Optional(oneOf(['en', 'ja'], 'before what Accept-Language asks for')),
});

export const RemedyAnswer = objectOf({
  title: Type.String(),
  consequences: listOf(Type.String()),
  steps: listOf(
    objectOf({
      says: Type.String(),
      commands: listOf(Type.String()),
    }),
  ),
  fileName: Type.String(),
  script: Type.String({
    description:
      'the same as one file, to be written in UTF-8 as it is: it says the consequences first, and has a switch for a dry run',
  }),
});
export type RemedyAnswer = Static<typeof RemedyAnswer>;
