// What Windows PowerShell 5.1 does not know, and what a script that only reads must not do. The real parser of PowerShell 7 takes all of
// the first, so they are looked for here, in the script without its comments and its texts.

interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
}

const NOT_IN_5_1: readonly Rule[] = [
  { name: 'null coalescing', pattern: /\?\?/ },
  { name: 'null conditional', pattern: /\?[.[]/ },
  { name: 'ternary', pattern: /\?(?![.[?])(?!\s*\{)/ },
  { name: 'pipeline chain', pattern: /&&|\|\|/ },
  { name: 'background &', pattern: /[^\s&(={|;]\s*&\s*$/m },
  { name: 'ForEach-Object -Parallel', pattern: /-Parallel\b/i },
  { name: 'ConvertFrom-Json -AsHashtable', pattern: /-AsHashtable\b/i },
  { name: 'ConvertTo-Json -AsArray, -EscapeHandling', pattern: /-(AsArray|EscapeHandling)\b/i },
  { name: 'Get-Error', pattern: /\bGet-Error\b/i },
  {
    name: 'cmdlets of later versions',
    pattern: /\b(Join-String|Test-Json|Remove-Service|Get-Uptime|Remove-Alias)\b/i,
  },
  {
    name: 'Invoke-WebRequest of later versions',
    pattern:
      /-(SkipCertificateCheck|SkipHttpErrorCheck|NoProxy|AllowInsecureRedirect|SslProtocol|HttpVersion)\b/i,
  },
  { name: 'class, enum, using', pattern: /^\s*(class|enum|using)\s/im },
  { name: 'clean block', pattern: /\bclean\s*[{(]/i },
  { name: 'a word that is a keyword since 7.3', pattern: /(?<![-$.\w])clean\b/i },
  { name: '$IsWindows and its like', pattern: /\$Is(Windows|Linux|MacOS|CoreCLR)\b/i },
  { name: 'number suffix or binary literal', pattern: /\b(0b[01]+|\d+(u|us|ul|uy|y|s|n))\b/i },
  { name: '-split with a script block of later versions', pattern: /-[ci]?replace\b[^\n]*,\s*\{/i },
];

/**
 * All that the scripts call, with every parameter that they give: each was looked up for Windows PowerShell 5.1. Later versions have
 * hundreds of parameters more, and no list of those would be whole; so whatever is not here is held for one of them until it is looked up.
 */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  'convertto-json': ['compress', 'depth', 'inputobject'],
  'foreach-object': [],
  'get-bitstransfer': ['allusers'],
  'get-childitem': ['file', 'force', 'literalpath'],
  'get-deliveryoptimizationstatus': [],
  'get-item': ['literalpath'],
  'get-service': ['name'],
  'get-winevent': ['logname', 'maxevents'],
  'group-object': ['property'],
  'invoke-webrequest': ['method', 'timeoutsec', 'uri', 'usebasicparsing'],
  'join-path': [],
  'new-item': ['force', 'path'],
  'new-itemproperty': ['force', 'literalpath', 'name', 'propertytype', 'value'],
  'new-object': ['comobject'],
  'out-null': [],
  'remove-item': ['force', 'literalpath'],
  'remove-itemproperty': ['erroraction', 'name', 'path'],
  'rename-item': ['literalpath', 'newname'],
  'select-object': ['last', 'unique'],
  'set-strictmode': ['version'],
  'test-path': ['literalpath'],
  'where-object': [],
  'write-host': [],
  'write-output': [],
  'write-warning': [],
};

const PARAMETERS = new Set(Object.values(CALLED).flat());

const OPERATOR =
  /^([ci]?(eq|ne|gt|ge|lt|le|like|notlike|match|notmatch|contains|notcontains|in|notin|replace|split)|join|is|isnot|as|and|or|xor|not|band|bor|bxor|bnot|shl|shr|f)$/i;

/** All that the collector calls. Whatever is not here, it does not do. */
const READING = new Set([
  'convertto-json',
  'foreach-object',
  'get-bitstransfer',
  'get-deliveryoptimizationstatus',
  'get-service',
  'get-winevent',
  'group-object',
  'invoke-webrequest',
  'new-object',
  'select-object',
  'test-path',
  'where-object',
  'write-output',
]);

const CHANGING: readonly Rule[] = [
  { name: 'writes to the registry', pattern: /\.(SetValue|DeleteValue|CreateSubKey|DeleteSubKey\w*)\b/i },
  {
    name: 'starts or stops something',
    pattern: /\.(Start|Stop|Pause|Continue|Kill|DetectNow|Install|Download)\(/i,
  },
  {
    name: 'writes a file',
    pattern: /\.(Write\w*|Append\w*|Create|Delete|Move|Copy\w*|Replace|OpenWrite)\(|(?<![-\w])>>?(?!\w)/i,
  },
  { name: 'runs text', pattern: /\b(iex|Invoke-Expression|Invoke-Command|Add-Type)\b/i },
  { name: 'sends data', pattern: /-(Body|InFile|OutFile|Credential|UseDefaultCredentials)\b/i },
];

/** Comments and texts. In the second kind of texts `$(…)` is code, whatever quotation marks it has. */
const NO_CODE = /<#[\s\S]*?#>|#[^\n]*|'(?:[^']|'')*'|"(?:`[\s\S]|""|\$\((?:[^()]|\([^()]*\))*\)|[^"`])*"/g;
const CODE_IN_TEXT = /(?<!`)\$\((?:[^()]|\([^()]*\))*\)/g;

/** The script with nothing where comments and the insides of texts were, but for the code in those; lines stay. */
export function codeOf(script: string): string {
  return script.replace(NO_CODE, (part) => {
    if (part.startsWith('#') || part.startsWith('<#')) return part.replace(/[^\n]/g, '');
    const code = part.startsWith('"') ? (part.match(CODE_IN_TEXT) ?? []) : [];
    return ["''", ...code.map((each) => each.replaceAll(/'[^']*'|"[^"]*"/g, "''"))].join(' ');
  });
}

/** What in a script Windows PowerShell 5.1 would not take. */
export function notIn51(script: string): readonly string[] {
  const code = codeOf(script);
  const texts = (script.match(NO_CODE) ?? []).filter((part) => part.startsWith('"'));
  const parameters = [...code.matchAll(/(?<=[\s(])-([A-Za-z]\w*)/g)].map(([, name = '']) =>
    name.toLowerCase(),
  );
  return [
    ...found(NOT_IN_5_1, code),
    ...texts.flatMap((text) => found([{ name: 'escape', pattern: /(?<!`)(?:``)*`(?:e|u\{)/ }], text)),
    ...cmdletsIn(code).filter((name) => !(name.toLowerCase() in CALLED)),
    ...parameters.filter((name) => !OPERATOR.test(name) && !PARAMETERS.has(name)).map((name) => `-${name}`),
  ];
}

/** The same by what PowerShell's own parser says is called, a line each, `get-date asutc`; what the script defines itself is left out. */
export function notLookedUp(called: readonly string[]): readonly string[] {
  return called.filter((line) => {
    const [name = '', parameter] = line.toLowerCase().split(' ');
    if (!name.includes('-')) return false;
    return parameter === undefined ? !(name in CALLED) : CALLED[name]?.includes(parameter) !== true;
  });
}

function cmdletsIn(code: string): readonly string[] {
  return [...code.matchAll(/(?<![-$\w.'\\])([A-Za-z]+-[A-Za-z]+)\b/g)].map(([, name = '']) => name);
}

/** What in a script could change something, by a list of what may be called. */
export function notReading(script: string): readonly string[] {
  const code = codeOf(script);
  return [
    ...cmdletsIn(code).filter((name) => !READING.has(name.toLowerCase())),
    // `Replace` of texts and of regular expressions changes nothing.
    ...found(CHANGING, code.replace(/(\)|\[regex\]::|\w)(\.|(?<=::))Replace\(/g, '$1(')),
  ];
}

function found(rules: readonly Rule[], code: string): readonly string[] {
  return rules.flatMap(({ name, pattern }) => {
    const [match] = pattern.exec(code) ?? [];
    return match === undefined ? [] : [`${name}: ${match}`];
  });
}
