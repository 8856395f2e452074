import type { AdminRoute } from './route.ts';

/** Which methods an address has, '' for none: `GET, PUT`. `path` is what follows the prefix, without the query. */
export function methodsOf(routes: readonly AdminRoute[], path: string): string {
  const methods = routes.filter((route) => addressFits(route.path, path)).map(({ method }) => method);
  return [...new Set(methods)].join(', ');
}

/** Whether an address is one of that pattern: `/groups/:group`. */
export function addressFits(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]))
  );
}
