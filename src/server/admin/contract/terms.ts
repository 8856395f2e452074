import { type Static, Type } from 'typebox';
import { Bytes, ErrorBody, listOf, objectOf, oneOf } from './shapes.ts';

// What licence terms say, for whoever is to accept them.

/** GET /updates/{updateId}/terms, POST /updates/{updateId}/terms/fetch: which of the texts. Left out: the one that suits the caller best. */
export const TermsChoice = objectOf({
  language: Type.Optional(Type.String({ minLength: 1, maxLength: 35, description: 'like `ja`' })),
  region: Type.Optional(
    Type.String({ maxLength: 8, description: 'like `JPN`; empty: the rest of the world' }),
  ),
});
export type TermsChoice = Static<typeof TermsChoice>;

/** One text, as the update names it. */
export const TermsText = objectOf({
  language: Type.String(),
  region: Type.String({ description: 'three letters; empty: the rest of the world' }),
  fileName: Type.String(),
  size: Bytes,
  present: Type.Boolean(),
  path: Type.String({ description: 'where this server has the file itself, once it is here' }),
});
export type TermsText = Static<typeof TermsText>;

/** GET /updates/{updateId}/terms */
export const TermsAnswer = objectOf({
  eulaId: Type.String(),
  accepted: Type.Boolean(),
  texts: listOf(TermsText),
  shown: Type.Optional(
    objectOf({
      language: Type.String(),
      region: Type.String(),
      text: Type.Optional(Type.String({ description: 'plain text, whatever it looks like' })),
      why: Type.Optional(
        oneOf(
          ['not-here', 'on-its-way', 'failed', 'too-large', 'not-text'],
          'why there is no text: its file is not here yet, or is none that can be shown',
        ),
      ),
      error: Type.Optional(ErrorBody),
    }),
  ),
});
export type TermsAnswer = Static<typeof TermsAnswer>;
