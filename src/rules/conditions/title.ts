import { type Kind, valuesOf } from './question.ts';

/** The title contains the text, any letter case. */
export const title: Kind = (condition) => {
  const texts = valuesOf(condition);
  return (facts) => {
    const folded = facts.title.toLowerCase();
    return texts.some((text) => folded.includes(text));
  };
};
