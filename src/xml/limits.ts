/** Bounds that keep hostile XML cheap. Every reader is made with one of these. */
export interface XmlLimits {
  /** Longest document, in bytes. */
  readonly bytes: number;
  /** Deepest nesting of elements. */
  readonly depth: number;
  /** Most attributes on one element. */
  readonly attributes: number;
  /** Most elements in the document. */
  readonly elements: number;
}

/** Update documents: a single Core fragment of 47 MB has been seen on a real server (protocol-facts 1.11). */
export const DOCUMENT_LIMITS: XmlLimits = {
  bytes: 256 * 1024 * 1024,
  depth: 128,
  attributes: 256,
  elements: 20_000_000,
};

/** SOAP messages that clients and downstream servers send. IIS refuses bodies over 4 MB by default. */
export const MESSAGE_LIMITS: XmlLimits = {
  bytes: 8 * 1024 * 1024,
  depth: 32,
  attributes: 64,
  elements: 250_000,
};
