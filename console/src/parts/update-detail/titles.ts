/** A title without the KB number at its end, which stands apart. */
export function withoutKb(title: string): string {
  return title.replace(/\s*\(KB\d+\)\s*$/i, '');
}

/** `KB5025221`, of the first article; without one the beginning of the title. */
export function shortName({
  kbArticleIds,
  title,
}: {
  readonly kbArticleIds: readonly string[];
  readonly title: string;
}): string {
  return kbArticleIds[0] === undefined ? title : `KB${kbArticleIds[0]}`;
}

/** An address that upstream wrote, if it is one that a person may be sent to. */
export function safeAddress(text: string): string | undefined {
  try {
    const { protocol, href } = new URL(text);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}
