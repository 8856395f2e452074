import type { ComputerInfo } from '#wire';
import type { Profile } from './profile.ts';

/** What RegisterComputer tells of such a machine (protocol-facts 5.5). */
export function computerInfo(profile: Profile, dnsName: string): ComputerInfo {
  const { os } = profile;
  const [major = 0, minor = 0, build = 0, qfe = 0] = profile.agentVersion.split('.').map(Number);
  return {
    dnsName,
    osMajorVersion: os.major,
    osMinorVersion: os.minor,
    osBuildNumber: os.build,
    osServicePackMajorNumber: 0,
    osServicePackMinorNumber: 0,
    osLocale: profile.locale,
    computerManufacturer: profile.manufacturer,
    computerModel: profile.model,
    biosVersion: '1.0.0',
    biosName: profile.firmwareVendor,
    biosReleaseDate: profile.biosReleaseDate,
    processorArchitecture: 'AMD64',
    suiteMask: os.suiteMask,
    oldProductType: os.productType,
    newProductType: os.sku,
    systemMetrics: 0,
    clientVersionMajorNumber: major,
    clientVersionMinorNumber: minor,
    clientVersionBuildNumber: build,
    clientVersionQfeNumber: qfe,
    osDescription: os.description,
    oem: profile.manufacturer,
    deviceType: profile.model,
    firmwareVersion: '1.0.0',
    mobileOperator: 'Not Present',
  };
}
