import { type UseQueryResult, useQuery } from '@tanstack/react-query';

/** A package by others; console/shipped-packages.ts writes the list when the console is built. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly licence: string;
  readonly runsIn: readonly ('server' | 'console')[];
}

/** Everything that is shipped: a file beside the console, which changes with it only. */
export function useShipped(): UseQueryResult<readonly ShippedPackage[], Error> {
  return useQuery({
    queryKey: ['shipped packages'],
    queryFn: async ({ signal }) => {
      const response = await fetch('/packages.json', { signal });
      if (!response.ok) throw new Error(`packages.json: ${response.status}`);
      return (await response.json()) as readonly ShippedPackage[];
    },
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  });
}
