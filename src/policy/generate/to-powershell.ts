import { PLACES } from '../values.ts';
import type { WrittenValue } from './written-values.ts';

/**
 * A script for Windows PowerShell 5.1 and later. It sets what differs and nothing else, so that it can be run again and again; with -WhatIf
 * it only tells.
 */
export function toPowerShell(values: readonly WrittenValue[]): string {
  const rows = values.map(({ place, name, value }) => {
    const [type, data] = typeof value === 'number' ? ['DWord', String(value)] : ['String', quoted(value)];
    return `    @{ Key = ${quoted(PLACES[place].replace(/^HKLM/, 'HKLM:'))}; Name = ${quoted(name)}; Type = '${type}'; Data = ${data} }`;
  });
  return `${SCRIPT.replace('@@VALUES@@', () => rows.join('\n')).replaceAll('\n', '\r\n')}`;
}

/** PowerShell takes the curved quotation marks for straight ones. */
function quoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

const SCRIPT = `#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
    Sets the policies that point this computer at its update server.
.DESCRIPTION
    Written by Todoku. Sets the values below where they differ, and changes nothing else; run again, it changes nothing.
    -WhatIf tells what it would set. In a domain Group Policy writes its own values again: set them there instead.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param()

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$values = @(
@@VALUES@@
)

$changed = 0
foreach ($value in $values) {
    $path = '{0}\\{1}' -f $value.Key, $value.Name
    $key = $null
    if (Test-Path -LiteralPath $value.Key) {
        $key = Get-Item -LiteralPath $value.Key
        if ($key.GetValueNames() -contains $value.Name) {
            $isSame = ($key.GetValueKind($value.Name).ToString() -eq $value.Type) -and ($key.GetValue($value.Name) -ceq $value.Data)
            if ($isSame) { continue }
        }
    }
    if ($PSCmdlet.ShouldProcess($path, ('Set to {0}' -f $value.Data))) {
        if ($null -eq $key) { New-Item -Path $value.Key -Force | Out-Null }
        New-ItemProperty -LiteralPath $value.Key -Name $value.Name -PropertyType $value.Type -Value $value.Data -Force | Out-Null
        $changed++
    }
}
Write-Output ('{0} of {1} values were set.' -f $changed, $values.Count)
`;
