import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { type Asked, ask, type Heard, lastHeard, type Method, onHeard, type Query, Refused } from './ask.ts';

/** What was asked lately is kept while it is asked again: nothing blinks. What the server refuses is not asked again by itself. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => !(error instanceof Refused) && failures < 2,
      // Whether the server answers is found out by asking; the browser's own guess is often wrong on closed networks.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

// What failed while the server was away, and what may have changed meanwhile, is asked anew when it is back.
let wasReached = true;
onHeard(({ reached }) => {
  if (reached && !wasReached) void answers.invalidateQueries();
  wasReached = reached;
});

/** How the last call went; drawn anew when the server goes away or comes back, or the session ends. */
export function useHeard(): Heard {
  return useSyncExternalStore(onHeard, lastHeard);
}

export interface AnswerOptions {
  /** Asked again so often, milliseconds. */
  readonly every?: number | undefined;
  /** Not asked before this is true. */
  readonly when?: boolean;
  /** Keep showing what was there while something else is asked for: searches, pages of lists. */
  readonly keep?: boolean;
  /** Good for so long, milliseconds: what takes the server some work is not asked again whenever somebody looks. */
  readonly lasts?: number;
}

/** The answer of a GET. Each address is asked once however many show it, and shown from memory when one comes back. */
export function useAnswer<Answer>(
  path: string,
  query?: Query,
  options: AnswerOptions = {},
): UseQueryResult<Answer, Error> {
  return useQuery<Answer, Error>({
    queryKey: [path, query ?? {}],
    queryFn: ({ signal }) => ask<Answer>('GET', path, { query, signal }),
    enabled: options.when ?? true,
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.lasts === undefined ? {} : { staleTime: options.lasts }),
  });
}

/** Asks what `useAnswer(path)` will ask in a moment. Resolves with whether there is an answer; never rejects. */
export async function askAhead(path: string): Promise<boolean> {
  const queryKey = [path, {}];
  await answers.prefetchQuery({
    queryKey,
    queryFn: ({ signal }) => ask<unknown>('GET', path, { signal }),
    retry: false,
  });
  return answers.getQueryData(queryKey) !== undefined;
}

/** What is done once a change is over. */
interface Afterwards<Answer> {
  readonly onSuccess?: (answer: Answer) => void;
  readonly onError?: (error: Error) => void;
}

type Change<Given, Answer> = Omit<UseMutationResult<Answer, Error, Given>, 'mutate'> & {
  readonly mutate: (given: Given, afterwards?: Afterwards<Answer>) => void;
};

/**
 * Something that changes: `mutate` or `mutateAsync` with what `toCall` takes. Afterwards every answer is asked anew whose path begins with
 * one of `refresh` (all when left out).
 */
export function useChange<Given, Answer>(
  toCall: (given: Given) => readonly [Method, string, Asked?],
  { refresh }: { readonly refresh?: readonly string[] } = {},
): Change<Given, Answer> {
  const client = useQueryClient();
  const { mutate: _ofLibrary, ...mutation } = useMutation<Answer, Error, Given>({
    mutationFn: (given) => ask<Answer>(...toCall(given)),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [path] }) =>
          refresh === undefined || refresh.some((begin) => String(path).startsWith(begin)),
      }),
  });
  const { mutateAsync } = mutation;
  // Not the library's: it forgets what is to be done afterwards when what was changed has gone from the page by then, as a row of a queue has.
  const mutate = useCallback(
    (given: Given, { onSuccess, onError }: Afterwards<Answer> = {}) => {
      void mutateAsync(given).then(onSuccess, onError ?? (() => {}));
    },
    [mutateAsync],
  );
  return { ...mutation, mutate };
}
