import type { PresetRow } from './contract.ts';

// Named sets for somebody who does not know Microsoft's product names yet. By title, because that is what people
// compare with what they see; titles that the upstream does not have are passed over.

/** The presets of products and classifications. */
export const PRESETS: readonly PresetRow[] = [
  { name: 'windows-11', kind: 'products', titles: ['Windows 11'] },
  { name: 'windows-10', kind: 'products', titles: ['Windows 10, version 1903 and later'] },
  {
    name: 'windows-server',
    kind: 'products',
    titles: [
      'Microsoft Server Operating System-24H2',
      'Microsoft Server Operating System-23H2',
      'Microsoft Server Operating System-22H2',
      'Microsoft Server operating system-21H2',
      'Windows Server 2019',
      'Windows Server 2016',
    ],
  },
  {
    name: 'defender',
    kind: 'products',
    titles: ['Microsoft Defender Antivirus', 'Microsoft Defender for Endpoint'],
  },
  { name: 'edge', kind: 'products', titles: ['Microsoft Edge'] },
  { name: 'security', kind: 'classifications', titles: ['Critical Updates', 'Security Updates'] },
  {
    name: 'usual',
    kind: 'classifications',
    titles: ['Critical Updates', 'Definition Updates', 'Security Updates', 'Update Rollups', 'Updates'],
  },
];
