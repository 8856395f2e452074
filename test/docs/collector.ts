import { CollectedSchema } from './collected-schema.ts';
import { code, page, table } from './markdown.ts';

const INTRODUCTION = `\
For a machine that does not get its updates there is one PowerShell script. It needs no installation and no rights of an administrator, runs in
Windows PowerShell 5.1 and PowerShell 7, and **changes nothing**: it sets no value, starts and stops no service, and asks the update services of
Windows only where they are running already. Without the rights of an administrator it says what it could not read. It does not read
names of users, of documents or of files, nor passwords; names and passwords before a proxy are left out.

The script comes with the program, \`todoku client collector\`, or the machine fetches it from its server without signing in:

\`\`\`
Invoke-WebRequest http://todoku.example:8530/client/collect.ps1 -UseBasicParsing -OutFile collect.ps1
powershell -ExecutionPolicy Bypass -File .\\collect.ps1 -Path collected.json
\`\`\`

\`-Url\` asks another server than the one in the policy, \`-ContentUrl\` for another file, \`-TimeoutSeconds\` is for each request (15), \`-Lines\` for each
log (200). It prints one line of JSON in ASCII, which every console and redirection leaves as it is.`;

const READING = `\
Whoever reads it is liberal: parts may be missing and others may be there, files may be UTF-8 or UTF-16 with or without a mark, and what
Windows PowerShell makes of lists of one, of dates and of enumerations is read as what it was. At most 8 MB. What cannot be read is told in
\`errors\` beside what the script itself could not read.`;

const WHY = `\
It is a script that a person runs and can read before, not an agent: what cannot reach its update server would not let itself be reached by another service
either, and whoever is asked to install something on a broken machine does not. The script gathers and does not judge: lines of logs and of \`netsh\`
come as they are, in any language of Windows, and are read here, where a better reader helps with files that were gathered long before.`;

/** docs/collector.md */
export function collectorPage(): string {
  const properties = CollectedSchema.properties as Readonly<Record<string, Described>>;
  return page('Collector', '`test/docs/collected-schema.ts`', [
    INTRODUCTION,
    '## What it tells',
    table(
      ['Part', 'What'],
      Object.entries(properties).map(([name, part]) => [code(name), meaningOf(part)]),
    ),
    READING,
    WHY,
    '## Schema',
    `\`\`\`json\n${JSON.stringify(CollectedSchema, undefined, 1)}\n\`\`\``,
  ]);
}

interface Described {
  readonly description?: string;
  readonly anyOf?: readonly Described[];
}

function meaningOf({ description, anyOf }: Described): string {
  return description ?? anyOf?.find((each) => each.description !== undefined)?.description ?? '';
}
