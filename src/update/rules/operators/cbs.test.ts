import { describe, test } from 'node:test';
import { check } from '../rule-cases.ts';

describe('component based servicing', () => {
  const manifest =
    '<CbsPackageApplicabilityMetadata><assembly xmlns="urn:schemas-microsoft-com:asm.v3">' +
    '<assemblyIdentity name="Package_A" version="10.0.1.5" processorArchitecture="amd64" language="neutral" />' +
    '<package><parent><assemblyIdentity name="Foundation" version="10.0.1.1" processorArchitecture="amd64" language="neutral" /></parent></package></assembly></CbsPackageApplicabilityMetadata>';
  const with_ = (...cbsPackages: string[]) => ({ cbsPackages });
  const installed = '<CbsPackageInstalled />';
  const installable = '<CbsPackageInstallable />';
  const foundation = 'Foundation~31bf~amd64~~10.0.1.1';

  test('a package is installed in its version or a later one', () => {
    check(with_('Package_A~31bf~amd64~~10.0.1.5'), [[installed, 'true']], manifest);
    check(with_('package_a~31bf~amd64~~10.0.1.10'), [[installed, 'true']], manifest);
    check(with_('Package_A~31bf~amd64~~10.0.1.4'), [[installed, 'false']], manifest);
    check(with_('Package_A~31bf~x86~~10.0.1.5'), [[installed, 'false']], manifest);
    check({}, [[installed, 'unknown']], manifest);
    check(with_(), [[installed, 'unknown']]);
  });

  test('it can be installed where its parent is and it is not', () => {
    check(with_(foundation), [[installable, 'true']], manifest);
    check(with_(foundation, 'Package_A~31bf~amd64~~10.0.1.5'), [[installable, 'false']], manifest);
    check(with_('Other~31bf~amd64~~1'), [[installable, 'false']], manifest);
    check(with_('Foundation~31bf~amd64~~10.0.2.1'), [[installable, 'unknown']], manifest);
  });

  test('by identity', () => {
    check(with_(foundation), [
      [`<CbsPackageInstalledByIdentity PackageIdentity="${foundation.toUpperCase()}" />`, 'true'],
      ['<CbsPackageInstalledByIdentity PackageIdentity="Foundation~31bf~amd64~~10.0.1.2" />', 'false'],
      ['<CbsPackageInstalledByIdentity />', 'unknown'],
    ]);
  });
});
