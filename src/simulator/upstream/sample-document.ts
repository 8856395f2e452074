import {
  attributeOf,
  childOf,
  childrenOf,
  DOCUMENT_LIMITS,
  decodeXml,
  readElement,
  textOf,
  type XmlElement,
  XmlReader,
} from '#xml';

const TYPES = ['detectoid', 'category', 'driver', 'software'];
const CATEGORY_TYPES = ['updateclassification', 'product', 'company', 'productfamily'];
const NAMED = /<(\w*:?)(KBArticleID|MoreInfoUrl)>/g;

/**
 * What Microsoft's sample would stumble over in a document (peers-and-anchors.md 1.4), in words; empty for none. `known`
 * are the file digests, base64, that the same answer gives an address for.
 */
export function complaintsAbout(text: string, known: ReadonlySet<string>): string[] {
  const complaints: string[] = [];
  const declared = /^<\?xml[^>]*encoding="([^"]+)"/.exec(text)?.[1];
  if (declared !== undefined && declared.toLowerCase() !== 'utf-16') {
    complaints.push(`the XML declaration says ${declared}, but it is kept as UTF-16`);
  }
  const reader = new XmlReader(decodeXml(Buffer.from(text), DOCUMENT_LIMITS), DOCUMENT_LIMITS);
  reader.next();
  const update = readElement(reader);
  complaints.push(...typeComplaints(update), ...titleComplaints(update), ...clauseComplaints(update));
  for (const file of childrenOf(childOf(update, 'Files'), 'File')) {
    complaints.push(...fileComplaints(file, known));
  }
  for (const [, prefix, name] of text.matchAll(NAMED)) {
    if (prefix !== 'upd:') complaints.push(`${name} has not the prefix upd`);
  }
  return complaints;
}

function typeComplaints(update: XmlElement): string[] {
  const properties = childOf(update, 'Properties');
  const type = attributeOf(properties ?? update, 'UpdateType')?.toLowerCase() ?? '';
  if (!TYPES.includes(type)) return [`UpdateType is "${type}"`];
  const data = childOf(update, 'HandlerSpecificData');
  const information = childOf(data, 'CategoryInformation');
  const category = information === undefined ? undefined : attributeOf(information, 'CategoryType');
  if (type === 'category' && !CATEGORY_TYPES.includes(category?.toLowerCase() ?? '')) {
    return [`CategoryType is "${category ?? ''}"`];
  }
  return [];
}

function titleComplaints(update: XmlElement): string[] {
  const texts = childrenOf(childOf(update, 'LocalizedPropertiesCollection'), 'LocalizedProperties');
  const english = texts.find((each) => textOf(each, 'Language') === 'en');
  return (textOf(english, 'Title') ?? '') === '' ? ['there is no English title'] : [];
}

function clauseComplaints(update: XmlElement): string[] {
  const relationships = childOf(update, 'Relationships');
  const clauses = ['Prerequisites', 'BundledUpdates'].flatMap((name) =>
    childrenOf(childOf(relationships, name), 'AtLeastOne'),
  );
  return clauses.some((clause) => clause.children.length === 0) ? ['an AtLeastOne is empty'] : [];
}

function fileComplaints(file: XmlElement, known: ReadonlySet<string>): string[] {
  const complaints: string[] = [];
  const name = attributeOf(file, 'FileName') ?? '';
  const digest = attributeOf(file, 'Digest') ?? '';
  if (Number.isNaN(Date.parse(attributeOf(file, 'Modified') ?? ''))) complaints.push(`${name} has no date`);
  if (!/^\d+$/.test(attributeOf(file, 'Size') ?? '')) complaints.push(`${name} has no size`);
  if (!known.has(digest)) complaints.push(`the answer gives no address for ${name}`);
  return complaints;
}
