import type { Language, Text } from '#diagnosis';
import type { Remedy } from './remedy.ts';
import { WORDS } from './words.ts';

/**
 * A batch file. Japanese is written in UTF-8, and the file switches its console to that (code page 65001) and back at the end. Where a
 * console cannot be switched only what is said is garbled: commands are ASCII, and what is said ends in ASCII, so that no half of a
 * sign swallows the end of its line.
 */
export function cmdScript({ title, consequences, steps }: Remedy, language: Language): string {
  const say = (text: Text, before = '') => `echo [ ${before}${plain(text[language])} ]`;
  const isAscii = language === 'en';
  const back = isAscii ? [] : ['chcp %CODEPAGE% >nul'];
  return [
    '@echo off',
    'setlocal',
    ...(isAscii
      ? []
      : [`for /f "tokens=2 delims=:." %%c in ('chcp') do set "CODEPAGE=%%c"`, 'chcp 65001 >nul']),
    say(title),
    ...consequences.map((text) => say(text, '! ')),
    say(WORDS.cmdDryRun),
    'set "RUN="',
    'set "FAILED="',
    'if /i "%~1"=="/dry-run" set "RUN=echo"',
    'if not defined RUN fltmc >nul 2>&1 || goto not-elevated',
    '',
    ...steps.flatMap(({ says, cmd }, at) => [say(says, `${at + 1}. `), ...cmd, '']),
    `if defined FAILED ${say(WORDS.failed)}`,
    ...back,
    'if defined FAILED exit /b 1',
    'exit /b 0',
    '',
    ':not-elevated',
    say(WORDS.notElevated),
    ...back,
    'exit /b 5',
    '',
  ].join('\r\n');
}

/** Without what the Command Prompt would take for more than text. */
function plain(text: string): string {
  return text.replace(/[&|<>^"]/g, '^$&').replaceAll('%', '%%');
}
