import type { Place } from './values.ts';

/** What the Policy CSP calls a value of Group Policy, below `./Device/Vendor/MSFT/Policy/Config/Update/`. */
export interface MdmName {
  readonly place: Extract<Place, 'policy' | 'au'>;
  readonly name: string;
  readonly csp: string;
}

const same = (name: string, place: MdmName['place'] = 'policy'): MdmName => ({ place, name, csp: name });

/** Of those values that mean the same in both and have the same figures. WUStatusServer and the target group have none. */
export const MDM_NAMES: readonly MdmName[] = [
  { place: 'policy', name: 'WUServer', csp: 'UpdateServiceUrl' },
  same('UpdateServiceUrlAlternate'),
  same('FillEmptyContentUrls'),
  { place: 'policy', name: 'AcceptTrustedPublisherCerts', csp: 'AllowNonMicrosoftSignedUpdate' },
  same('SetProxyBehaviorForUpdateDetection'),
  same('DoNotEnforceEnterpriseTLSCertPinningForUpdateDetection'),
  same('DetectionFrequency', 'au'),
  same('SetPolicyDrivenUpdateSourceForFeatureUpdates'),
  same('SetPolicyDrivenUpdateSourceForQualityUpdates'),
  same('SetPolicyDrivenUpdateSourceForDriverUpdates'),
  same('SetPolicyDrivenUpdateSourceForOtherUpdates'),
  same('ScheduledInstallDay', 'au'),
  same('ScheduledInstallTime', 'au'),
  same('DeferFeatureUpdatesPeriodInDays'),
  same('DeferQualityUpdatesPeriodInDays'),
  same('BranchReadinessLevel'),
  { place: 'policy', name: 'TargetReleaseVersionInfo', csp: 'TargetReleaseVersion' },
  same('ProductVersion'),
  same('ExcludeWUDriversInQualityUpdate'),
];
