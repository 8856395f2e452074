import type { RegistryValue } from '#collector';
import { policyFailures } from '../failures.ts';
import { type RegistryText, shortKey } from './registry-text.ts';

const BLOCK =
  /^(?:Computer|User(?::\S+)?)\n[^\n]+\n[^\n]+\n(?:DWORD|SZ|EXSZ|MULTISZ|QWORD|BINARY|DELETE|CLEAR|CREATEKEY|DELETEALLVALUES)\b/im;

/** Whether it is the text of Microsoft's LGPO tool: four lines for each value. */
export function isLgpo(text: string): boolean {
  return BLOCK.test(lines(text).join('\n'));
}

/** Reads the text of LGPO (`LGPO /parse`, `LGPO /t`): what a registry.pol says, value by value. Fails with `policy/bad-line`. */
export function readLgpo(text: string): RegistryText {
  const keys: string[] = [];
  const values: RegistryValue[] = [];
  const all = lines(text);
  for (let at = 0; at < all.length; at += 4) {
    const [scope = '', path = '', name = '', action = ''] = all.slice(at, at + 4);
    const [, kind = '', data = ''] = /^([A-Z]+)(?::(.*))?$/i.exec(action) ?? [];
    if (!/^(?:computer|user)/i.test(scope) || kind === '') {
      throw policyFailures.fail('bad-line', {
        detail: [scope, path, name, action].join(' / ').slice(0, 200),
      });
    }
    const key = shortKey(`${/^user/i.test(scope) ? 'HKCU' : 'HKLM'}\\${path}`);
    keys.push(key);
    const value = dataOf(kind.toUpperCase(), data);
    if (value !== undefined) values.push({ key, name, ...value });
  }
  return { keys, values };
}

/** Without comments and empty lines; a text may have blanks at its end that count. */
function lines(text: string): readonly string[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimStart())
    .filter((line) => line.trim() !== '' && !line.startsWith(';'));
}

function dataOf(kind: string, data: string): Pick<RegistryValue, 'type' | 'value'> | undefined {
  switch (kind) {
    case 'DWORD':
      return { type: 'dword', value: Number(data) || 0 };
    case 'QWORD':
      return { type: 'qword', value: Number(data) || 0 };
    case 'SZ':
      return { type: 'sz', value: data };
    case 'EXSZ':
      return { type: 'expand-sz', value: data };
    case 'MULTISZ':
      return { type: 'multi-sz', value: data.split('\\0').filter((each) => each !== '') };
    case 'BINARY':
      return { type: 'binary', value: data };
    default:
      // What takes values away sets none.
      return undefined;
  }
}
