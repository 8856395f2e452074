/** Counts one more of that name. */
export function add(sums: Record<string, number>, name: string): void {
  sums[name] = (sums[name] ?? 0) + 1;
}

/** `a 1, b 2`, by name. */
export function list(sums: Readonly<Record<string, number>>): string {
  return Object.entries(sums)
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

/** `1.5 s` */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
