/** True when the host is one of the names, or lies in one of the domains that are written with a leading dot or `*.`; `*` is every host. */
export function hostMatches(host: string, names: readonly string[]): boolean {
  const wanted = host.toLowerCase().replace(/\.$/, '');
  return names.some((entry) => {
    const name = entry.trim().toLowerCase().replace(/^\*\./, '.');
    if (name === '*') return true;
    if (name.startsWith('.')) return wanted.endsWith(name) || wanted === name.slice(1);
    return wanted === name;
  });
}
