/** An answer as far as it matters for what it is. */
export interface CameAnswer {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** `xml` may be a SOAP message or a WSDL; `html` is a page for people, also one that begins as XML. */
export interface WhatCame {
  readonly kind: 'xml' | 'html' | 'other' | 'empty';
  /** Of a page: its title, without line ends, at most 200 characters. */
  readonly title?: string;
  /** The beginning of the body as text; of UTF-16 too. */
  readonly head: string;
}

/** A page of this many bytes has its title in it. */
const HEAD = 4096;

/** Tells what kind of body came where a program was asked: what captive portals, proxies and IIS send instead are pages. */
export function whatCame({ headers, body }: CameAnswer): WhatCame {
  const head = headOf(body);
  const title = /<title[^>]*>([^<]{1,200})/i.exec(head)?.[1]?.replace(/\s+/g, ' ').trim();
  return { kind: kindOf(head, headers['content-type'] ?? ''), head, ...(title ? { title } : {}) };
}

function kindOf(head: string, contentType: string): WhatCame['kind'] {
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<(!doctype\s+html|html)/i.test(head)) return 'html';
  if (/^\s*<(\?xml|([\w-]+:)?(Envelope|definitions)\b)/.test(head)) return 'xml';
  if (/html/i.test(contentType)) return 'html';
  return head === '' ? 'empty' : 'other';
}

/** Also of UTF-16: the zero bytes fall out. */
function headOf(body: Uint8Array): string {
  return Buffer.from(body.subarray(0, HEAD))
    .toString('utf8')
    .replace(/^\ufeff|[\0\ufffd]/g, '');
}
