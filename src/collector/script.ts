import { readFileSync } from 'node:fs';

/** Under which name the script is kept on a machine. */
export const COLLECTOR_FILE = 'collect.ps1';

/** The script that gathers what `readCollected` reads: ASCII, for Windows PowerShell 5.1 and PowerShell 7. It only reads, and has no secrets. */
export const COLLECTOR_SCRIPT = readFileSync(new URL('./collect.ps1', import.meta.url), 'ascii');
