import { compareVersions } from '../comparison.ts';
import type { Operator, Operators } from '../context.ts';
import type { CbsIdentity } from '../metadata.ts';
import { all, any, not, truthOf } from '../truth.ts';

/** `Name~Token~Architecture~Language~Version` in its parts, lower case. */
function parseIdentity(text: string): CbsIdentity {
  const [name = '', publicKeyToken = '', architecture = '', language = '', version = ''] = text
    .toLowerCase()
    .split('~');
  return { name, publicKeyToken, architecture, language, version };
}

function isSamePackage(one: CbsIdentity, other: CbsIdentity): boolean {
  return (
    one.name === other.name && one.architecture === other.architecture && one.language === other.language
  );
}

/** The package of the manifest, in its version or a later one: a later one contains it. */
const packageInstalled: Operator = (_, { facts, metadata }) => {
  const wanted = metadata.cbs?.identity;
  if (wanted === undefined || facts.cbsPackages === undefined) return 'unknown';
  return any(facts.cbsPackages, (text) => {
    const installed = parseIdentity(text);
    if (!isSamePackage(installed, wanted)) return 'false';
    return compareVersions('GreaterThanOrEqualTo', installed.version, wanted.version);
  });
};

/** Component based servicing. The rules carry nothing; what they ask is in the manifest (protocol-facts 10.8). */
export const CBS: Operators = {
  CbsPackageInstalled: packageInstalled,
  CbsPackageInstallable: (rule, context) => {
    const { facts, metadata } = context;
    const packages = facts.cbsPackages;
    if (metadata.cbs === undefined || packages === undefined) return 'unknown';
    // Which other versions of a parent are accepted is up to the manifest and not known here.
    const parent = any(metadata.cbs.parents, (wanted) =>
      any(packages, (text) => {
        const installed = parseIdentity(text);
        if (!isSamePackage(installed, wanted)) return 'false';
        return installed.version === wanted.version ? 'true' : 'unknown';
      }),
    );
    const hasParents = metadata.cbs.parents.length > 0;
    const applies = hasParents ? parent : 'unknown';
    return all([not(packageInstalled(rule, context)), applies], (truth) => truth);
  },
  CbsPackageInstalledByIdentity: (rule, { facts }) => {
    const wanted = rule.attributes.get('PackageIdentity')?.toLowerCase();
    if (wanted === undefined) return 'unknown';
    return truthOf(facts.cbsPackages?.some((text) => text.toLowerCase() === wanted));
  },
};
