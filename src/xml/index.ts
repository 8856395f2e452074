export { decodeXml } from './decode.ts';
export { attributeOf, childOf, childrenOf, readElement, textOf, type XmlElement } from './element.ts';
export { escapeAttribute, escapeText } from './escape.ts';
export { xmlFailures } from './failures.ts';
export { DOCUMENT_LIMITS, MESSAGE_LIMITS, type XmlLimits } from './limits.ts';
export { type XmlAttribute, type XmlDeclaration, type XmlEvent, XmlReader } from './reader.ts';
