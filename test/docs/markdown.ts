/** A Markdown table; columns in which no row says anything are left out. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = titles.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''));
  const line = (cells: readonly string[]) =>
    `| ${cells
      .filter((_, column) => kept[column])
      .map((cell) => cell.replaceAll('|', '\\|'))
      .join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A page: its parts with an empty line between them. `source` says where a reader mends what is wrong in it. */
export function page(title: string, source: string, parts: readonly string[]): string {
  const note = `<!-- Written by \`npm run docs\` from ${source}. Change it there. -->`;
  return `${[`# ${title}`, note, ...parts].join('\n\n')}\n`;
}

export function code(text: string): string {
  return `\`${text}\``;
}
