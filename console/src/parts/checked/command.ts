/** A `todoku` command of an answer, taken apart: `updates approve ID --group Pilot`. */
export interface Command {
  /** What it does: `updates approve`, `why`. */
  readonly verb: string;
  /** What stands behind it and is no option. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, readonly string[]>>;
}

const ALONE: ReadonlySet<string> = new Set(['why', 'health', 'check', 'serve', 'cleanup']);
/** Options that stand alone: what comes behind them is not theirs. */
const FLAGS: ReadonlySet<string> = new Set([
  'preview',
  'incomplete',
  'accept-growth',
  'categories-only',
  'requested',
  'dry-run',
  'help',
]);

/** Undefined for what is not a command of this server: lines for the console of Windows. */
export function readCommand(text: string): Command | undefined {
  const [program, first, ...more] = [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
  if (program !== 'todoku' || first === undefined || text.includes('\n')) return undefined;
  const isAlone = ALONE.has(first);
  const words: string[] = [];
  const options: Record<string, string[]> = {};
  let open: string[] | undefined;
  for (const word of isAlone ? more : more.slice(1)) {
    const name = /^--([a-z-]+)$/.exec(word)?.[1];
    if (name !== undefined) {
      options[name] ??= [];
      open = FLAGS.has(name) ? undefined : options[name];
    } else if (open === undefined) words.push(word);
    else {
      open.push(word);
      open = undefined;
    }
  }
  return { verb: isAlone ? first : `${first} ${more[0] ?? ''}`, words, options };
}

/** A name as the command has it; undefined where there is none, or one that is not safe to be typed and therefore left out. */
export function named(word: string | undefined): string | undefined {
  return word === undefined ||
    word === '' ||
    /^(NAME|WHAT|FILE|PATH|HOST|URL)$/.test(word) ||
    word.includes('…')
    ? undefined
    : word;
}
