import type { GroupRule } from './group-rule.ts';

/** The GUID of a target group, lower case. */
export type GroupId = string & { readonly __brand: 'GroupId' };

/** The root of the tree: every computer is in it (same id on every WSUS). */
export const ALL_COMPUTERS = 'a0a08746-4dbe-4a37-9adf-9e7652c0b421' as GroupId;
/** Where a computer is that nobody put anywhere (same id on every WSUS). */
export const UNASSIGNED_COMPUTERS = 'b73ca6ed-5727-47f3-84de-015e03f6a88a' as GroupId;

export interface TargetGroup {
  readonly id: GroupId;
  readonly name: string;
  /** Undefined for All Computers only. */
  readonly parentId?: GroupId;
  /** Its computers are those that this fits, and nobody is put in by hand or by policy. */
  readonly rule?: GroupRule;
}
