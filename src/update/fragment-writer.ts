import { escapeAttribute, escapeText, type XmlReader } from '#xml';

const SCHEMAS = 'http://schemas.microsoft.com/msus/';

/** The dotted prefixes of Core fragments (MS-WUSP 3.1.1.1); elements of any other namespace keep their bare name. */
const DOTTED: ReadonlyMap<string, string> = new Map([
  ['http://schemas.microsoft.com/msus/2002/12/BaseApplicabilityRules', 'b.'],
  ['http://schemas.microsoft.com/msus/2002/12/MsiApplicabilityRules', 'm.'],
  ['http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/WindowsDriver', 'd.'],
]);

const CHUNK = 1 << 16;

/**
 * Writes the elements a reader passes the way a real WSUS writes fragments (protocol-facts 10): no
 * prefixes, no prefix declarations, ` />` for what is empty, attributes in their order, no white space
 * between elements.
 *
 * Default declarations (`xmlns="…"`) stay where they stood: the CBS and MSI engines of the client parse the manifest
 * below them on their own. Only those of the update schemas go; they would be there in documents that use no prefix
 * at all, which a real WSUS was never seen to hand out.
 */
export class FragmentWriter {
  readonly #names: ReadonlyMap<string, string> | undefined;
  readonly #chunks: string[] = [];
  #text = '';
  #tagOpen = false;

  /** `dotted` for Core, whose rules are told apart by `b.`, `m.` and `d.`. */
  constructor(style: 'dotted' | 'bare') {
    this.#names = style === 'dotted' ? DOTTED : undefined;
  }

  /** The element that the reader has just opened. */
  open(reader: XmlReader): void {
    this.#startTag(this.#nameOf(reader));
    const { attributes, declarations } = reader;
    let text = this.#text;
    let next = 0;
    for (const { prefix, uri, index } of declarations) {
      if (prefix !== '' || uri.startsWith(SCHEMAS)) continue;
      for (; next < index; next++) {
        const { local, value } = attributes[next]!;
        text += ` ${local}="${escapeAttribute(value)}"`;
      }
      text += ` xmlns="${escapeAttribute(uri)}"`;
    }
    for (; next < attributes.length; next++) {
      const { local, value } = attributes[next]!;
      text += ` ${local}="${escapeAttribute(value)}"`;
    }
    this.#text = text;
  }

  /** An element of our own making, to be closed by `closeAs`. */
  openAs(name: string, attributes: Iterable<readonly [name: string, value: string]>): void {
    this.#startTag(name);
    for (const [local, value] of attributes) this.#text += ` ${local}="${escapeAttribute(value)}"`;
  }

  text(text: string): void {
    if (text === '') return;
    this.#endTag();
    this.#text += escapeText(text);
  }

  /** The element that the reader has just closed. */
  close(reader: XmlReader): void {
    this.closeAs(this.#nameOf(reader));
  }

  closeAs(name: string): void {
    if (this.#tagOpen) {
      this.#text += ' />';
      this.#tagOpen = false;
    } else {
      this.#text += `</${name}>`;
    }
    if (this.#text.length > CHUNK) this.#chunks.push(this.#flush());
  }

  /** Everything written so far. */
  toString(): string {
    const rest = this.#flush();
    return this.#chunks.length === 0 ? rest : this.#chunks.join('') + rest;
  }

  #startTag(name: string): void {
    this.#endTag();
    this.#text += `<${name}`;
    this.#tagOpen = true;
  }

  #endTag(): void {
    if (!this.#tagOpen) return;
    this.#text += '>';
    this.#tagOpen = false;
  }

  #nameOf(reader: XmlReader): string {
    const prefix = this.#names?.get(reader.namespace);
    return prefix === undefined ? reader.local : prefix + reader.local;
  }

  /**
   * Text put together piece by piece is a tree of pieces, each of them larger than the text in it and some of them
   * views of the whole document. Searching flattens it, which bounds memory to a small multiple of the document.
   */
  #flush(): string {
    const text = this.#text;
    text.indexOf('\0');
    this.#text = '';
    return text;
  }
}
