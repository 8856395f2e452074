import { type Kind, valuesOf } from './question.ts';

/** A product or classification by id; a family or company stands for all below it, also what comes later. */
export const category: Kind = (condition) => {
  const ids = valuesOf(condition);
  return ({ categories }) => ids.some((id) => categories.has(id));
};
