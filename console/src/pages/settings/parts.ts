import type { ComponentType } from 'react';
import { About } from './about/about.tsx';
import { Keys } from './about/keys.tsx';
import { Accounts } from './accounts/accounts.tsx';
import { OwnPassword } from './accounts/own-password.tsx';
import { Audit } from './audit/audit.tsx';
import { Configuration } from './config/configuration.tsx';
import { Policy } from './policy.tsx';
import { SignInService } from './service/sign-in-service.tsx';
import { Tokens } from './tokens/tokens.tsx';
import { Backup } from './upkeep/backup.tsx';
import { Certificates } from './upkeep/certificates.tsx';
import { HealthInbox } from './upkeep/health-inbox.tsx';
import { Metrics } from './upkeep/metrics.tsx';
import type { settingsWords } from './words.ts';
import { WsusTable } from './wsus/wsus-table.tsx';

type Word = keyof typeof settingsWords;

/** A part of the settings, at `/settings/{path}`. */
export interface PartAt {
  readonly path: string;
  readonly group: 'people' | 'record' | 'server' | 'console';
  readonly name: Word & `part${string}`;
  /** What it is for, in a sentence. */
  readonly about: Word & `about${string}`;
  /** Who does not administer sees nothing in it. */
  readonly administers?: boolean;
  readonly Part: ComponentType;
}

export const PARTS: readonly PartAt[] = [
  {
    path: 'accounts',
    group: 'people',
    name: 'partAccounts',
    about: 'aboutAccounts',
    administers: true,
    Part: Accounts,
  },
  { path: 'password', group: 'people', name: 'partPassword', about: 'aboutPassword', Part: OwnPassword },
  {
    path: 'tokens',
    group: 'people',
    name: 'partTokens',
    about: 'aboutTokens',
    administers: true,
    Part: Tokens,
  },
  {
    path: 'sign-in',
    group: 'people',
    name: 'partSignIn',
    about: 'aboutSignIn',
    administers: true,
    Part: SignInService,
  },
  { path: 'audit', group: 'record', name: 'partAudit', about: 'aboutAudit', Part: Audit },
  { path: 'health', group: 'record', name: 'partHealth', about: 'aboutHealth', Part: HealthInbox },
  { path: 'metrics', group: 'record', name: 'partMetrics', about: 'aboutMetrics', Part: Metrics },
  { path: 'policy', group: 'server', name: 'partPolicy', about: 'aboutPolicy', Part: Policy },
  {
    path: 'configuration',
    group: 'server',
    name: 'partConfiguration',
    about: 'aboutConfiguration',
    administers: true,
    Part: Configuration,
  },
  {
    path: 'certificates',
    group: 'server',
    name: 'partCertificates',
    about: 'aboutCertificates',
    administers: true,
    Part: Certificates,
  },
  {
    path: 'backup',
    group: 'server',
    name: 'partBackup',
    about: 'aboutBackup',
    administers: true,
    Part: Backup,
  },
  { path: 'wsus', group: 'console', name: 'partWsus', about: 'aboutWsus', Part: WsusTable },
  { path: 'keys', group: 'console', name: 'partKeys', about: 'aboutKeys', Part: Keys },
  { path: 'about', group: 'console', name: 'partAbout', about: 'aboutAbout', Part: About },
];
