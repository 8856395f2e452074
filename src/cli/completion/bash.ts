import { arms, FILE, lookUps } from './cases.ts';
import { type CompletedCommand, everyCommand } from './model.ts';

/** For bash 3.2 and later; files are completed from 4 on. */
export function bashScript(program: CompletedCommand): string {
  return `# Completion of todoku, for bash. To have it always:
#   todoku completion bash > ~/.local/share/bash-completion/completions/todoku

${lookUps(program)}

__todoku_words() {
  case "$1" in
${arms(
  everyCommand(program).map(({ path, commands }) => ({
    pattern: path,
    answer: commands.map(({ name }) => name).join(' '),
  })),
)}
  esac
}

__todoku_options() {
  case "$1" in
${arms(
  everyCommand(program).map(({ path, options }) => ({
    pattern: path,
    answer: options.flatMap(({ names }) => names).join(' '),
  })),
)}
  esac
}

_todoku() {
  local cur=\${COMP_WORDS[COMP_CWORD]} at='' option='' given=0 index word REPLY='' found=''
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    # bash takes --option=value apart into three words.
    if [[ $word == '=' ]]; then continue; fi
    if [[ -n $option && $word != -* ]]; then option=''; continue; fi
    option=''
    if [[ $word == -* ]]; then
      if __todoku_value "$at" "$word"; then option=$word; fi
    elif ((given == 0)) && __todoku_command "$at" "$word"; then at=$REPLY
    else given=$((given + 1)); fi
  done
  if [[ $cur == '=' ]]; then cur=''; fi
  if [[ $cur == -* ]]; then
    __todoku_options "$at"; found=$REPLY
    if [[ -n $at ]]; then __todoku_options ''; found="$found $REPLY"; fi
  elif [[ -n $option ]]; then __todoku_value "$at" "$option"; found=$REPLY
  else
    __todoku_words "$at"; found=$REPLY
    __todoku_argument "$at" "$given"
    if [[ $REPLY == '${FILE}' ]]; then found=$REPLY; elif ((given > 0)); then found=$REPLY; else found="$found $REPLY"; fi
  fi
  COMPREPLY=()
  if [[ $found == '${FILE}' ]]; then compopt -o default 2>/dev/null
  else COMPREPLY=($(compgen -W "$found" -- "$cur")); fi
}

complete -F _todoku todoku
`;
}
