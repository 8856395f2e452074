import { type Static, Type } from 'typebox';
import { ResultCode } from './computers.ts';
import { listOf, objectOf, oneOf } from './shapes.ts';

/** GET /errors and GET /errors/{code} */
export const ErrorsQuery = objectOf({
  lang: Type.Optional(oneOf(['en', 'ja'], 'before what Accept-Language asks for')),
});

export const ErrorParams = objectOf({
  code: Type.String({
    maxLength: 64,
    description: '`0x80240022`, `80240022`, `2149842978` or `-2145124318`',
  }),
});

export const ErrorsAnswer = objectOf({ items: listOf(ResultCode) });
export type ErrorsAnswer = Static<typeof ErrorsAnswer>;
