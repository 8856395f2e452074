import { type Finding, quoted } from '#diagnosis';
import { advise, adviseImport, adviseSelecting, seen } from './advice.ts';
import type { AbsentFacts, CategoryHere } from './facts.ts';
import { cannotTell, fails, passes, say, warns } from './finding.ts';
import { isAskedFor, isSelected, obstaclesOf } from './obstacles.ts';

/** B5: a product that it belongs to is not selected. Names change with versions: what it is called here is said. */
export function productSelected(facts: AbsentFacts): Finding | undefined {
  const { described, selection, upstream } = facts;
  // A replica has no selection: it takes what its upstream has.
  if (upstream === undefined || upstream.mode === 'replica') return undefined;
  const count = seen('selectedProducts', selection.products);
  if (selection.products === 0) {
    return fails('B5', say('absent-no-product', undefined), {
      evidence: [count],
      next: [advise('absent-do-look-for-product', 'server', 'todoku products list'), adviseImport(facts)],
    });
  }
  const told = described.filter(({ products }) => products.length > 0);
  if (told.length === 0) return untold(facts);
  const lacking = told.filter((each) => obstaclesOf(each, facts).product);
  if (lacking.length === 0) {
    const selected = unique(told.flatMap(({ products }) => products.filter(isSelected)));
    return passes('B5', say('absent-product-selected', { names: selected.map(calledHere) }), [count]);
  }
  const products = unique(lacking.flatMap((each) => each.products));
  const names = products.map(calledHere);
  const more = {
    evidence: [count, ...products.map(evidenceOf)],
    next: [adviseImport(facts), ...products.slice(0, 3).flatMap(waysOf)],
    then: say('absent-then-import-alone', undefined).says,
  };
  if (described.some((each) => isAskedFor(each, facts)))
    return warns('B5', say('absent-product-for-some', { names }), more);
  const isUnlisted = products.every(({ selected }) => selected === 'unlisted');
  const code = isUnlisted ? 'absent-product-unlisted' : 'absent-product-not-selected';
  return fails('B5', say(code, { names: isUnlisted ? products.map(({ name }) => name) : names }), more);
}

function untold({ sought, upstream, selection }: AbsentFacts): Finding {
  return cannotTell(
    'B5',
    say('absent-product-unknown', undefined),
    say('absent-decided-by-page', undefined).says,
    {
      evidence: [seen('selectedProducts', selection.products)],
      next:
        upstream === undefined
          ? []
          : [advise('absent-do-ask-with-page', 'person', askingAgain(sought.written))],
    },
  );
}

/** The command with which what the catalog's page says is told. */
function askingAgain(written: string): string | undefined {
  const typed = quoted(written);
  return typed === undefined ? undefined : `todoku why ${typed} --product NAME --classification NAME`;
}

function waysOf({ name, here, selected }: CategoryHere): ReturnType<typeof advise>[] {
  if (selected === 'no') return [adviseSelecting('product', here ?? name)];
  const typed = quoted(here ?? name);
  return [
    advise(
      'absent-do-look-for-product',
      'server',
      typed === undefined ? undefined : `todoku products list --search ${typed}`,
    ),
    advise('absent-do-fetch-categories', 'server', 'todoku sync run --categories-only'),
  ];
}

function evidenceOf({ name, here }: CategoryHere): ReturnType<typeof seen> {
  return here === undefined ? seen('product', name) : seen('product', `${name} = ${here}`);
}

function calledHere({ name, here }: CategoryHere): string {
  return here ?? name;
}

function unique(categories: readonly CategoryHere[]): readonly CategoryHere[] {
  return [...new Map(categories.map((each) => [each.name, each])).values()];
}
