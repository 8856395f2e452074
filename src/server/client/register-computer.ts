import { registerComputer as register } from '#changes';
import type { ComputerInventory } from '#store';
import { type ComputerInfo, readRegisterComputerRequest, writeRegisterComputerResponse } from '#wire';
import { serverFailures } from '../failures.ts';
import { required } from './parameters.ts';
import type { Operation } from './services.ts';

/** MS-WUSP 3.1.5.5. What the computer says of itself is kept as its claim. */
export const registerComputer: Operation = async ({ context, cookies, contacts }, call) => {
  const request = readRegisterComputerRequest(call.payload);
  const { computerId } = cookies.open(request.cookie, context.catalog.snapshot.sequence);
  call.notes.computerId = computerId;
  if (!context.settings.requiresRegistration) {
    throw serverFailures.fail('registration-not-required', { subject: computerId });
  }
  const info = required(request.computerInfo, 'computerInfo');
  await register(context, computerId, info.dnsName ?? '', inventoryOf(info));
  contacts.note(computerId, call);
  return writeRegisterComputerResponse(call.soap);
};

function inventoryOf(info: ComputerInfo): ComputerInventory {
  const { clientVersionMajorNumber, clientVersionMinorNumber, clientVersionBuildNumber } = info;
  return {
    osVersion: { major: info.osMajorVersion, minor: info.osMinorVersion, build: info.osBuildNumber },
    ...text('osDescription', info.osDescription),
    ...text('osLocale', info.osLocale),
    ...text('manufacturer', info.computerManufacturer),
    ...text('model', info.computerModel),
    ...text('biosVersion', info.biosVersion),
    ...text('biosName', info.biosName),
    ...text('biosReleaseDate', info.biosReleaseDate),
    ...text('architecture', info.processorArchitecture),
    suiteMask: info.suiteMask,
    oldProductType: info.oldProductType,
    newProductType: info.newProductType,
    systemMetrics: info.systemMetrics,
    clientVersion: `${clientVersionMajorNumber}.${clientVersionMinorNumber}.${clientVersionBuildNumber}.${info.clientVersionQfeNumber}`,
    ...text('firmwareVersion', info.firmwareVersion),
    ...text('mobileOperator', info.mobileOperator),
  };
}

/** The field, or nothing where the computer did not say. */
function text<Name extends keyof ComputerInventory>(
  name: Name,
  value: string | undefined,
): { [Key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]?: string });
}
