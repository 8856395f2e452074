/**
 * A name as a shell takes it; undefined where it has signs that a shell reads otherwise. Machines and their groups are called what a
 * client claims, and people copy the commands of an answer.
 */
export function quoted(name: string): string | undefined {
  if (!/^[\p{L}\p{N}\p{M} ,.:;/()[\]&+#@=_-]+$/u.test(name)) return undefined;
  return /^[\p{L}\p{N}.:/_-]+$/u.test(name) && !name.startsWith('-') ? name : `"${name}"`;
}

/** The same, and `NAME` for a name that is not safe to be copied. */
export function typed(name: string): string {
  return quoted(name) ?? 'NAME';
}

/** The host of an address as a shell takes it, without the brackets of IPv6; `HOST` for one with signs that a shell reads otherwise, which the host of a URL may have. */
export function typedHost(host: string): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  return /^[a-z0-9:][a-z0-9:._-]*$/i.test(bare) ? bare : 'HOST';
}

/** A whole address of the same kind; undefined for one that is not safe to be copied. */
export function typedUrl(url: string): string | undefined {
  return /^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9][a-z0-9._-]*)(:\d+)?(\/[a-z0-9._~/-]*)?(\?[a-z0-9=._-]*)?$/i.test(
    url,
  )
    ? url
    : undefined;
}

/** What stands between the quotation marks that a command has already; undefined where it would get out of them. Wider than `quoted`: lists with `*` and `<local>`. */
export function insideQuotes(text: string): string | undefined {
  return /^[\w.:;/=*<>,@ [\]-]+$/.test(text) ? text : undefined;
}
