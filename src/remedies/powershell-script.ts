import type { Language, Text } from '#diagnosis';
import type { Remedy, Step } from './remedy.ts';
import { WORDS } from './words.ts';

/** Windows PowerShell takes a file for ANSI unless this stands before it. */
const BYTE_ORDER_MARK = '\ufeff';

/** A script for Windows PowerShell 3 and later and PowerShell 7. What is not ASCII has a byte order mark before it. */
export function powershellScript({ title, consequences, steps }: Remedy, language: Language): string {
  const say = (text: Text, before = '') => `Write-Host ${quoted(`${before}${text[language]}`)}`;
  const stepLines = (step: Step, indent = ''): readonly string[] => [
    `${indent}Step ${quoted(`${steps.indexOf(step) + 1}. ${step.says[language]}`)} {`,
    ...step.powershell.map((line) => `${indent}    ${line}`),
    `${indent}}`,
  ];
  const always = steps.findIndex(({ always: isSo }) => isSo === true);
  const guarded = steps.slice(0, Math.max(always, 0));
  const rest = steps.slice(guarded.length);
  const lines = [
    '[CmdletBinding()]',
    'param([switch]$DryRun)',
    '',
    "$ErrorActionPreference = 'Stop'",
    '$PSNativeCommandUseErrorActionPreference = $false',
    say(title),
    ...consequences.map((text) => say(text, '! ')),
    say(WORDS.powershellDryRun),
    '',
    'function Step([string]$says, [scriptblock]$work) {',
    '    Write-Host $says',
    '    if ($DryRun) { Write-Host $work.ToString() } else { & $work }',
    '}',
    '',
    'if (-not $DryRun) {',
    '    $principal = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())',
    '    if (-not $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {',
    `        ${say(WORDS.notElevated)}`,
    '        exit 5',
    '    }',
    '}',
    '',
    '$failed = $false',
    ...(guarded.length === 0
      ? []
      : [
          'try {',
          ...guarded.flatMap((step) => stepLines(step, '    ')),
          '}',
          'catch {',
          '    $failed = $true',
          '    Write-Warning $_.Exception.Message',
          '}',
        ]),
    ...rest.flatMap((step) => stepLines(step)),
    'if ($failed) {',
    `    ${say(WORDS.failed)}`,
    '    exit 1',
    '}',
    '',
  ];
  return `${language === 'en' ? '' : BYTE_ORDER_MARK}${lines.join('\r\n')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
