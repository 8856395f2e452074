import { SERVICES, type Service, type ServiceName } from '#wire';
import { type Faces, type Handler, type Route, routesOf } from '../../src/server/routes.ts';
import { code, page, table } from './markdown.ts';

/** What a face answers, in words. */
const ANSWERS: Readonly<Record<keyof Faces, string>> = {
  soap: 'SOAP operations of',
  describe: 'a page for people; with `?wsdl` the WSDL of',
  content: 'files of updates: `/Content/<last two digits of SHA-1>/<SHA-1>.<ext>`, whole or by ranges',
  selfUpdate: 'files of the folder given with `--self-update`; 404 without it',
  contentCheck: 'one line of text, by which it is seen that content can be reached',
  collector:
    'the script that gathers what a machine in trouble knows, as `todoku client collector` prints it',
  admin:
    'the admin API, JSON, for the bearer token in `run.json`; [contract](../src/server/admin/contract.ts)',
  health: '200 while the process lives',
  readiness: '200 while it serves, 503 before and after',
  consolePage: 'the console for administrators; where it is not, a page that says what this is',
  consoleFile: 'scripts, styles and pictures of the console',
};

const INTRODUCTION = `\
What Todoku answers, on the port of \`--http\` (8530 unless set). Addresses are found in any letter case, and with the double slashes that a
policy value with a slash at its end makes. Sections are those of MS-WUSP, the specification of the protocol between Windows Update
clients and an update server, and of MS-WSUSSS, that between two update servers.`;

const SOAP = `\
The operation is the element in the SOAP body; the SOAPAction header is not looked at. A request in SOAP 1.2 is answered in SOAP 1.2. Answers are
Xpress coded where the client offers it, faults never are ([decision 7](decisions/0007-faults-and-xpress-on-the-wire.md)). The fault of each error
is in [errors.md](errors.md).`;

/** docs/protocol.md */
export function protocolPage(): string {
  return page('Protocol', '`src/wire/services.ts` and `src/server/routes.ts`', [
    INTRODUCTION,
    '## SOAP services',
    SOAP,
    ...Object.values(SERVICES).flatMap(serviceParts),
    '## HTTP addresses',
    table(['Method', 'Address', 'Answers', 'Open to', 'Source'], routesOf(FACES).map(routeRow)),
  ]);
}

function serviceParts({ wsdlName, path, aliases, namespace, operations }: Service): string[] {
  const others = aliases.length === 0 ? '' : `, also ${aliases.map(code).join(', ')}`;
  return [
    `### ${wsdlName}`,
    `Address ${code(path)}${others}. Namespace ${code(namespace)}.`,
    table(
      ['Operation', 'SOAPAction', 'WSDL binds it to', 'Specified in'],
      operations.map(({ name, soapAction, soap12, section }) => [
        name,
        code(soapAction),
        soap12 ? 'SOAP 1.1, 1.2' : 'SOAP 1.1',
        section,
      ]),
    ),
  ];
}

function routeRow({ methods, path, handle, callers, source }: Route): readonly string[] {
  const listed = methods === '*' ? 'any' : methods.join(', ');
  return [listed, code(path), MEANINGS.get(handle) ?? '', callers, sectionsOf(source)];
}

/** The sections of the specification among the sources; readers of this page have no others. */
function sectionsOf(source: string): string {
  return source
    .split(', ')
    .filter((each) => each.startsWith('MS-'))
    .join(', ');
}

/** What each handler of the table below answers: these do nothing and are told apart by being different ones. */
const MEANINGS = new Map<Handler, string>();
const FACES: Faces = {
  soap: (service) => serviceFace('soap', service),
  describe: (service) => serviceFace('describe', service),
  content: face('content'),
  selfUpdate: face('selfUpdate'),
  contentCheck: face('contentCheck'),
  collector: face('collector'),
  admin: face('admin'),
  health: face('health'),
  readiness: face('readiness'),
  consolePage: face('consolePage'),
  consoleFile: face('consoleFile'),
};

function serviceFace(name: 'soap' | 'describe', service: ServiceName): Handler {
  return face(name, ` ${SERVICES[service].wsdlName}`);
}

function face(name: keyof Faces, of = ''): Handler {
  const handler: Handler = () => {};
  MEANINGS.set(handler, ANSWERS[name] + of);
  return handler;
}
