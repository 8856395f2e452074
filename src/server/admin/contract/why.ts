import { type Static, Type } from 'typebox';
import { Names } from './finding.ts';
import { Count, listOf, objectOf, oneOf, Text } from './shapes.ts';

const Language = Type.Optional(oneOf(['en', 'ja'], 'before what Accept-Language asks for'));
const Update = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 512,
    pattern: '^[^\\t\\n\\r]*$',
    description: 'KB number, words of a title, UpdateID, address of a catalog page, or CVE',
  }),
);
const Computer = Type.Optional(Text);

/** Of an update that is not here: what the page of the catalog says of it, and who may be asked. */
const ofAbsent = {
  product: Type.Optional(Names),
  classification: Type.Optional(Text),
  released: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '`yyyy-MM-dd`' })),
  ask: Type.Optional(
    oneOf(
      ['nobody', 'everybody'],
      'whether the upstream and the public catalog may be asked; left out: the upstream, and the catalog where Microsoft is the upstream',
    ),
  ),
};

/** GET /why: one of `update` and `computer` at least. */
export const WhyQuery = objectOf({ update: Update, computer: Computer, ...ofAbsent, lang: Language });
export type WhyQuery = Static<typeof WhyQuery>;

/** POST /why: the same with what the collector told of the machine; its own name counts where none is given. */
export const WhyRequest = objectOf({
  update: Update,
  computer: Computer,
  ...ofAbsent,
  collected: Type.Optional(
    Type.Unsafe<string | object>({
      type: ['string', 'object'],
      description: 'what `todoku client collector` printed on the machine: its JSON, or the text of it',
    }),
  ),
});
export type WhyRequest = Static<typeof WhyRequest>;

export const WhyLanguage = objectOf({ lang: Language });

export const WhyAction = objectOf({
  where: oneOf(['server', 'machine', 'upstream', 'person'], 'who acts where'),
  says: Type.String(),
  command: Type.Optional(Type.String({ description: 'to be typed as it is' })),
});
export type WhyAction = Static<typeof WhyAction>;

/** What one check found, in the language asked for. */
export const WhyFinding = objectOf({
  check: Type.String({ description: 'branch or step: `A7`, `B5`, `S1-05`' }),
  code: Type.String({ description: 'stable, `room/code`' }),
  verdict: oneOf(['pass', 'warn', 'fail', 'unknown']),
  says: Type.String(),
  evidence: listOf(
    objectOf({
      name: Type.String(),
      value: Type.Unsafe<string | number | boolean>({ type: ['string', 'number', 'boolean'] }),
      at: Type.Optional(Type.Integer({ description: 'milliseconds since 1970, UTC' })),
    }),
  ),
  next: listOf(WhyAction),
  then: Type.Optional(Type.String({ description: 'what will happen, and when' })),
  decidedBy: Type.Optional(Type.String({ description: 'of an unknown: what would decide it' })),
});
export type WhyFinding = Static<typeof WhyFinding>;

const State = oneOf(
  ['yes', 'no', 'unknown'],
  'no: something keeps it from being so; unknown: nothing was found that does, and not everything could be looked at',
);

const MeantUpdate = objectOf({
  updateId: Type.String(),
  title: Type.String(),
  kbArticleIds: listOf(Type.String({ description: 'digits only' })),
});

export const WhyAnswer = objectOf({
  question: objectOf({ update: Type.Optional(Type.String()), computer: Type.Optional(Type.String()) }),
  state: State,
  headline: Type.String({ description: 'the answer in one sentence; the cause says why' }),
  update: Type.Optional(MeantUpdate),
  computer: Type.Optional(Type.String()),
  cause: Type.Optional(WhyFinding),
  blockers: listOf(WhyFinding),
  unknowns: listOf(WhyFinding),
  passed: listOf(WhyFinding),
  matches: Type.Integer({ minimum: 0, description: 'how many updates go by that name' }),
  others: listOf(
    objectOf({
      update: MeantUpdate,
      state: State,
      headline: Type.String(),
      cause: Type.Optional(WhyFinding),
    }),
  ),
  groups: Type.Optional(
    listOf(
      objectOf({
        code: Type.String(),
        says: Type.String(),
        computers: Count,
        some: listOf(Type.String({ description: 'name of a computer' })),
        next: listOf(WhyAction),
      }),
    ),
  ),
});
export type WhyAnswer = Static<typeof WhyAnswer>;
