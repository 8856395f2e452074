import { figureOf, type Kind } from './question.ts';

const DAY = 86_400_000;

/** At least so many days since it arrived here, or since its publisher made it. */
export const age: Kind = ({ days, since }) => {
  const least = figureOf('age', 'days', days) * DAY;
  return ({ arrivedAt, createdAt }, now) => now - (since === 'creation' ? createdAt : arrivedAt) >= least;
};
