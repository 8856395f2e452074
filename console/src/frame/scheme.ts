/** Light, dark, or as the system says. */
export type Scheme = 'system' | 'light' | 'dark';

const KEPT = 'todoku-scheme';

export function keptScheme(): Scheme {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function applyScheme(scheme: Scheme): void {
  if (scheme === 'system') {
    localStorage.removeItem(KEPT);
    delete document.documentElement.dataset['scheme'];
  } else {
    localStorage.setItem(KEPT, scheme);
    document.documentElement.dataset['scheme'] = scheme;
  }
}
