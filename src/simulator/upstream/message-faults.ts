import { altering, type Fault } from './fault.ts';
import { UpstreamFault } from './upstream-fault.ts';

// Faults of the messages, whatever the catalog is.

type On = Fault['on'];

/** A SOAP fault with that ErrorCode; '' names none. */
export function soapFault(on: On, code: string, message = ''): Fault {
  return { on, refuse: () => new UpstreamFault(code, message) };
}

/** An envelope that is not closed where it should be. */
export function badXml(on: On): Fault {
  return textFault(on, (text) => text.replace('</soap:Body>', '</soap:Corpus>'));
}

/** Entities that are ten of another, ten deep: a few hundred bytes that would be gigabytes. */
export function envelopeBomb(on: On): Fault {
  return textFault(on, (text) => withDoctype(text, entityBomb(), '&l9;'));
}

/** A DTD that names a file of the reader's machine, and an address inside its network. */
export function envelopeExternalEntity(on: On): Fault {
  const doctype =
    '<!DOCTYPE soap [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://169.254.169.254/latest/">%p;]>';
  return textFault(on, (text) => withDoctype(text, doctype, '&e;'));
}

/** Elements in elements, so many deep. */
export function envelopeNesting(on: On, depth = 100_000): Fault {
  return textFault(on, (text) =>
    text.replace('</soap:Body>', `${'<n>'.repeat(depth)}${'</n>'.repeat(depth)}</soap:Body>`),
  );
}

/** The operation's element is there and has nothing in it. */
export function emptyAnswer(on: On): Fault {
  return textFault(on, (text) => text.replace(/(<\w+Response xmlns="[^"]+">).*(<\/\w+Response>)/s, '$1$2'));
}

/** Compressed documents that are no base64. */
export function invalidBase64(): Fault {
  return textFault('GetUpdateData', (text) =>
    text
      .replace(/<XmlUpdateBlobCompressed>.{8}/gs, '<XmlUpdateBlobCompressed>§§§§\u0001')
      .replace(
        /<XmlUpdateBlob>.*?<\/XmlUpdateBlob>/gs,
        '<XmlUpdateBlobCompressed>*=*=*</XmlUpdateBlobCompressed>',
      ),
  );
}

/** Cookies that expired before they were handed out. */
export function expiredCookies(): Fault {
  return altering('GetCookie', (cookie) => ({ ...cookie, expiration: '2001-01-01T00:00:00Z' }));
}

/** Every anchor is void: ServerChanged for whoever brings one (protocol-facts 4.3). */
export function serverChanged(): Fault {
  return {
    on: ['GetConfigData', 'GetRevisionIdList', 'GetDeployments'],
    refuse: (request) => (hasAnchor(request) ? new UpstreamFault('ServerChanged') : undefined),
  };
}

/** `<!DOCTYPE …>` with entities l0 to l9 that grow tenfold each. */
export function entityBomb(root = 'soap'): string {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
  );
  return `<!DOCTYPE ${root} [<!ENTITY l0 "lol">${levels.join('')}]>`;
}

function withDoctype(text: string, doctype: string, use: string): string {
  const root = text.indexOf('<', text.startsWith('<?') ? text.indexOf('?>') : 0);
  const whole = text.slice(0, root) + doctype + text.slice(root);
  return whole.replace(/(<\w+Result>)/, `$1<Extra>${use}</Extra>`);
}

function textFault(on: On, change: (text: string) => string): Fault {
  return { on, reply: (reply) => ({ ...reply, body: Buffer.from(change(reply.body.toString())) }) };
}

function hasAnchor(request: unknown): boolean {
  const { configAnchor, deploymentAnchor, filter } = request as {
    configAnchor?: string;
    deploymentAnchor?: string;
    filter?: { anchor?: string };
  };
  return [configAnchor, deploymentAnchor, filter?.anchor].some((each) => each !== undefined && each !== '');
}
