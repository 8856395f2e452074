import { guidFrom, Random } from '../random.ts';
import { SLOTS } from '../registry.ts';
import { SERVER_DEVICES, WORKSTATION_DEVICES } from './devices.ts';
import type { Profile, ProfileName } from './profile.ts';

/** About half of the slots, always the same ones for the same profile. */
function slotsOf(name: ProfileName): number[] {
  const random = new Random('slots', name);
  return random
    .shuffled(Array.from({ length: SLOTS }, (_, slot) => slot))
    .slice(0, SLOTS / 2)
    .sort((a, b) => a - b);
}

/** What a machine's firmware derives from maker and model, most specific first. */
function computerHardwareIds(model: string): string[] {
  return [0, 1, 2, 3, 4, 5].map((detail) => guidFrom('computer-hardware-id', model, detail));
}

const WORKSTATION = {
  locale: 'en-US',
  localeId: 1033,
  manufacturer: 'Todoku Devices',
  firmwareVendor: 'Todoku Firmware',
  biosReleaseDate: '2023-02-02T00:00:00Z',
  devices: WORKSTATION_DEVICES,
  featureScoreKey: 'AMD64.10.0',
} as const;

const SERVER = { ...WORKSTATION, devices: SERVER_DEVICES } as const;

// Agent and protocol version of Windows 11 25H2 are those that a real agent was seen to send (protocol-facts 2.2);
// those of the others are placed by the specification's list (MS-WUSP 1.7) and are unproven.

export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  'windows-10-22h2': {
    ...WORKSTATION,
    name: 'windows-10-22h2',
    title: 'Windows 10 22H2',
    os: {
      major: 10,
      minor: 0,
      build: 19045,
      revision: 6456,
      productType: 1,
      sku: 48,
      suiteMask: 256,
      description: 'Windows 10 Pro',
      installationType: 'Client',
      productTypeName: 'WinNT',
      deviceFamily: 'Windows.Desktop',
      branch: 'vb_release',
    },
    agentVersion: '1323.2601.10011.0',
    clientProtocol: '2.70',
    model: 'Desk 100',
    products: ['Antivirus', 'Browser', 'Office'],
    slots: slotsOf('windows-10-22h2'),
    baseline: [2025, 10],
    computerHardwareIds: computerHardwareIds('Desk 100'),
  },
  'windows-11-25h2': {
    ...WORKSTATION,
    name: 'windows-11-25h2',
    title: 'Windows 11 25H2',
    os: {
      major: 10,
      minor: 0,
      build: 26200,
      revision: 8037,
      productType: 1,
      sku: 48,
      suiteMask: 256,
      description: 'Windows 10 Pro',
      installationType: 'Client',
      productTypeName: 'WinNT',
      deviceFamily: 'Windows.Desktop',
      branch: 'ge_release',
    },
    agentVersion: '1507.2601.30012.0',
    clientProtocol: '2.90',
    model: 'Book 200',
    products: ['Antivirus', 'Browser', 'Runtime', 'Office'],
    slots: slotsOf('windows-11-25h2'),
    baseline: [2026, 1],
    computerHardwareIds: computerHardwareIds('Book 200'),
  },
  'server-2022': {
    ...SERVER,
    name: 'server-2022',
    title: 'Windows Server 2022',
    os: {
      major: 10,
      minor: 0,
      build: 20348,
      revision: 4171,
      productType: 3,
      sku: 7,
      suiteMask: 272,
      description: 'Windows Server 2022 Standard',
      installationType: 'Server',
      productTypeName: 'ServerNT',
      deviceFamily: 'Windows.Server',
      branch: 'fe_release_svc_prod2',
    },
    agentVersion: '1323.2601.10011.0',
    clientProtocol: '2.70',
    model: 'Rack 300',
    products: ['Antivirus', 'Runtime', 'Database'],
    slots: slotsOf('server-2022'),
    baseline: [2025, 8],
    computerHardwareIds: computerHardwareIds('Rack 300'),
  },
  'server-2025': {
    ...SERVER,
    name: 'server-2025',
    title: 'Windows Server 2025',
    os: {
      major: 10,
      minor: 0,
      build: 26100,
      revision: 6584,
      productType: 3,
      sku: 7,
      suiteMask: 272,
      description: 'Windows Server 2025 Standard',
      installationType: 'Server',
      productTypeName: 'ServerNT',
      deviceFamily: 'Windows.Server',
      branch: 'ge_release',
    },
    agentVersion: '1507.2601.30012.0',
    clientProtocol: '2.90',
    model: 'Rack 400',
    products: ['Antivirus', 'Browser', 'Runtime', 'Database'],
    slots: slotsOf('server-2025'),
    baseline: [2025, 12],
    computerHardwareIds: computerHardwareIds('Rack 400'),
  },
};

export const PROFILE_NAMES = Object.keys(PROFILES) as readonly ProfileName[];
