import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { readCollected } from '#collector';
import { serve } from '../server/serving.ts';
import { runFile, WITHOUT_POWERSHELL } from './powershell.ts';

test('what the article has people type into PowerShell gives against this server what the article promises', {
  skip: WITHOUT_POWERSHELL,
}, async (t) => {
  const { port } = await serve(t);
  const folder = temporaryFolder('articles');
  const url = `http://127.0.0.1:${port}`;
  const typed = join(folder, 'typed.ps1');
  await writeFile(
    typed,
    `Invoke-WebRequest -Uri ${url}/ClientWebService/Client.asmx?wsdl -UseBasicParsing
Invoke-WebRequest -Uri ${url}/SimpleAuthWebService/SimpleAuth.asmx -UseBasicParsing
`,
  );
  const said = await runFile(typed);
  assert.equal(said.match(/^StatusCode\s*: 200\s*$/gm)?.length, 2, said);
  assert.equal(said.match(/^StatusDescription\s*: OK\s*$/gm)?.length, 2, said);

  // And as docs/collector.md has it: the machine fetches the script from the server, and finds all its addresses well.
  const fetching = join(folder, 'fetching.ps1');
  await writeFile(
    fetching,
    `Invoke-WebRequest ${url}/client/collect.ps1 -UseBasicParsing -OutFile '${join(folder, 'collect.ps1')}'\n`,
  );
  await runFile(fetching);
  const { probes } = readCollected(await runFile(join(folder, 'collect.ps1'), '-Url', url));
  assert.deepEqual(
    probes.map(({ method, status }) => [method, status]),
    [
      ['GET', 200],
      ['GET', 200],
      ['GET', 200],
      ['HEAD', 200],
    ],
  );
});
