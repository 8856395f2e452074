import { commandCases, valueCases } from './cases.ts';
import { type CompletedCommand, type CompletedOption, everyCommand, type Values } from './model.ts';

/** For fish 3. */
export function fishScript(program: CompletedCommand): string {
  const values = valueCases(program).map(({ pattern }) => pattern);
  return `# Completion of todoku, for fish. To have it always:
#   todoku completion fish > ~/.config/fish/completions/todoku.fish

# The command that the words so far lead to, and how many arguments it has.
function __todoku_at
    set -l at ''
    set -l given 0
    set -l option ''
    for word in (commandline -opc)[2..]
        if test -n "$option"; and not string match -q -- '-*' "$word"
            set option ''
            continue
        end
        set option ''
        if string match -q -- '-*' "$word"
            switch "$at $word"
                case ${values.map(quoted).join(' ')}
                    set option $word
                case '*'
                    switch " $word"
                        case ${values
                          .filter((value) => value.startsWith(' '))
                          .map(quoted)
                          .join(' ')}
                            set option $word
                    end
            end
            continue
        end
        set -l next ''
        if test $given -eq 0
            switch "$at/$word"
${commandCases(program)
  .map(
    ({ pattern, answer }) =>
      `                case ${quoted(pattern)}\n                    set next ${quoted(answer)}`,
  )
  .join('\n')}
            end
        end
        if test -n "$next"
            set at $next
        else
            set given (math $given + 1)
        end
    end
    test "$at" = "$argv[1]"; and begin
        test (count $argv) -lt 2; or test $given -eq $argv[2]
    end
end

complete -f -c todoku
${program.options.map((option) => `complete ${optionWords(option)} -c todoku`).join('\n')}
${everyCommand(program).flatMap(linesOf).join('\n')}
`;
}

function linesOf({ path, commands, options, arguments: given }: CompletedCommand): readonly string[] {
  const here = (...more: readonly string[]) =>
    `complete -c 'todoku' -n ${quoted(['__todoku_at', quoted(path), ...more].join(' '))}`;
  return [
    ...commands.map(({ name, about }) => `${here('0')} -a ${quoted(name)} -d ${quoted(about)}`),
    ...(path === '' ? [] : options.map((option) => `${here()} ${optionWords(option)}`)),
    ...given.flatMap(({ values, repeats }, index) => {
      const words = valueWords(values);
      return words === '' ? [] : [`${repeats ? here() : here(String(index))} ${words}`];
    }),
  ];
}

function optionWords({ names, about, values }: CompletedOption): string {
  const named = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  // -r: it takes a value. -x: and no file.
  const taken = values === undefined ? [] : values === 'file' ? ['-r -F'] : ['-x', valueWords(values)];
  return [...named, ...taken, `-d ${quoted(about)}`].filter((part) => part !== '').join(' ');
}

function valueWords(values: Values): string {
  if (values === 'file') return '-F';
  return values === 'unknown' ? '' : `-a ${quoted(values.words.join(' '))}`;
}

/** A text in single quotes, as fish reads it. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
