import { type Kind, valuesOf } from './question.ts';

/** One of those KB numbers, with or without KB before it. */
export const kb: Kind = (condition) => {
  const numbers = valuesOf(condition).map((value) => value.replace(/^kb\s*/, ''));
  return ({ kbArticleIds }) => kbArticleIds.some((id) => numbers.includes(id));
};
