import { ARCHITECTURES, architecturesOf } from '../architecture-of.ts';
import { type Kind, valuesOf } from './question.ts';

/** The title names one of those architectures; a title that names none is of none. */
export const architecture: Kind = (condition) => {
  const names = valuesOf(condition, ARCHITECTURES);
  return (facts) => architecturesOf(facts.title).some((name) => names.includes(name));
};
