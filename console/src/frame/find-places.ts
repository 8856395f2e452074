import { PLACES, type Place } from './places.ts';

export interface FoundPlace {
  readonly place: Place;
  /** It is called exactly so: what the person meant. */
  readonly exact: boolean;
}

/** How well a name answers to what was written: the lower, the better; undefined: not at all. */
type Fit = 0 | 1 | 2 | 3 | undefined;

/**
 * Places that answer to those words, the best first, each address once. People write the words of either language whatever the console
 * speaks, with or without spaces and long vowel marks (グループポリシー, コンピュータ), and not always all of a name.
 */
export function findPlaces(text: string, most: number): readonly FoundPlace[] {
  const sought = plain(text);
  if (sought === '') return [];
  const parts = wordsOf(text);
  const found = known()
    .flatMap(({ place, names, under }, order) => {
      const fits = names.flatMap((name, index) => {
        const fit = fitOf(name, under, sought, parts);
        // A word besides is as good as the name when it is written out, and else comes after names; of names the shortest says it best.
        return fit === undefined
          ? []
          : [{ fit: fit > 0 && index > 1 ? fit + 0.5 : fit, length: name.length }];
      });
      const [best] = fits.sort((one, other) => one.fit - other.fit || one.length - other.length);
      return best === undefined ? [] : [{ place, ...best, order }];
    })
    .sort((one, other) => one.fit - other.fit || one.length - other.length || one.order - other.order);
  const addresses = new Set<string>();
  return found
    .filter(({ place: { to } }) => !addresses.has(to) && addresses.add(to))
    .slice(0, most)
    .map(({ place, fit }) => ({ place, exact: fit === 0 }));
}

interface Known {
  readonly place: Place;
  /** Its titles in both languages, then the words besides. */
  readonly names: readonly string[];
  readonly under: string;
}

let prepared: readonly Known[] | undefined;

/** Made when somebody searches for the first time. */
function known(): readonly Known[] {
  prepared ??= PLACES.map((place) => ({
    place,
    names: [place.title.en, place.title.ja, ...(place.also ?? [])].map(plain),
    under: plain(place.under ?? ''),
  }));
  return prepared;
}

function fitOf(name: string, under: string, sought: string, parts: readonly string[]): Fit {
  if (name === sought) return 0;
  if (name.startsWith(sought)) return 1;
  if (name.includes(sought)) return 2;
  const isAllThere = parts.every((part) => name.includes(part) || under.includes(part));
  return isAllThere && parts.some((part) => name.includes(part)) ? 3 : undefined;
}

/** Without what people write in more than one way. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[ー\p{P}\p{S}\p{Z}]/gu, '');
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(/[\s、,/:>]+/)
    .map(plain)
    .filter((word) => word !== '');
}
