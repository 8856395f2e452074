import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { temporaryFolder } from '#base/fixture';
import { COLLECTOR_SCRIPT, readCollected, unread } from '#collector';
import { generatePolicy } from '#policy';
import { REMEDY_NAMES, remedyOf, scriptOf, WINDOWS_NAMES } from '#remedies';
import { CollectedSchema } from '../docs/collected-schema.ts';
import { authority, issue } from '../network/certificates.ts';
import { notIn51, notLookedUp, notReading } from './compatibility.ts';
import { runFile, WITHOUT_POWERSHELL } from './powershell.ts';

const REMEDIES = REMEDY_NAMES.flatMap((name) =>
  WINDOWS_NAMES.flatMap((windows) =>
    (['en', 'ja'] as const).map((language) => {
      const { fileName, text } = scriptOf(remedyOf(name, windows), 'powershell', language);
      return { fileName: fileName.replace('.ps1', `.${language}.ps1`), text };
    }),
  ),
);

/** Tells of each script in a folder what PowerShell's own parser complains of, and what it finds called: `get-item literalpath`. */
const PARSE = `param([string]$folder)
$read = foreach ($file in Get-ChildItem -LiteralPath $folder -Filter *.ps1) {
  $errors = $null
  $script = [Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$null, [ref]$errors)
  $called = foreach ($call in $script.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
    $call.GetCommandName()
    foreach ($part in $call.CommandElements) {
      if ($part -is [Management.Automation.Language.CommandParameterAst]) { $call.GetCommandName() + ' ' + $part.ParameterName }
    }
  }
  @{ file = $file.Name; errors = @($errors | ForEach-Object { $_.ToString() }); called = @($called | Where-Object { $_ } | Select-Object -Unique) }
}
ConvertTo-Json -InputObject @($read) -Depth 4 -Compress
`;

test('the rules find what Windows PowerShell 5.1 does not know, and what changes something', () => {
  for (const line of [
    '$a ?? 1',
    '$a?.Length',
    '$a ? 1 : 2',
    'Get-Item x && Get-Item y',
    '1..3 | ForEach-Object -Parallel { $_ }',
    'ConvertFrom-Json -AsHashtable',
    'Get-Error',
    'Get-Date -AsUTC',
    'Get-FileHash x',
    'Write-Output "$($a ?? 1)"',
    'Write-Output "`e[0m"',
    'Write-Output "`u{2713}"',
    'class Thing { }',
    'ForEach-Object { Clean ([string]$_) }',
    '$IsWindows',
    'Invoke-WebRequest $u -SkipCertificateCheck',
  ])
    assert.notDeepEqual(notIn51(line), [], line);
  for (const line of [
    'Set-ItemProperty -Path x',
    'Remove-Item x',
    'Start-Service BITS',
    'Out-File x',
    '$key.SetValue($a)',
    '$service.Start()',
    "'x' > file.txt",
    'Invoke-Expression $x',
    'Invoke-WebRequest -Uri $u -OutFile x',
  ])
    assert.notDeepEqual(notReading(line), [], line);
  for (const line of [
    '# $a ?? 1 && Remove-Item',
    "Write-Output 'a ?? b && Remove-Item x > y'",
    '<# Set-Item\n #> $a = 1 # ?',
    'Write-Output "``e ``u{ `$(a ?? b) $(1 + 2) $($a)"',
  ])
    assert.deepEqual([notIn51(line), notReading(line)], [[], []], line);
});

test('every script is one for Windows PowerShell 5.1 too', () => {
  assert.deepEqual(notIn51(COLLECTOR_SCRIPT), []);
  for (const { fileName, text } of REMEDIES) assert.deepEqual(notIn51(text), [], fileName);
  assert.match(COLLECTOR_SCRIPT, /^\p{ASCII}*$/u);
});

test('the script for a machine calls nothing that changes it; it writes the one file that -Path names', () => {
  const [writing, ...others] = COLLECTOR_SCRIPT.match(/^.*WriteAllText.*$/gm) ?? [];
  assert.match(writing ?? '', /WriteAllText\(\$file, \$json,/);
  assert.deepEqual(others, []);
  assert.deepEqual(notReading(COLLECTOR_SCRIPT.replace(writing!, '')), []);
  // The only program it runs.
  assert.deepEqual(COLLECTOR_SCRIPT.match(/& \$netsh .*? \|/g), ['& $netsh winhttp show proxy |']);
});

test('PowerShell itself can read every script, and all that it finds called was looked up for 5.1', {
  skip: WITHOUT_POWERSHELL,
}, async () => {
  const path = temporaryFolder('powershell');
  const { text: policy } = generatePolicy({ serverUrl: 'https://wsus.contoso.com:8531' }, 'powershell');
  const scripts = [
    { fileName: 'collect.ps1', text: COLLECTOR_SCRIPT },
    { fileName: 'policy.ps1', text: policy },
    ...REMEDIES,
  ];
  for (const { fileName, text } of scripts) await writeFile(join(path, fileName), text);
  const parse = join(temporaryFolder('powershell'), 'parse.ps1');
  await writeFile(parse, PARSE);
  const read = JSON.parse(await runFile(parse, path)) as readonly {
    readonly file: string;
    readonly errors: readonly string[];
    readonly called: readonly string[];
  }[];
  assert.deepEqual(read.map(({ file }) => file).sort(), scripts.map(({ fileName }) => fileName).sort());
  for (const { file, errors, called } of read) {
    assert.deepEqual(errors, [], file);
    assert.ok(called.length > 3, file);
    assert.deepEqual(notLookedUp(called), [], file);
  }
});

test('the script for a machine asks the update server and prints JSON in ASCII, whatever it could not read', {
  skip: WITHOUT_POWERSHELL,
}, async (t) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url?.startsWith('/Simple'))
      response.writeHead(503, { via: '1.1 proxy', 'content-type': 'text/html' }).end('no');
    else if (request.url?.startsWith('/Report'))
      response.writeHead(302, { location: '/login?who=taro' }).end();
    else response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', server: 'probe' }).end('<x/>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const path = temporaryFolder('powershell');
  const script = join(path, 'collect.ps1');
  await writeFile(script, COLLECTOR_SCRIPT);

  const printed = await runFile(script, '-Url', `${base}/`, '-TimeoutSeconds', '60');
  assert.match(printed, /^\p{ASCII}*$/u);
  const isPrinted = new Ajv({ strict: false }).compile(CollectedSchema);
  assert.ok(isPrinted(JSON.parse(printed)), JSON.stringify(isPrinted.errors));
  const collected = readCollected(printed);
  assert.deepEqual(asked, [
    'GET /ClientWebService/Client.asmx?wsdl',
    'GET /SimpleAuthWebService/SimpleAuth.asmx',
    'GET /ReportingWebService/ReportingWebService.asmx',
    'GET /login?who=taro',
    'HEAD /Content/anonymousCheckFile.txt',
  ]);
  const [wsdl, simple, reporting, content] = collected.probes;
  assert.deepEqual(
    [wsdl?.status, wsdl?.contentType, wsdl?.server],
    [200, 'text/xml; charset=utf-8', 'probe'],
  );
  assert.deepEqual([simple?.status, simple?.via, simple?.error], [503, '1.1 proxy', undefined]);
  assert.deepEqual([reporting?.status, reporting?.redirectedTo], [200, `${base}/login`]);
  assert.deepEqual([content?.method, content?.status], ['HEAD', 200]);
  assert.ok(Math.abs(wsdl!.serverTime! - wsdl!.machineTime!) < 60_000);
  assert.deepEqual(collected.names, [{ host: '127.0.0.1', addresses: ['127.0.0.1'] }]);
  assert.ok(collected.machine.powershell);
  assert.ok(collected.disk!.total > 0);
  // Elsewhere than on Windows there is no registry: it says so and goes on.
  if (process.platform !== 'win32')
    for (const part of ['registry', 'services', 'machine', 'channelEvents'])
      assert.ok(unread(collected, part), part);
});

test('where no answer comes the script says why, keeps no password, and writes the file it was told to', {
  skip: WITHOUT_POWERSHELL,
}, async () => {
  const path = temporaryFolder('powershell');
  const script = join(path, 'collect.ps1');
  await writeFile(script, COLLECTOR_SCRIPT);
  const file = join(path, 'collected.json');
  const said = await runFile(script, '-Url', 'http://taro:secret@127.0.0.1:1', '-Path', file, '-Lines', '0');
  assert.match(said, /^Written to .*collected\.json/);
  const text = await readFile(file, 'utf8');
  assert.doesNotMatch(text + said, /secret|taro/);
  const { probes } = readCollected(text);
  assert.equal(probes.length, 4);
  for (const { status, error } of probes) {
    assert.equal(status, undefined);
    assert.match(error ?? '', /^ConnectFailure: ./);
  }
});

test('a dry run of a remedy prints its steps and does nothing', { skip: WITHOUT_POWERSHELL }, async () => {
  const path = temporaryFolder('powershell');
  for (const [name, step] of [
    ['reset', 'net stop usosvc /y'],
    ['reregister', '-Name SusClientId'],
  ] as const) {
    const { fileName, text } = scriptOf(remedyOf(name, 'win10'), 'powershell', 'ja');
    await writeFile(join(path, fileName), text);
    const said = await runFile(join(path, fileName), '-DryRun');
    assert.ok(said.includes(remedyOf(name, 'win10').title.ja), said);
    assert.ok(said.includes(step), said);
  }
});

test('a name that nobody knows and a certificate that nobody trusts are told by their kind', {
  skip: WITHOUT_POWERSHELL,
}, async (t) => {
  const path = temporaryFolder('powershell');
  const script = join(path, 'collect.ps1');
  await writeFile(script, COLLECTOR_SCRIPT);
  const { key, certificate: cert } = issue({
    name: 'wsus',
    hosts: ['127.0.0.1'],
    issuer: authority('Nobody trusts it'),
  });
  const server = createSecureServer({ key, cert }, (_request, response) => response.end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const untrusted = readCollected(await runFile(script, '-Url', `https://127.0.0.1:${port}`, '-Lines', '0'));
  assert.match(untrusted.probes[0]!.error!, /^SecureChannelFailure: /);
  const unknown = readCollected(
    await runFile(script, '-Url', 'http://no-such-host.invalid:8530', '-Lines', '0'),
  );
  assert.match(unknown.probes[0]!.error!, /^NameResolutionFailure: /);
  assert.deepEqual(unknown.names[0]!.addresses, []);
  assert.match(unknown.names[0]!.error!, /^(HostNotFound|TryAgain|NoData): /);
});
