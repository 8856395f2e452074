import type { Failure, FailureTable } from '#base';
import { statusOf } from '../../src/server/admin/error-answer.ts';
import { toFault } from '../../src/server/faults.ts';
import { failureTables } from './failure-tables.ts';
import { code, page, table } from './markdown.ts';

/** What each table is about, for somebody who has never seen the rooms. */
const ABOUT: Readonly<Record<string, string>> = {
  accounts: 'Signing in, and the accounts and tokens themselves.',
  admin: 'What the admin API refuses, and with it every command that goes through it.',
  app: 'Settings, the data directory, start and stop.',
  bundle: 'Bundles for closed networks, and packages of WSUS.',
  changes: 'Approvals, declines, groups, computers, imports and reports that cannot be carried out.',
  cli: 'What the command line itself finds out.',
  collector: 'What a machine in trouble told of itself, where it cannot be read.',
  content: 'The files that updates install.',
  jobs: 'Files that are fetched, and migrations. A file that could not be fetched is tried again by itself unless the hint says otherwise.',
  notices: 'Reports and notices by mail and webhook: what is not sent, and why.',
  outgoing: 'Reaching other machines: names, connections, certificates, proxies.',
  policy: 'Reading, judging and writing the policies of computers.',
  rules: 'Approval rules that cannot be kept.',
  server: 'What can go wrong between a client and the server.',
  simulator: 'Simulated machines and the demonstration.',
  store: 'The database.',
  update: 'Update documents: what they say. The place is named with the error.',
  upstream:
    'Synchronising from Microsoft Update, a WSUS or another Todoku, and the public catalog. Most of them stand in the history of a run.',
  wire: 'Messages between clients and server: SOAP and Xpress.',
  xml: 'Update documents and messages: whether they are XML at all.',
};

const INTRODUCTION = `\
Every error has a code that never changes its meaning, a sentence that says what happened and to what, and a hint. A command prints
the sentence after \`Error:\` and the hint after \`Try:\`; with \`--json\` it prints the code too. The log has the sentence in \`reason\`, or in
\`error\` together with the code where the trouble is the server's own.

**Windows clients are told** the ErrorCode of MS-WUSP 2.2.2.4 that the table names, in a SOAP fault; for InvalidParameters the fault names the
parameter as well. A client's own log mostly shows no more than 0x80244007. Whatever no table names is told as InternalServerError, with
nothing but an id, which the log has again (\`server.internal-error\`, field \`id\`).

**The API answers** with the HTTP status in the table and the error as JSON; whatever no table names is 500.`;

/** docs/errors.md */
export async function errorsPage(): Promise<string> {
  const tables = (await failureTables()).map(({ table }) => table);
  const contents = tables.map(({ room }) => `[${room}](#${room})`).join(' · ');
  return page('Errors', 'the `failures.ts` of each room', [
    INTRODUCTION,
    contents,
    ...tables.flatMap((each) => [`## ${each.room}`, about(each.room), rowsOf(each)]),
  ]);
}

function about(room: string): string {
  const text = ABOUT[room];
  if (text === undefined)
    throw new Error(`test/docs/errors.ts does not say what the failures of ${room} are about`);
  return text;
}

function rowsOf({ room, specs, fail }: FailureTable<string>): string {
  return table(
    ['Code', 'What happened', 'What to do', 'Clients are told', 'API'],
    Object.entries(specs).map(([name, { message, hint }]) => {
      const failure = fail(name);
      return [code(`${room}/${name}`), message, hint, faultOf(failure), statusText(failure)];
    }),
  );
}

function faultOf(failure: Failure): string {
  const { code: fault } = toFault(failure);
  return fault === 'InternalServerError' ? '' : fault;
}

function statusText(failure: Failure): string {
  const status = statusOf(failure);
  return status === 500 ? '' : String(status);
}
