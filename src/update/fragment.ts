/** A text in one language. */
export interface LanguageFragment {
  /** As the document writes it. */
  readonly language: string;
  readonly xml: string;
}

export interface EulaFragment extends LanguageFragment {
  readonly geoId: string;
}

/**
 * The pieces of an update document that clients are handed (MS-WUSP 3.1.1.1, protocol-facts 10).
 * Each is a run of elements, not well-formed as a document, and not yet escaped for the wire.
 */
export interface Fragments {
  readonly core: string;
  readonly extended: string;
  readonly localized: readonly LanguageFragment[];
  readonly eulas: readonly EulaFragment[];
}
