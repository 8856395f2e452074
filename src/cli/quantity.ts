const FIGURES = new Intl.NumberFormat('en');

/** Bytes for people: `512 bytes`, `1.5 MB`. Powers of 1024, as Windows shows them. */
export function bytes(count: number): string {
  if (count < 1024) return plural(count, 'byte');
  let value = count;
  let unit = 0;
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  while (value >= 1023.95 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} ${units[unit]}`;
}

/** `1,234` */
export function figure(count: number): string {
  return FIGURES.format(count);
}

/** `1 file`, `1,234 files`. */
export function plural(count: number, noun: string): string {
  return `${figure(count)} ${count === 1 ? noun : `${noun}s`}`;
}

/** `3 files (1.5 MB)` */
export function filesAndBytes(files: number, size: number): string {
  return `${plural(files, 'file')} (${bytes(size)})`;
}
