import type { Profile } from './profile.ts';

// The texts in which native agents describe the machine and the caller (protocol-facts 6.1). Names and
// order are theirs, values ours.

/** What DeviceAttributes names, in order. */
export function deviceAttributes(profile: Profile): [name: string, value: string][] {
  const { os } = profile;
  const version = `${os.major}.${os.minor}.${os.build}.${os.revision}`;
  return [
    ['ActivationChannel', 'Volume'],
    ['App', 'WU_OS'],
    ['AppVer', profile.agentVersion],
    ['AttrDataVer', '344'],
    ['BranchReadinessLevel', 'CB'],
    ['CurrentBranch', os.branch],
    ['DefaultUserRegion', '244'],
    ['DeviceFamily', os.deviceFamily],
    ['DL_OSVersion', version],
    ['FirmwareVersion', '1.0.0'],
    ['FlightingBranchName', ''],
    ['FlightRing', 'Retail'],
    ['InstallationType', os.installationType],
    ['InstallDate', '1735689600'],
    ['InstallLanguage', profile.locale],
    ['IsCloudDomainJoined', '0'],
    ['IsDeviceRetailDemo', '0'],
    ['IsFlightingEnabled', '0'],
    ['IsMDMEnrolled', '0'],
    ['IsVirtualDevice', '1'],
    ['OEMModel', profile.model],
    ['OEMName_Uncleaned', profile.manufacturer],
    ['OSArchitecture', 'AMD64'],
    ['OSSkuId', String(os.sku)],
    ['OSUILocale', profile.locale],
    ['OSVersion', version],
    ['PrimaryDiskTotalCapacity', '131072'],
    ['ProcessorCores', '4'],
    ['ProcessorManufacturer', 'GenuineIntel'],
    ['ProductType', os.productTypeName],
    ['SecureBootCapable', '1'],
    ['TelemetryLevel', '1'],
    ['TotalPhysicalRAM', '8192'],
    ['TPMVersion', '2'],
    ['UpdateManagementGroup', '2'],
  ];
}

/** `Key=Value;` after `Key=Value;`. */
export function deviceAttributesText(profile: Profile, server: URL): string {
  const own = deviceAttributes(profile).map(([name, value]) => `${name}=${value};`);
  return `${own.join('')}UpdateServiceUrl=${server.origin};WuClientVer=${profile.agentVersion};`;
}

export function callerAttributesText(caller: string): string {
  return `Interactive=0;SheddingAware=1;Id=${caller};AADDeviceTokenState=WU:0x00248002;`;
}

/** ProductsParameters/Products of a scan without category filter. */
export function productsText(profile: Profile): string {
  const { os } = profile;
  const version = `${os.major}.${os.minor}.${os.build}.${os.revision}`;
  const system = os.installationType === 'Client' ? 'Client.OS.rs2.amd64' : 'Server.OS.amd64';
  return (
    `PN=${system}&Branch=${os.branch}&PrimaryOSProduct=1&Repairable=1&V=${version}&ReofferUpdate=1;` +
    `PN=Windows.UpdateStackPackage.amd64&Name=Update Stack Package&V=${version};`
  );
}
