import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { Command } from 'commander';
import { temporaryFolder } from '#base/fixture';
import { completed, everyCommand } from './completion/model.ts';
import { createProgram } from './program.ts';
import { todoku } from './test-process.ts';

/** What a shell offers for each of those lines, of which the last word is being typed. */
type Asking = (script: string, lines: readonly (readonly string[])[]) => readonly (readonly string[])[];

const FILES = 'files';

function run(shell: string, words: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(shell, words, { input, encoding: 'utf8', maxBuffer: 2 ** 26 });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  return stdout;
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** The shell prints one answer a line, and a line of its own after each question. */
function answersIn(printed: string): readonly (readonly string[])[] {
  return printed
    .split('::::\n')
    .slice(0, -1)
    .map((answer) =>
      answer
        .split('\n')
        .filter((line) => line !== '')
        .toSorted(),
    );
}

const inBash: Asking = (script, lines) => {
  const asked = lines.map(
    (words) =>
      `COMP_WORDS=(${words.map(quoted).join(' ')}); COMP_CWORD=${words.length - 1}; _todoku; printf '%s\\n' "\${COMPREPLY[@]}"; echo ::::`,
  );
  // Outside of a real key press there is nothing whose options could be changed.
  const prelude = `source ${quoted(script)}; compopt() { echo ${FILES}; }`;
  return answersIn(run('bash', ['--norc', '--noprofile'], [prelude, ...asked].join('\n')));
};

const inZsh: Asking = (script, lines) => {
  const prelude = `
compdef() { }
_describe() { print -rl -- "\${(@)\${(P)@[-1]}%%:*}" }
compadd() { [[ $1 == -- ]] && shift; print -rl -- "$@" }
_files() { print ${FILES} }
_message() { }
compset() { }
source ${quoted(script)}`;
  const asked = lines.map(
    (words) => `words=(${words.map(quoted).join(' ')}); CURRENT=${words.length}; _todoku; print ::::`,
  );
  return answersIn(run('zsh', ['-f'], [prelude, ...asked].join('\n'))).map((answer, index) => {
    // Sorting out what fits is the work of what was replaced above.
    const typed = lines[index]!.at(-1)!.replace(/^--.*=/, '');
    return answer.filter((word) => word.startsWith(typed) || word === FILES);
  });
};

const inFish: Asking = (script, lines) => {
  const asked = lines.map(
    (words) => `complete -C ${quoted(words.join(' '))} | string replace -r '\\t.*' ''; echo ::::`,
  );
  const text = [`source ${quoted(script)}`, ...asked].join('\n');
  const printed = run('fish', ['--no-config', '-c', text], '');
  return answersIn(printed);
};

const SHELLS: Readonly<Record<string, Asking>> = { bash: inBash, zsh: inZsh, fish: inFish };

const POWERSHELL = process.env['TODOKU_TEST_PWSH'] ?? 'pwsh';

/** Beginning takes PowerShell seconds: all is asked at once. Where a script offers nothing it offers files, of which there are none. */
const inPowerShell: Asking = (script, lines) => {
  const inQuotes = (word: string): string => `'${word.replaceAll("'", "''")}'`;
  const text = `Set-StrictMode -Version Latest
$words = 'of whoever sits there'
. ([scriptblock]::Create((Get-Content -Raw -LiteralPath ${inQuotes(script)})))
Set-Location -LiteralPath ${inQuotes(temporaryFolder('empty'))}
foreach ($line in ${lines.map((words) => inQuotes(words.join(' '))).join(', ')}) {
  (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches | ForEach-Object CompletionText
  '::::'
}`;
  return answersIn(run(POWERSHELL, ['-NoProfile', '-NonInteractive', '-Command', text], ''));
};

async function writeScript(folder: string, shell: string): Promise<string> {
  const { code, stdout, stderr } = await todoku(['completion', shell]);
  assert.equal(code, 0, stderr);
  const path = join(folder, `todoku.${shell}`);
  await writeFile(path, stdout);
  return path;
}

/** Every command that people see, as its words. */
function commandsOf(
  command: Command,
): readonly { readonly words: readonly string[]; readonly below: readonly string[] }[] {
  return everyCommand(completed(command)).map(({ path, commands }) => ({
    words: ['todoku', ...path.split(' ').filter(Boolean)],
    below: commands.map(({ name }) => name).toSorted(),
  }));
}

for (const [shell, asking] of Object.entries(SHELLS)) {
  const isHere = spawnSync(shell, ['-c', 'true']).status === 0;
  describe(`completion in ${shell}`, { skip: isHere ? false : `${shell} is not installed here` }, () => {
    let folder = '';
    let script = '';
    const ask = (...lines: readonly string[]) =>
      asking(
        script,
        lines.map((line) => line.split(' ')),
      );
    before(async () => {
      folder = temporaryFolder('completion');
      script = await writeScript(folder, shell);
    });

    test('every command offers the commands below it', () => {
      const commands = commandsOf(createProgram('0.0.0')).filter(({ below }) => below.length > 0);
      const offered = ask(...commands.map(({ words }) => [...words, ''].join(' ')));
      assert.ok(commands.length > 10);
      for (const [index, { words, below }] of commands.entries())
        assert.deepEqual(
          offered[index]?.filter((word) => below.includes(word)),
          below,
          words.join(' '),
        );
    });

    test('what was typed narrows, also after options and their values', () => {
      const [top, below, behind, alias] = ask(
        'todoku upd',
        'todoku updates app',
        'todoku --data /srv/todoku --json updates app',
        'todoku doctor sn',
      );
      assert.deepEqual(top, ['updates']);
      assert.deepEqual([below, behind], [['approve'], ['approve']]);
      assert.deepEqual(alias, ['snooze']);
    });

    test('options are those of the command and those of every command', () => {
      const [own, everybody, serve] = ask(
        'todoku updates approve KB1 --gro',
        'todoku sync history --js',
        'todoku serve --content-u',
      );
      assert.ok(own?.includes('--group'), String(own));
      assert.deepEqual(everybody, ['--json']);
      assert.deepEqual(serve, ['--content-url'], 'also what is loaded only when somebody serves');
    });

    test('values that are known are offered, files where a file belongs, and nothing where nobody knows', () => {
      const [choices, argument, unknown] = ask(
        'todoku report updates-summary --format ',
        'todoku completion z',
        'todoku updates list --limit ',
      );
      assert.deepEqual(choices, ['csv', 'json']);
      assert.deepEqual(argument, ['zsh']);
      assert.deepEqual(unknown, []);
    });

    test('an option with its value in one word is completed too', () => {
      const line = 'todoku report updates-summary --format=j';
      // bash takes it apart before it asks.
      const [offered] = ask(shell === 'bash' ? line.replace('=', ' = ') : line);
      assert.deepEqual(
        offered?.map((word) => word.replace('--format=', '')),
        ['json'],
      );
    });

    if (shell !== 'fish')
      test('files are left to the shell', () => {
        assert.deepEqual(ask('todoku report updates-summary --output x', 'todoku updates import a b'), [
          [FILES],
          [FILES],
        ]);
      });
  });
}

test('completion in PowerShell', {
  skip:
    spawnSync(POWERSHELL, ['-NoProfile', '-Command', 'exit 0']).status === 0 ? false : 'no PowerShell here',
}, async () => {
  const script = await writeScript(temporaryFolder('completion'), 'powershell');
  const below = commandsOf(createProgram('0.0.0')).find(({ words }) => words.join(' ') === 'todoku updates');
  const asked: readonly (readonly [line: string, offered: readonly string[]])[] = [
    ['todoku updates ', below?.below ?? []],
    ['todoku upd', ['updates']],
    ['todoku --data /srv/todoku --json updates app', ['approve']],
    ['todoku doctor sn', ['snooze']],
    ['todoku sync history --js', ['--json']],
    ['todoku serve --content-u', ['--content-url']],
    ['todoku report updates-summary --format ', ['csv', 'json']],
    ['todoku report updates-summary --format=j', ['--format=json']],
    ['todoku completion z', ['zsh']],
    ['todoku updates list --limit ', []],
    ['todoku updates list --limit=', []],
    ['todoku report updates-summary --output x', []],
  ];
  const offered = inPowerShell(
    script,
    asked.map(([line]) => line.split(' ')),
  );
  for (const [index, [line, wanted]] of asked.entries()) assert.deepEqual(offered[index], wanted, line);
});

test('no word that is offered has a blank, and the script for PowerShell knows every command', async () => {
  const all = everyCommand(completed(createProgram('0.0.0')));
  for (const { options, arguments: given, path } of all)
    for (const values of [...options.map((option) => option.values), ...given.map((each) => each.values)])
      if (typeof values === 'object') for (const word of values.words) assert.match(word, /^\S+$/, path);
  const { stdout } = await todoku(['completion', 'powershell']);
  for (const { path } of all) assert.ok(stdout.includes(`$table['${path}'] = @(`), path);
});

test('a shell that there is no script for is refused with those there are', async () => {
  const { code, stderr } = await todoku(['completion', 'cmd']);
  assert.equal(code, 2);
  assert.match(stderr, /bash, zsh, fish, powershell/);
});
