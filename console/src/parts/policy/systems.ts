import type { PolicyLintRequest } from '#server/admin';
import { WINDOWS } from '../names/index.ts';

export type SystemName = NonNullable<PolicyLintRequest['os']>;

/** The generations of Windows that policies tell apart. */
export const SYSTEMS: readonly { readonly id: SystemName; readonly text: string }[] = WINDOWS;
