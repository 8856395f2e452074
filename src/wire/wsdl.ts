import { escapeAttribute } from '#xml';
import { schemasOf } from './schemas.ts';
import { MONITORABLE, SERVICES, type Service, type ServiceName } from './services.ts';
import { fieldsOf, type Schema, type SchemaField, valuesOf } from './wusp/schema.ts';

const GUID_NAMESPACE = 'http://microsoft.com/wsdl/types/';
const GUID_PATTERN = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const BUILT_IN: ReadonlySet<string> = new Set(
  'string int short long boolean dateTime base64Binary unsignedByte unsignedInt'.split(' '),
);

/** What the names of a namespace are called with: `tns` for the service's own, `mon` for that of Ping. */
type Prefix = 'tns' | 'mon';

/**
 * The WSDL 1.1 document of a service, as `GET …?wsdl` answers it: types, messages, port type and bindings for
 * SOAP 1.1 and 1.2, with the service's address under that base URL (MS-WUSP 6, MS-WSUSSS 6).
 */
export function wsdlOf(service: ServiceName, baseUrl: string): string {
  const description = SERVICES[service];
  const schemas = schemasOf(service);
  const definitions = tag(
    'wsdl:definitions',
    {
      'xmlns:wsdl': 'http://schemas.xmlsoap.org/wsdl/',
      'xmlns:soap': 'http://schemas.xmlsoap.org/wsdl/soap/',
      'xmlns:soap12': 'http://schemas.xmlsoap.org/wsdl/soap12/',
      'xmlns:s': 'http://www.w3.org/2001/XMLSchema',
      'xmlns:guid': GUID_NAMESPACE,
      'xmlns:tns': description.namespace,
      ...(schemas.has(MONITORABLE) ? { 'xmlns:mon': MONITORABLE } : {}),
      targetNamespace: description.namespace,
    },
    [
      tag('wsdl:types', {}, typeSchemas(schemas)),
      ...messages(description),
      portType(description),
      binding(description, 'soap'),
      binding(description, 'soap12'),
      ports(description, baseUrl.replace(/\/+$/, '')),
    ],
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${definitions}\n`;
}

function typeSchemas(schemas: ReadonlyMap<string, Schema>): string[] {
  const texts = Array.from(schemas, ([namespace, schema]) => typeSchema(schema, namespace));
  return [...schemas.values()].some(usesGuid) ? [...texts, GUID_SCHEMA] : texts;
}

function typeSchema(schema: Schema, namespace: string): string {
  const prefix = prefixOf(namespace);
  return tag('s:schema', { elementFormDefault: 'qualified', targetNamespace: namespace }, [
    ...(usesGuid(schema) ? [tag('s:import', { namespace: GUID_NAMESPACE })] : []),
    ...Object.entries(schema.messages).map(([name, line]) =>
      tag('s:element', { name }, [complexType(undefined, fieldsOf(line), prefix)]),
    ),
    ...Object.entries(schema.types).map(([name, line]) => namedType(name, line, prefix)),
    ...arrayTypes(schema, prefix),
  ]);
}

function allFieldsOf(schema: Schema): SchemaField[] {
  const lines = [...Object.values(schema.messages), ...Object.values(schema.types)];
  return lines.filter((line) => valuesOf(line) === undefined).flatMap(fieldsOf);
}

function usesGuid(schema: Schema): boolean {
  return allFieldsOf(schema).some((field) => (field.item ?? field.type) === 'guid');
}

function prefixOf(namespace: string): Prefix {
  return namespace === MONITORABLE ? 'mon' : 'tns';
}

const GUID_SCHEMA = tag('s:schema', { elementFormDefault: 'qualified', targetNamespace: GUID_NAMESPACE }, [
  tag('s:simpleType', { name: 'guid' }, [
    tag('s:restriction', { base: 's:string' }, [tag('s:pattern', { value: GUID_PATTERN })]),
  ]),
]);

function namedType(name: string, line: string, prefix: Prefix): string {
  const values = valuesOf(line);
  if (values === undefined) return complexType(name, fieldsOf(line), prefix);
  return tag('s:simpleType', { name }, [
    tag(
      's:restriction',
      { base: 's:string' },
      values.map((value) => tag('s:enumeration', { value })),
    ),
  ]);
}

function complexType(name: string | undefined, fields: readonly SchemaField[], prefix: Prefix): string {
  const elements = fields.filter((field) => !field.attribute);
  const attributes = fields.filter((field) => field.attribute);
  return tag('s:complexType', name === undefined ? {} : { name }, [
    ...(elements.length === 0
      ? []
      : [
          tag(
            's:sequence',
            {},
            elements.map((field) => elementOf(field, prefix)),
          ),
        ]),
    ...attributes.map(({ name: attribute, type, occurs }) =>
      tag('s:attribute', {
        name: attribute,
        type: qualified(type, prefix),
        ...(occurs === 'once' ? { use: 'required' } : {}),
      }),
    ),
  ]);
}

function elementOf(field: SchemaField, prefix: Prefix): string {
  return tag('s:element', {
    minOccurs: field.occurs === 'once' ? '1' : '0',
    maxOccurs: field.occurs === 'many' ? 'unbounded' : '1',
    name: field.name,
    ...(field.nillable ? { nillable: 'true' } : {}),
    type: qualified(field.type, prefix),
  });
}

/** The array types that the fields mention, each once. Items may be nil unless they are numbers, GUIDs or enumerated. */
function arrayTypes(schema: Schema, prefix: Prefix): string[] {
  const items = new Map(
    allFieldsOf(schema).flatMap(({ type, item }) => (item === undefined ? [] : [[type, item]])),
  );
  return Array.from(items, ([type, item]) => {
    const values = valuesOf(schema.types[item] ?? '');
    const nillable = item !== 'int' && item !== 'guid' && values === undefined;
    return complexType(
      type,
      [{ name: item, attribute: false, occurs: 'many', type: item, nillable }],
      prefix,
    );
  });
}

function qualified(type: string, prefix: Prefix): string {
  if (type === 'guid') return 'guid:guid';
  return `${BUILT_IN.has(type) ? 's' : prefix}:${type}`;
}

function messages({ operations }: Service): string[] {
  return operations.flatMap(({ name, namespace }) => [
    message(`${name}SoapIn`, `${prefixOf(namespace)}:${name}`),
    message(`${name}SoapOut`, `${prefixOf(namespace)}:${name}Response`),
  ]);
}

function message(name: string, element: string): string {
  return tag('wsdl:message', { name }, [tag('wsdl:part', { name: 'parameters', element })]);
}

function portType({ wsdlName, operations }: Service): string {
  return tag(
    'wsdl:portType',
    { name: `${wsdlName}Soap` },
    operations.map(({ name }) =>
      tag('wsdl:operation', { name }, [
        tag('wsdl:input', { message: `tns:${name}SoapIn` }),
        tag('wsdl:output', { message: `tns:${name}SoapOut` }),
      ]),
    ),
  );
}

function binding({ wsdlName, operations }: Service, prefix: 'soap' | 'soap12'): string {
  const bound = operations.filter((operation) => prefix === 'soap' || operation.soap12);
  const body = [tag(`${prefix}:body`, { use: 'literal' })];
  return tag('wsdl:binding', { name: bindingName(wsdlName, prefix), type: `tns:${wsdlName}Soap` }, [
    tag(`${prefix}:binding`, { transport: 'http://schemas.xmlsoap.org/soap/http' }),
    ...bound.map(({ name, soapAction }) =>
      tag('wsdl:operation', { name }, [
        tag(`${prefix}:operation`, { soapAction, style: 'document' }),
        tag('wsdl:input', {}, body),
        tag('wsdl:output', {}, body),
      ]),
    ),
  ]);
}

function ports({ wsdlName, path }: Service, baseUrl: string): string {
  const port = (prefix: 'soap' | 'soap12') => {
    const name = bindingName(wsdlName, prefix);
    return tag('wsdl:port', { name, binding: `tns:${name}` }, [
      tag(`${prefix}:address`, { location: `${baseUrl}${path}` }),
    ]);
  };
  return tag('wsdl:service', { name: wsdlName }, [port('soap'), port('soap12')]);
}

function bindingName(wsdlName: string, prefix: 'soap' | 'soap12'): string {
  return prefix === 'soap' ? `${wsdlName}Soap` : `${wsdlName}Soap12`;
}

function tag(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly string[] = [],
): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  const open = `<${name}${list.join('')}`;
  if (children.length === 0) return `${open} />`;
  return `${open}>\n${children.join('\n').replace(/^/gm, '  ')}\n</${name}>`;
}
