import { useSearchParams } from 'react-router';
import type { PolicyGenerateQuery } from '#server/admin';

/** What stands in the address of the generator, each by the name that the API has for it. */
export const OPTION_NAMES = [
  'for',
  'group',
  'hours',
  'feature',
  'quality',
  'driver',
  'other',
  'option',
  'day',
  'hour',
  'alternate',
  'pinning',
  'signed',
] as const satisfies readonly (keyof PolicyGenerateQuery)[];

export type OptionName = (typeof OPTION_NAMES)[number];

/** What was chosen, as text; what was not, is not there. */
export type PolicyOptions = Readonly<Partial<Record<OptionName, string>>>;

export function usePolicyOptions(): readonly [
  PolicyOptions,
  (name: OptionName, value: string, how: 'typed' | 'chosen') => void,
] {
  const [params, setParams] = useSearchParams();
  const options = Object.fromEntries(
    OPTION_NAMES.map((name) => [name, params.get(name) ?? '']).filter(([, value]) => value !== ''),
  ) as PolicyOptions;
  return [
    options,
    (name, value, how) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          if (value === '') next.delete(name);
          else next.set(name, value);
          // Day and hour belong to a scheduled installation only.
          if (name === 'option' && value !== '4') for (const each of ['day', 'hour']) next.delete(each);
          return next;
        },
        { replace: how === 'typed' },
      ),
  ];
}
