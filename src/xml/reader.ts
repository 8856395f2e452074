import type { Failure, FailureTable } from '#base';
import { xmlFailures } from './failures.ts';
import type { XmlLimits } from './limits.ts';
import { colonOf, isBlank, isBlankCode, NO_NAME, nameEnd, skipBlank } from './names.ts';
import { resolveReferences } from './references.ts';

type XmlFailureCode = typeof xmlFailures extends FailureTable<infer Code> ? Code : never;

export interface XmlAttribute {
  readonly prefix: string;
  readonly local: string;
  /** With references resolved and white space normalised as XML 1.0 3.3.3 asks. */
  readonly value: string;
}

export interface XmlDeclaration {
  /** '' for the default namespace. */
  readonly prefix: string;
  readonly uri: string;
  /** How many of the element's attributes stand before it, for writers that keep its place. */
  readonly index: number;
}

interface OpenElement {
  /** As written, prefix and all. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  /** The bindings its declarations hide. */
  readonly hidden: readonly (readonly [prefix: string, uri: string | undefined])[] | undefined;
}

export type XmlEvent = 'open' | 'text' | 'close' | 'end';

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';
const XML_DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])1\.[0-9]+\1(\s+encoding\s*=\s*(["'])[A-Za-z][A-Za-z0-9._-]*\3)?(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*\?>/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML 1.0 2.2 forbids; in a reply they would stop a client's scan
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/**
 * Pulls one event after the other out of an XML text. After `next()` the fields describe that event.
 * It reads namespaces, refuses DTDs and undeclared entities, checks that tags match, and never looks
 * anything up outside the text. It keeps no tree: memory is the text plus the open elements.
 */
export class XmlReader {
  /** Of 'open' and 'close' events. */
  prefix = '';
  local = '';
  /** Namespace URI of the element, '' for none. */
  namespace = '';
  /** Of 'open' events, in document order, namespace declarations left out. */
  attributes: readonly XmlAttribute[] = [];
  /** Namespace declarations on this very element. Of 'open' events. */
  declarations: readonly XmlDeclaration[] = [];
  /** Of 'open' events: written as `<a/>`. A 'close' event follows all the same. */
  empty = false;
  /** Of 'text' events: decoded. */
  text = '';
  /** Of 'text' events: holds white space only. */
  blank = false;

  readonly #source: string;
  readonly #limits: XmlLimits;
  readonly #subject: string | undefined;
  readonly #stack: OpenElement[] = [];
  /**
   * What each prefix means here, undefined for nothing. One map for the whole document: an element that leaves puts
   * back what it changed. Nothing is deleted: a large map that is set and deleted from in turns is slow.
   */
  readonly #bindings: Map<string, string | undefined> = new Map([['xml', XML_NAMESPACE]]);
  #position = 0;
  #start = 0;
  #elements = 0;
  #pendingClose = false;
  #rootSeen = false;

  constructor(source: string, limits: XmlLimits, subject?: string) {
    this.#source = source;
    this.#limits = limits;
    this.#subject = subject;
    if (source.charCodeAt(0) === 0xfeff) this.#position = 1;
    const forbidden = source.search(FORBIDDEN);
    if (forbidden >= 0) {
      const code = source.charCodeAt(forbidden).toString(16).toUpperCase().padStart(4, '0');
      throw this.failure('not-well-formed', `the character U+${code}`, forbidden);
    }
  }

  /** Number of elements that are open now, the one just opened included. */
  get depth(): number {
    return this.#stack.length;
  }

  /** Offset in the text just behind the current event. */
  get position(): number {
    return this.#position;
  }

  /** Where the current event begins, for people: "line 3, column 14". */
  get place(): string {
    return this.#place(this.#start);
  }

  next(): XmlEvent {
    if (this.#pendingClose) {
      this.#pendingClose = false;
      this.#leave();
      return 'close';
    }
    const source = this.#source;
    for (;;) {
      const at = this.#position;
      if (at >= source.length) return this.#finish();
      this.#start = at;
      if (source.charCodeAt(at) !== 60 /* < */) {
        if (this.#readText(at)) return 'text';
        continue;
      }
      switch (source.charCodeAt(at + 1)) {
        case 47 /* / */:
          this.#readClose(at);
          return 'close';
        case 33 /* ! */:
          if (this.#readMarkup(at)) return 'text';
          continue;
        case 63 /* ? */:
          this.#readInstruction(at);
          continue;
        default:
          this.#readOpen(at);
          return 'open';
      }
    }
  }

  /** Passes over everything inside the element just opened, its close event included. */
  skip(): void {
    const depth = this.#stack.length;
    while (this.#stack.length >= depth) {
      if (this.next() === 'end') return;
    }
  }

  /** The text directly inside the element just opened, up to and including its close event. Child elements are passed over. */
  readTextContent(): string {
    let content = '';
    for (;;) {
      const event = this.next();
      if (event === 'text') content += this.text;
      else if (event === 'open') this.skip();
      else return content;
    }
  }

  /** A failure at the current place, with line and column. */
  failure(code: XmlFailureCode, detail: string, at = this.#position): Failure {
    const place = `${detail} (${this.#place(at)})`;
    return xmlFailures.fail(
      code,
      this.#subject === undefined ? { detail: place } : { subject: this.#subject, detail: place },
    );
  }

  #place(at: number): string {
    const source = this.#source;
    let line = 1;
    let lineStart = 0;
    for (;;) {
      const end = source.indexOf('\n', lineStart);
      if (end < 0 || end >= at) return `line ${line}, column ${at - lineStart + 1}`;
      line++;
      lineStart = end + 1;
    }
  }

  #finish(): XmlEvent {
    const open = this.#stack.at(-1);
    if (open !== undefined) throw this.failure('truncated', `<${open.name}> is still open`);
    if (!this.#rootSeen) throw this.failure('truncated', 'there is no element at all');
    return 'end';
  }

  #readText(at: number): boolean {
    const source = this.#source;
    let end = source.indexOf('<', at);
    if (end < 0) end = source.length;
    this.#position = end;
    const raw = source.slice(at, end);
    const blank = isBlank(raw);
    if (this.#stack.length === 0) {
      if (!blank) throw this.failure('not-well-formed', 'text outside the root element', at);
      return false;
    }
    if (raw.includes(']]>')) throw this.failure('not-well-formed', '"]]>" in a text', at);
    this.text = this.#resolve(raw, at, false);
    this.blank = blank;
    return true;
  }

  #readMarkup(at: number): boolean {
    const source = this.#source;
    if (source.startsWith('<!--', at)) {
      this.#position = this.#behind('--', at + 4) + 1;
      if (source.charCodeAt(this.#position - 1) === 62 /* > */) return false;
      throw this.#position > source.length
        ? this.failure('truncated', 'inside a comment', at)
        : this.failure('not-well-formed', '"--" inside a comment', at);
    }
    if (source.startsWith('<![CDATA[', at)) {
      const end = this.#behind(']]>', at);
      if (this.#stack.length === 0)
        throw this.failure('not-well-formed', 'text outside the root element', at);
      this.text = source.slice(at + 9, end - 3).replace(/\r\n?/g, '\n');
      this.blank = isBlank(this.text);
      this.#position = end;
      return true;
    }
    if (source.startsWith('<!DOCTYPE', at)) throw this.failure('doctype-forbidden', 'DOCTYPE', at);
    throw this.failure('not-well-formed', 'unknown declaration', at);
  }

  #readInstruction(at: number): void {
    const source = this.#source;
    const target = source.slice(at + 2, nameEnd(source, at + 2));
    this.#position = this.#behind('?>', at + 2);
    if (target.toLowerCase() === 'xml') {
      const isFirst = at === (source.charCodeAt(0) === 0xfeff ? 1 : 0);
      if (isFirst && XML_DECLARATION.test(source.slice(at, this.#position))) return;
      throw this.failure('not-well-formed', 'an XML declaration that is damaged or not the first thing', at);
    }
    const next = source.charCodeAt(at + 2 + target.length);
    if (colonOf(target) !== -1 || (next !== 63 /* ? */ && !isBlankCode(next))) {
      throw this.failure('not-well-formed', 'a processing instruction without a name', at);
    }
  }

  #readClose(at: number): void {
    const source = this.#source;
    const end = source.indexOf('>', at);
    if (end < 0) throw this.failure('truncated', 'inside an end tag', at);
    const open = this.#stack.at(-1);
    const behind = at + 2 + (open?.name.length ?? 0);
    if (
      open === undefined ||
      !source.startsWith(open.name, at + 2) ||
      (behind !== end && skipBlank(source, behind) !== end)
    ) {
      const name = source.slice(at + 2, Math.min(end, at + 62));
      const closes = open === undefined ? 'nothing' : `<${open.name}>`;
      throw this.failure('not-well-formed', `</${name}> closes ${closes}`, at);
    }
    this.#position = end + 1;
    this.#leave();
  }

  #leave(): void {
    const open = this.#stack.pop();
    if (open === undefined) return;
    this.prefix = open.prefix;
    this.local = open.local;
    this.namespace = open.namespace;
    if (open.hidden === undefined) return;
    for (const [prefix, uri] of open.hidden) {
      this.#bindings.set(prefix, uri);
    }
  }

  #readOpen(at: number): void {
    if (this.#stack.length === 0 && this.#rootSeen)
      throw this.failure('not-well-formed', 'a second root element', at);
    this.#rootSeen = true;
    if (++this.#elements > this.#limits.elements) {
      throw this.failure('too-large', `more than ${this.#limits.elements} elements`, at);
    }
    if (this.#stack.length >= this.#limits.depth) {
      throw this.failure('too-deep', `more than ${this.#limits.depth} levels`, at);
    }
    const source = this.#source;
    let position = nameEnd(source, at + 1);
    const name = source.slice(at + 1, position);
    const colon = colonOf(name);
    if (colon === NO_NAME) {
      const isCut = position >= source.length;
      throw this.failure(isCut ? 'truncated' : 'not-well-formed', 'a tag without a proper name', at);
    }

    const attributes: XmlAttribute[] = [];
    const declarations: XmlDeclaration[] = [];
    let empty = false;
    for (;;) {
      const end = position;
      position = skipBlank(source, position);
      const code = source.charCodeAt(position);
      if (code === 62 /* > */) {
        position++;
        break;
      }
      if (code === 47 /* / */ && source.charCodeAt(position + 1) === 62) {
        position += 2;
        empty = true;
        break;
      }
      if (position >= source.length) throw this.failure('truncated', `inside <${name}`, at);
      if (position === end) {
        throw this.failure('not-well-formed', `<${name} and its attributes are not apart`, position);
      }
      position = this.#readAttribute(position, name, attributes, declarations);
      if (attributes.length + declarations.length > this.#limits.attributes) {
        throw this.failure('too-large', `more than ${this.#limits.attributes} attributes on <${name}>`, at);
      }
    }
    const hidden = declarations.length === 0 ? undefined : this.#declare(declarations, name, at);
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const namespace = this.#bindings.get(prefix);
    if (namespace === undefined && prefix !== '') {
      throw this.failure('not-well-formed', `the prefix ${prefix} is not declared`, at);
    }
    this.#checkAttributePrefixes(attributes, name, at);
    this.prefix = prefix;
    this.local = colon < 0 ? name : name.slice(colon + 1);
    this.namespace = namespace ?? '';
    this.attributes = attributes;
    this.declarations = declarations;
    this.empty = empty;
    this.#stack.push({ name, prefix, local: this.local, namespace: this.namespace, hidden });
    this.#position = position;
    this.#pendingClose = empty;
  }

  /** Makes the declarations of an element hold, and gives what they hide. */
  #declare(declarations: readonly XmlDeclaration[], element: string, at: number) {
    const hidden: (readonly [prefix: string, uri: string | undefined])[] = [];
    for (const { prefix, uri } of declarations) {
      // Namespaces in XML 1.0, 2.2 and 3.
      const isReserved =
        prefix === 'xmlns' || uri === XMLNS_NAMESPACE || (prefix === 'xml') !== (uri === XML_NAMESPACE);
      if (isReserved || (uri === '' && prefix !== '')) {
        throw this.failure('not-well-formed', `xmlns:${prefix}="${uri.slice(0, 60)}" on <${element}>`, at);
      }
      if (hidden.some(([other]) => other === prefix)) {
        throw this.failure('not-well-formed', `${prefix || 'xmlns'} is declared twice on <${element}>`, at);
      }
      hidden.push([prefix, this.#bindings.get(prefix)]);
      this.#bindings.set(prefix, uri);
    }
    return hidden;
  }

  /** Attributes must have declared prefixes and must not be the same under two prefixes. */
  #checkAttributePrefixes(attributes: readonly XmlAttribute[], element: string, at: number): void {
    for (const attribute of attributes) {
      if (attribute.prefix === '') continue;
      const uri = this.#bindings.get(attribute.prefix);
      if (uri === undefined) {
        throw this.failure('not-well-formed', `the prefix ${attribute.prefix} is not declared`, at);
      }
      for (const other of attributes) {
        if (other === attribute) break;
        if (
          other.local === attribute.local &&
          other.prefix !== '' &&
          this.#bindings.get(other.prefix) === uri
        ) {
          throw this.failure('not-well-formed', `${attribute.local} stands twice on <${element}>`, at);
        }
      }
    }
  }

  #readAttribute(
    start: number,
    element: string,
    attributes: XmlAttribute[],
    declarations: XmlDeclaration[],
  ): number {
    const source = this.#source;
    let position = nameEnd(source, start);
    const name = source.slice(start, position);
    position = skipBlank(source, position);
    const colon = colonOf(name);
    if (colon === NO_NAME || source.charCodeAt(position) !== 61 /* = */) {
      throw this.failure(
        position >= source.length ? 'truncated' : 'not-well-formed',
        `in the attributes of <${element}>`,
        start,
      );
    }
    position = skipBlank(source, position + 1);
    const quote = source[position];
    if (quote !== '"' && quote !== "'") {
      throw this.failure(
        position >= source.length ? 'truncated' : 'not-well-formed',
        `${name} has no quoted value`,
        start,
      );
    }
    const end = source.indexOf(quote, position + 1);
    if (end < 0) throw this.failure('truncated', `inside the value of ${name}`, start);
    const raw = source.slice(position + 1, end);
    if (raw.includes('<')) throw this.failure('not-well-formed', `"<" inside the value of ${name}`, start);
    const value = this.#resolve(raw, position + 1, true);
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const local = colon < 0 ? name : name.slice(colon + 1);
    if (prefix === 'xmlns' || name === 'xmlns') {
      declarations.push({ prefix: prefix === 'xmlns' ? local : '', uri: value, index: attributes.length });
    } else {
      for (const other of attributes) {
        if (other.local === local && other.prefix === prefix) {
          throw this.failure('not-well-formed', `${name} stands twice on <${element}>`, start);
        }
      }
      attributes.push({ prefix, local, value });
    }
    return end + 1;
  }

  #resolve(raw: string, at: number, inAttribute: boolean): string {
    let text = raw;
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    if (inAttribute && /[\n\t]/.test(text)) text = text.replace(/[\n\t]/g, ' ');
    if (!text.includes('&')) return text;
    return resolveReferences(text, (reference) => this.failure('unknown-entity', reference, at));
  }

  #behind(terminator: string, from: number): number {
    const at = this.#source.indexOf(terminator, from);
    if (at < 0) throw this.failure('truncated', `"${terminator}" is missing`, from);
    return at + terminator.length;
  }
}
