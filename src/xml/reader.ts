import type { Failure, FailureTable } from '#base';
import { xmlFailures } from './failures.ts';
import type { XmlLimits } from './limits.ts';

type XmlFailureCode = typeof xmlFailures extends FailureTable<infer Code> ? Code : never;

export interface XmlAttribute {
  readonly prefix: string;
  readonly local: string;
  /** With references resolved and white space normalised as XML 1.0 3.3.3 asks. */
  readonly value: string;
}

export type XmlEvent = 'open' | 'text' | 'close' | 'end';

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

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
  /** Namespace declarations on this very element: `['', uri]` is the default one. Of 'open' events. */
  declarations: readonly (readonly [prefix: string, uri: string])[] = [];
  /** Of 'open' events: written as `<a/>`. A 'close' event follows all the same. */
  empty = false;
  /** Of 'text' events: decoded. */
  text = '';
  /** Of 'text' events: holds white space only. */
  blank = false;

  readonly #source: string;
  readonly #limits: XmlLimits;
  readonly #subject: string | undefined;
  readonly #stack: { prefix: string; local: string; namespace: string; bindings: Map<string, string> }[] = [];
  #bindings: Map<string, string> = new Map([['xml', XML_NAMESPACE]]);
  #position = 0;
  #elements = 0;
  #pendingClose = false;
  #rootSeen = false;

  constructor(source: string, limits: XmlLimits, subject?: string) {
    this.#source = source;
    this.#limits = limits;
    this.#subject = subject;
  }

  /** Number of elements that are open now, the one just opened included. */
  get depth(): number {
    return this.#stack.length;
  }

  /** Offset in the text just behind the current event. */
  get position(): number {
    return this.#position;
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
          this.#position = this.#behind('?>', at);
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
    const before = this.#source.slice(0, at);
    const line = (before.match(/\n/g)?.length ?? 0) + 1;
    const column = at - before.lastIndexOf('\n');
    const place = `${detail} (line ${line}, column ${column})`;
    return xmlFailures.fail(
      code,
      this.#subject === undefined ? { detail: place } : { subject: this.#subject, detail: place },
    );
  }

  #finish(): XmlEvent {
    const open = this.#stack.at(-1);
    if (open !== undefined)
      throw this.failure('truncated', `<${qualified(open.prefix, open.local)}> is still open`);
    if (!this.#rootSeen) throw this.failure('truncated', 'there is no element at all');
    return 'end';
  }

  #readText(at: number): boolean {
    const source = this.#source;
    let end = source.indexOf('<', at);
    if (end < 0) end = source.length;
    this.#position = end;
    const raw = source.slice(at, end);
    const blank = raw.trim() === '';
    if (this.#stack.length === 0) {
      if (!blank && raw !== '\uFEFF')
        throw this.failure('not-well-formed', 'text outside the root element', at);
      return false;
    }
    this.text = this.#resolve(raw, at, false);
    this.blank = blank;
    return true;
  }

  #readMarkup(at: number): boolean {
    const source = this.#source;
    if (source.startsWith('<!--', at)) {
      this.#position = this.#behind('-->', at + 4);
      return false;
    }
    if (source.startsWith('<![CDATA[', at)) {
      const end = this.#behind(']]>', at);
      if (this.#stack.length === 0)
        throw this.failure('not-well-formed', 'text outside the root element', at);
      this.text = source.slice(at + 9, end - 3).replace(/\r\n?/g, '\n');
      this.blank = this.text.trim() === '';
      this.#position = end;
      return true;
    }
    if (source.startsWith('<!DOCTYPE', at)) throw this.failure('doctype-forbidden', 'DOCTYPE', at);
    throw this.failure('not-well-formed', 'unknown declaration', at);
  }

  #readClose(at: number): void {
    const source = this.#source;
    const end = source.indexOf('>', at);
    if (end < 0) throw this.failure('truncated', 'inside an end tag', at);
    const open = this.#stack.at(-1);
    const name = source.slice(at + 2, end).trimEnd();
    if (open === undefined) throw this.failure('not-well-formed', `</${name}> closes nothing`, at);
    if (name !== qualified(open.prefix, open.local)) {
      throw this.failure('not-well-formed', `</${name}> closes <${qualified(open.prefix, open.local)}>`, at);
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
    this.#bindings = open.bindings;
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
    if (name === '') throw this.failure('not-well-formed', 'a tag without a name', at);

    const attributes: XmlAttribute[] = [];
    const declarations: (readonly [string, string])[] = [];
    let bindings = this.#bindings;
    let empty = false;
    for (;;) {
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
      position = this.#readAttribute(position, name, attributes, declarations);
      if (attributes.length + declarations.length > this.#limits.attributes) {
        throw this.failure('too-large', `more than ${this.#limits.attributes} attributes on <${name}>`, at);
      }
    }
    if (declarations.length > 0) {
      bindings = new Map(bindings);
      for (const [prefix, uri] of declarations) bindings.set(prefix, uri);
    }
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const namespace = bindings.get(prefix);
    if (namespace === undefined && prefix !== '') {
      throw this.failure('not-well-formed', `the prefix ${prefix} is not declared`, at);
    }
    this.prefix = prefix;
    this.local = colon < 0 ? name : name.slice(colon + 1);
    this.namespace = namespace ?? '';
    this.attributes = attributes;
    this.declarations = declarations;
    this.empty = empty;
    this.#stack.push({ prefix, local: this.local, namespace: this.namespace, bindings: this.#bindings });
    this.#bindings = bindings;
    this.#position = position;
    this.#pendingClose = empty;
  }

  #readAttribute(
    start: number,
    element: string,
    attributes: XmlAttribute[],
    declarations: (readonly [string, string])[],
  ): number {
    const source = this.#source;
    let position = nameEnd(source, start);
    const name = source.slice(start, position);
    position = skipBlank(source, position);
    if (name === '' || source.charCodeAt(position) !== 61 /* = */) {
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
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const local = colon < 0 ? name : name.slice(colon + 1);
    if (prefix === 'xmlns' || name === 'xmlns') {
      declarations.push([prefix === 'xmlns' ? local : '', value]);
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
    return text.replace(/&([^;&]{0,32});?/g, (whole, name: string) => {
      const resolved = whole.endsWith(';') ? resolveReference(name) : undefined;
      if (resolved === undefined) throw this.failure('unknown-entity', whole.slice(0, 34), at);
      return resolved;
    });
  }

  #behind(terminator: string, from: number): number {
    const at = this.#source.indexOf(terminator, from);
    if (at < 0) throw this.failure('truncated', `"${terminator}" is missing`, from);
    return at + terminator.length;
  }
}

function resolveReference(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name];
  const hex = name[1] === 'x';
  const digits = name.slice(hex ? 2 : 1);
  if (!(hex ? /^[0-9a-fA-F]{1,6}$/ : /^[0-9]{1,7}$/).test(digits)) return undefined;
  const code = Number.parseInt(digits, hex ? 16 : 10);
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0x10ffff);
  return allowed && code !== 0xfffe && code !== 0xffff ? String.fromCodePoint(code) : undefined;
}

function qualified(prefix: string, local: string): string {
  return prefix === '' ? local : `${prefix}:${local}`;
}

function skipBlank(source: string, position: number): number {
  for (;;) {
    const code = source.charCodeAt(position);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return position;
    position++;
  }
}

/** Where a name ends: at white space, `/`, `>`, `=`, or at a character that no name can hold. */
function nameEnd(source: string, position: number): number {
  for (;;) {
    const code = source.charCodeAt(position);
    const inName =
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 58) ||
      code === 95 ||
      code === 45 ||
      code === 46 ||
      code >= 128;
    if (!inName) return position;
    position++;
  }
}
