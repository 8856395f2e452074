/**
 * Whether a WinHTTP bypass list lets calls to that host past the proxy. Entries are names with `*` for any text, with or without a
 * scheme or a port; `<local>` stands for names without a dot.
 */
export function isBypassed(host: string, bypass: readonly string[]): boolean {
  return bypass.some((entry) => {
    const plain = entry
      .trim()
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '');
    if (plain === '<local>') return !host.includes('.');
    const name = plain.replace(/:\d+$/, '');
    if (name === '') return false;
    const pattern = name.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${pattern}$`).test(host.toLowerCase());
  });
}
