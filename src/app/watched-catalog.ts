import type { Catalog } from '#catalog';

/** The same catalog, which tells of each change after scans see it: approvals want files, declines want them no more. */
export function watchedCatalog(catalog: Catalog, changed: () => void): Catalog {
  return {
    get snapshot() {
      return catalog.snapshot;
    },
    apply(delta) {
      const snapshot = catalog.apply(delta);
      changed();
      return snapshot;
    },
  };
}
