import { type Kind, valuesOf } from './question.ts';

/** Its files are for one of those languages; `neutral` for those of no language. */
export const language: Kind = (condition) => {
  const codes = valuesOf(condition);
  return ({ languages }) =>
    languages.length === 0
      ? codes.includes('neutral')
      : languages.some((code) => codes.includes(code.toLowerCase()));
};
