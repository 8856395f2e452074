import { figureOf, type Kind } from './question.ts';

/** At least so many computers report that they need it. */
export const needed: Kind = ({ computers }) => {
  const least = figureOf('needed', 'computers', computers);
  return (facts) => facts.needed >= least;
};
