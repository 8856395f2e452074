export type { ComputerId, InstallState, UpdateStatus } from './computer.ts';
export type { ApprovalAction, Deployment, DeploymentAction, DeploymentId } from './deployment.ts';
export type { EulaFragment, Fragments, LanguageFragment } from './fragment.ts';
export {
  type RevisionId,
  type RevisionNumber,
  toUpdateId,
  type UpdateId,
  type UpdateIdentity,
} from './ids.ts';
export { type IndexRecord, toIndexRecord } from './index-record.ts';
export {
  type BundleClause,
  type CategoryType,
  type DriverMetadata,
  type EulaFile,
  type FeatureScore,
  type LocalizedProperties,
  type PrerequisiteClause,
  type PublicationState,
  type Revision,
  textIn,
  titleOf,
  type UpdateFile,
  type UpdateType,
} from './revision.ts';
export { ALL_COMPUTERS, type GroupId, type TargetGroup, UNASSIGNED_COMPUTERS } from './target-group.ts';
