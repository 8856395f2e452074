import { FILE, lookUps, quoted } from './cases.ts';
import { type CompletedCommand, everyCommand } from './model.ts';

/** For zsh 5. */
export function zshScript(program: CompletedCommand): string {
  return `#compdef todoku
# Completion of todoku, for zsh. To have it always, put it as _todoku into a folder of $fpath:
#   todoku completion zsh > ~/.zfunc/_todoku

${lookUps(program)}

__todoku_words() {
  case "$1" in
${lists(program, ({ commands }) => commands.map(({ name, about }) => described(name, about)))}
    *) reply=() ;;
  esac
}

__todoku_options() {
  case "$1" in
${lists(program, ({ options }) =>
  options.flatMap(({ names, about }) => names.map((name) => described(name, about))),
)}
    *) reply=() ;;
  esac
}

__todoku_offer() {
  if [[ $1 == '${FILE}' ]]; then _files
  elif [[ -n $1 ]]; then compadd -- \${(z)1}
  else _message 'value'; fi
}

_todoku() {
  local at='' option='' given=0 word REPLY=''
  local -a reply offered
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if [[ -n $option && $word != -* ]]; then option=''; continue; fi
    option=''
    if [[ $word == --*=* ]]; then continue
    elif [[ $word == -* ]]; then
      if __todoku_value "$at" "$word"; then option=$word; fi
    elif ((given == 0)) && __todoku_command "$at" "$word"; then at=$REPLY
    else given=$((given + 1)); fi
  done
  word=$words[CURRENT]
  if [[ $word == --*=* ]]; then
    if __todoku_value "$at" "\${word%%=*}"; then compset -P '*='; __todoku_offer "$REPLY"; fi
  elif [[ $word == -* ]]; then
    __todoku_options "$at"; offered=($reply)
    if [[ -n $at ]]; then __todoku_options ''; offered+=($reply); fi
    _describe -o 'option' offered
  elif [[ -n $option ]]; then __todoku_value "$at" "$option"; __todoku_offer "$REPLY"
  else
    if ((given == 0)); then __todoku_words "$at"; offered=($reply); fi
    __todoku_argument "$at" "$given"
    if (($#offered > 0)); then _describe 'command' offered; fi
    if [[ -n $REPLY ]]; then __todoku_offer "$REPLY"; fi
  fi
}

if [[ $funcstack[1] == _todoku ]]; then _todoku "$@"; else compdef _todoku todoku; fi
`;
}

function lists(program: CompletedCommand, entries: (command: CompletedCommand) => readonly string[]): string {
  return everyCommand(program)
    .map((command) => [command.path, entries(command)] as const)
    .filter(([, list]) => list.length > 0)
    .map(([path, list]) => `    ${quoted(path)}) reply=(${list.map(quoted).join(' ')}) ;;`)
    .join('\n');
}

/** As `_describe` takes it: what stands before the first colon is offered. */
function described(name: string, about: string): string {
  return `${name.replaceAll(':', '\\:')}:${about}`;
}
