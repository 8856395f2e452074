import { andMore, counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** Machines that were copied with their id: they hide each other in lists and reports. */
export const clonedMachines = check({
  code: 'cloned-machines',
  see: ({ clones }) =>
    clones.count === 0
      ? undefined
      : {
          severity: 'warning',
          evidence: { count: clones.count, first: clones.first },
          measure: clones.count,
        },
  words: {
    en: ({ count, first }) =>
      `${counted(count, 'machine')} ${count === 1 ? 'shares its' : 'share their'} id with another one: ${first}${andMore(count)}.`,
    ja: ({ count, first }) =>
      `コンピューター ${counts(count)} 台の SusClientId が、ほかのコンピューターと重複しています: ${first}${count > 1 ? ' ほか' : ''}。`,
  },
  next: () => 'todoku computers clones',
});
