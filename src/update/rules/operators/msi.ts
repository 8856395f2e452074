import { compareVersions, holds, parseNumber, parseVersion, versionSign } from '../comparison.ts';
import type { Operator, Operators, RuleContext } from '../context.ts';
import type { MsiProductFacts } from '../facts.ts';
import { type MsiTarget, normalCode } from '../metadata.ts';
import { flag, type Rule, type Truth } from '../rule.ts';
import { all, any, not, truthOf } from '../truth.ts';

/** What a rule says of an installed product; false where it is not installed. */
function ofProduct(
  context: RuleContext,
  productCode: string,
  test: (product: MsiProductFacts) => Truth,
): Truth {
  const product = context.facts.msiProduct?.(normalCode(productCode));
  if (product === undefined) return 'unknown';
  return product === null ? 'false' : test(product);
}

/** `VersionMin`, `VersionMax` with their exclusions, and `Language`, each only where given. */
function matches(rule: Rule, product: MsiProductFacts): Truth {
  const min = rule.attributes.get('VersionMin');
  const max = rule.attributes.get('VersionMax');
  const language = rule.attributes.get('Language');
  const tests: Truth[] = [];
  if (min !== undefined) {
    const comparison = flag(rule, 'ExcludeVersionMin') ? 'GreaterThan' : 'GreaterThanOrEqualTo';
    tests.push(compareVersions(comparison, product.version, min));
  }
  if (max !== undefined) {
    const comparison = flag(rule, 'ExcludeVersionMax') ? 'LessThan' : 'LessThanOrEqualTo';
    tests.push(compareVersions(comparison, product.version, max));
  }
  if (language !== undefined) {
    const isKnown = product.language !== undefined;
    tests.push(truthOf(isKnown ? product.language === parseNumber(language) : undefined));
  }
  return all(tests, (truth) => truth);
}

function includes(list: readonly string[] | undefined, wanted: string): Truth {
  return truthOf(list?.some((item) => item.toLowerCase() === wanted.toLowerCase()));
}

/** Parts of products: any part in any product, or all of them where the rule says so. */
function partInstalled(
  element: string,
  allParts: string,
  listOf: (product: MsiProductFacts) => readonly string[] | undefined,
): Operator {
  return (rule, context) => {
    const texts = (operator: string) => rule.rules.filter((child) => child.operator === operator);
    const quantifier = (attribute: string) => (flag(rule, attribute) ? all : any);
    const parts = texts(element);
    const products = texts('Product');
    if (parts.length === 0 || products.length === 0) return 'unknown';
    return quantifier('AllProductsRequired')(products, ({ text: code }) =>
      ofProduct(context, code, (product) =>
        quantifier(allParts)(parts, ({ text }) =>
          includes(listOf(product), element === 'Component' ? normalCode(text) : text),
        ),
      ),
    );
  };
}

const patchInstalled: Operator = (_, context) => {
  const patch = context.metadata.msiPatch;
  if (patch === undefined || patch.targets.length === 0) return 'unknown';
  return any(patch.targets, (target) =>
    ofProduct(context, target.productCode, (product) => includes(product.patchCodes, patch.patchCode)),
  );
};

function isTarget(target: MsiTarget, product: MsiProductFacts): Truth {
  if (target.comparison === '') return 'true';
  const actual = parseVersion(product.version);
  const expected = parseVersion(target.version);
  if (actual === undefined || expected === undefined) return 'unknown';
  return truthOf(holds(target.comparison, versionSign(actual, expected, target.parts)));
}

const applicationInstalled: Operator = (_, context) => {
  const application = context.metadata.msiApplication;
  if (application === undefined) return 'unknown';
  return ofProduct(context, application.productCode, (product) => {
    // Reinstalling renews an older product of the same code: until then the update is not installed.
    if (application.version === undefined || application.recacheReinstall === 'Never') return 'true';
    return compareVersions('GreaterThanOrEqualTo', product.version, application.version);
  });
};

/** MsiApplicabilityRules. Supersedence needs Windows Installer's own sequencing, so it is only known to be false for products that are not there. */
export const MSI: Operators = {
  MsiProductInstalled: (rule, context) =>
    ofProduct(context, rule.attributes.get('ProductCode') ?? '', (product) => matches(rule, product)),
  MsiPatchInstalledForProduct: (rule, context) =>
    ofProduct(context, rule.attributes.get('ProductCode') ?? '', (product) =>
      all(
        [
          matches(rule, product),
          includes(product.patchCodes, normalCode(rule.attributes.get('PatchCode') ?? '')),
        ],
        (truth) => truth,
      ),
    ),
  MsiFeatureInstalledForProduct: partInstalled(
    'Feature',
    'AllFeaturesRequired',
    (product) => product.features,
  ),
  MsiComponentInstalledForProduct: partInstalled(
    'Component',
    'AllComponentsRequired',
    (product) => product.componentCodes,
  ),
  MsiPatchInstalled: patchInstalled,
  MsiPatchInstallable: (rule, context) => {
    const patch = context.metadata.msiPatch;
    if (patch === undefined || patch.targets.length === 0) return 'unknown';
    const applies = any(patch.targets, (target) =>
      ofProduct(context, target.productCode, (product) => isTarget(target, product)),
    );
    return all([applies, not(patchInstalled(rule, context))], (truth) => truth);
  },
  MsiPatchSuperseded: (_, context) => {
    const targets = context.metadata.msiPatch?.targets ?? [];
    if (targets.length === 0) return 'unknown';
    return any(targets, ({ productCode }) => ofProduct(context, productCode, () => 'unknown'));
  },
  MsiApplicationInstalled: applicationInstalled,
  MsiApplicationInstallable: (rule, context) => not(applicationInstalled(rule, context)),
  MsiApplicationSuperseded: () => 'unknown',
};
