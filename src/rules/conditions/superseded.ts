import type { Kind } from './question.ts';

/** Another update here replaces it. */
export const superseded: Kind = () => (facts) => facts.superseded;
