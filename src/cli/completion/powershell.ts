import { argumentCases, commandCases, FILE, valueCases } from './cases.ts';
import { type CompletedCommand, everyCommand } from './model.ts';

/** For Windows PowerShell 5 and PowerShell 7. */
export function powershellScript(program: CompletedCommand): string {
  const all = everyCommand(program);
  return `# Completion of todoku, for PowerShell. To have it always, add this line to the file that $PROFILE names:
#   todoku completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName 'todoku' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $below = ${hash(commandCases(program).map(({ pattern, answer }) => [pattern, quoted(answer)]))}
    $values = ${hash(valueCases(program).map(({ pattern, answer }) => [pattern, quoted(answer)]))}
    $arguments = ${hash(argumentCases(program).map(({ pattern, answer }) => [pattern, quoted(answer)]))}
    $commands = ${hash(
      all.map(({ path, commands }) => [path, list(commands.map(({ name, about }) => [name, about]))]),
    )}
    $options = ${hash(
      all.map(({ path, options }) => [
        path,
        list(options.flatMap(({ names, about }) => names.map((name) => [name, about] as const))),
      ]),
    )}
    $at = ''; $option = ''; $given = 0
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    foreach ($word in $before) {
        if ($option -ne '' -and -not $word.StartsWith('-')) { $option = ''; continue }
        $option = ''
        if ($word.StartsWith('-')) {
            if ($values.ContainsKey("$at $word")) { $option = "$at $word" }
            elseif ($values.ContainsKey(" $word")) { $option = " $word" }
        }
        elseif ($given -eq 0 -and $below.ContainsKey("$at/$word")) { $at = $below["$at/$word"] }
        else { $given++ }
    }
    $found = @(); $words = $null; $prefix = ''
    # An option with its value in one word.
    if ($wordToComplete -match '^(--[^=]+)=') {
        $prefix = $Matches[0]
        $option = "$at $($Matches[1])"
        if (-not $values.ContainsKey($option)) { $option = " $($Matches[1])" }
        $words = $values[$option]
    }
    elseif ($wordToComplete.StartsWith('-')) {
        $found += $options[$at]
        if ($at -ne '') { $found += $options[''] }
    }
    elseif ($option -ne '') { $words = $values[$option] }
    else {
        if ($given -eq 0) { $found += $commands[$at] }
        $words = $arguments["$at #$given"]
        if ($null -eq $words) { $words = $arguments["$at #*"] }
    }
    # Without an answer PowerShell offers files.
    if ($words -eq '${FILE}') { return }
    if ($words) { $found += @($words -split ' ' | ForEach-Object { @{ Name = $_; About = $_ } }) }
    $typed = $wordToComplete.Substring($prefix.Length)
    $found | Where-Object { $_.Name.StartsWith($typed, [System.StringComparison]::OrdinalIgnoreCase) } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($prefix + $_.Name, $_.Name, 'ParameterValue', $_.About)
    }
}
`;
}

/** Keys are compared as they are written: -h and -H are two options. */
function hash(entries: readonly (readonly [string, string])[]): string {
  const lines = entries.map(([key, value]) => `    $table[${quoted(key)}] = ${value}`);
  return `& {
    $table = [System.Collections.Hashtable]::new([System.StringComparer]::Ordinal)
${lines.join('\n')}
    $table
    }`;
}

function list(entries: readonly (readonly [string, string])[]): string {
  return `@(${entries.map(([name, about]) => `@{ Name = ${quoted(name)}; About = ${quoted(about || name)} }`).join('; ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
