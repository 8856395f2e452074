import { type Static, Type } from 'typebox';
import { GENERATE_FORMATS, POLICY_FORMATS, WINDOWS_NAMES } from '#policy';
import { listOf, objectOf, oneOf, Text } from './shapes.ts';
import { WhyFinding } from './why.ts';

/** A gpresult of a large domain in UTF-16 and base64, and a little. */
export const POLICY_BODY_LIMIT = 12 * 1024 * 1024;

export const PolicyLanguageQuery = objectOf({
  lang: Type.Optional(oneOf(['en', 'ja'], 'before what Accept-Language asks for')),
});

/** POST /policy/lint: exactly one of `text` and `base64`. */
export const PolicyLintRequest = objectOf({
  text: Type.Optional(
    Type.String({
      maxLength: 8 * 1024 * 1024,
      description:
        'a .reg export, what `reg query /s` prints, the XML of gpresult, or what the collector tells',
    }),
  ),
  base64: Type.Optional(
    Type.String({
      maxLength: 11 * 1024 * 1024,
      description: 'the bytes of such a file, in whatever encoding',
    }),
  ),
  os: Type.Optional(oneOf(WINDOWS_NAMES, 'where the text does not say it')),
});
export type PolicyLintRequest = Static<typeof PolicyLintRequest>;

const ClassSource = objectOf({
  source: oneOf(['wsus', 'windows-update', 'unknown']),
  code: Type.String({ description: 'stable, `policy/source-…`' }),
  because: Type.String(),
});

export const PolicyLintAnswer = objectOf({
  format: oneOf(POLICY_FORMATS, 'what the text was'),
  os: Type.Optional(oneOf(WINDOWS_NAMES)),
  state: oneOf(['yes', 'no', 'unknown'], 'whether the computer is set up as it should be'),
  findings: listOf(WhyFinding),
  sources: objectOf(
    { feature: ClassSource, quality: ClassSource, driver: ClassSource, other: ClassSource },
    'where updates of each class come from',
  ),
});
export type PolicyLintAnswer = Static<typeof PolicyLintAnswer>;

const Source = Type.Optional(oneOf(['wsus', 'windows-update'], 'the update server when left out'));
const Option = Type.Unsafe<2 | 3 | 4 | 5 | 7>({
  type: 'integer',
  enum: [2, 3, 4, 5, 7],
  description: 'AUOptions',
});

/** GET /policy/generate */
export const PolicyGenerateQuery = objectOf({
  ...PolicyLanguageQuery.properties,
  format: oneOf(GENERATE_FORMATS),
  for: Type.Optional(
    Type.String({
      ...Text,
      description: 'scheme, name and port of the update server; this one when left out',
    }),
  ),
  hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 22, description: 'between two detections' })),
  group: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 2048,
      pattern: '^[^\\t\\n\\r]*$',
      description: 'several with ; between',
    }),
  ),
  feature: Source,
  quality: Source,
  driver: Source,
  other: Source,
  pinning: Type.Optional(oneOf(['enforced', 'not-enforced'])),
  option: Type.Optional(Option),
  day: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 7, description: '0 every day, 1 Sunday to 7 Saturday' }),
  ),
  hour: Type.Optional(Type.Integer({ minimum: 0, maximum: 23 })),
  alternate: Type.Optional(Text),
  signed: Type.Optional(Type.Boolean({ description: 'updates signed with a Trusted Publisher are taken' })),
});
export type PolicyGenerateQuery = Static<typeof PolicyGenerateQuery>;

export const PolicyGenerateAnswer = objectOf({
  url: Type.String({ description: 'of the update server that the computers are pointed at' }),
  format: oneOf(GENERATE_FORMATS),
  fileName: Type.String(),
  encoding: oneOf(['utf-16le', 'utf-8'], 'of the file; with its mark, but for UTF-8 that is all ASCII'),
  text: Type.String(),
  values: listOf(
    objectOf({
      key: Type.String(),
      name: Type.String(),
      type: oneOf(['REG_DWORD', 'REG_SZ']),
      data: Type.Unsafe<string | number>({ type: ['string', 'number'] }),
    }),
  ),
  notes: listOf(
    objectOf({ code: Type.String({ description: 'stable, `policy/note-…`' }), says: Type.String() }),
  ),
});
export type PolicyGenerateAnswer = Static<typeof PolicyGenerateAnswer>;
