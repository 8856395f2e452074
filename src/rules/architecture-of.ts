export const ARCHITECTURES = ['x86', 'x64', 'arm', 'arm64', 'itanium'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

const SIGNS: readonly (readonly [Architecture, RegExp])[] = [
  ['arm64', /\barm64\b|\baarch64\b/i],
  ['arm', /\barm(?:32)?[ -]?based\b|\bfor arm\b|\barm32\b/i],
  ['itanium', /\bitanium\b|\bia64\b/i],
  ['x64', /\bx64\b|\bamd64\b|\b64-bit edition\b/i],
  ['x86', /\bx86\b|\b32-bit edition\b/i],
];

/** The architectures that a title names, as titles of Microsoft's catalog write them; none: it says nothing. */
export function architecturesOf(title: string): readonly Architecture[] {
  return SIGNS.filter(([, sign]) => sign.test(title)).map(([name]) => name);
}

/** The architecture that a computer reports (`processorArchitecture`); undefined for one that we do not know. */
export function machineArchitecture(reported: string | undefined): Architecture | undefined {
  switch (reported?.toLowerCase()) {
    case 'amd64':
    case 'x64':
      return 'x64';
    case 'x86':
      return 'x86';
    case 'arm64':
      return 'arm64';
    case 'arm':
      return 'arm';
    case 'ia64':
      return 'itanium';
    default:
      return undefined;
  }
}
