import { CHANNELS, channelOf } from '../channel-of.ts';
import { type Kind, valuesOf } from './question.ts';

/** Its title names one of those channels. */
export const channel: Kind = (condition) => {
  const names = valuesOf(condition, CHANNELS);
  return (facts) => names.includes(channelOf(facts.title));
};
