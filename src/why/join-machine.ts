import { type Finding, judge } from '#diagnosis';

/** Causes about the update and this machine that stand whatever is wrong with the machine itself. */
const DECISIVE: ReadonlySet<string> = new Set([
  'why/not-for-its-product',
  'why/detectoid-false',
  'why/prerequisite-missing',
  'why/no-matching-hardware',
  'why/optional',
  'why/failed',
  'why/failed-without-code',
]);

/** What the branches of the update say already, or what is about other updates: last contact, the first missing step, failures. */
const SAID_ALREADY: ReadonlySet<string> = new Set(['S1-09', 'M-02', 'M-05']);
/** A pending restart, which A9e tells where it is one of updates. */
const RESTART = 'M-06';

/**
 * Puts what was found about the machine itself among what was found about an update on it, at A9a, which leads there. What a person
 * collected on the machine goes before what the server concludes from its silence or its patience; without that the server's own
 * view of the machine explains only a machine that does not check, or does not list what it was told. What is well with the machine is told
 * only where somebody collected it. Nothing is added where the update is installed or waits for a restart.
 */
export function joinMachine(
  update: readonly Finding[],
  machine: readonly Finding[],
  { collected }: { readonly collected: boolean },
): readonly Finding[] {
  const at = update.findIndex(({ check }) => check === 'A9a');
  if (at < 0) return update;
  const { cause } = judge(update);
  const isOpen = cause === undefined || (cause.check.startsWith('A9') && !DECISIVE.has(cause.code));
  const isHidden =
    update[at]?.verdict !== 'pass' || cause === undefined || cause.code === 'why/not-applicable';
  const place = isOpen && collected ? at : isOpen && isHidden ? at + 1 : update.length;
  const hasRestart = update.some(({ check }) => check === 'A9e');
  const added = machine.filter(
    ({ check, verdict }) =>
      !SAID_ALREADY.has(check) && !(hasRestart && check === RESTART) && (collected || verdict !== 'pass'),
  );
  // What could not be told of the machine is less than what could not be told of the update on it.
  const failed = added.filter(({ verdict }) => verdict === 'fail');
  const others = added.filter(({ verdict }) => verdict !== 'fail');
  return [...update.slice(0, place), ...failed, ...update.slice(place), ...others];
}
