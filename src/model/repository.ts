import type { PushedImageModel } from './image.ts'
import type { RawRepositorySettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'

/** One rule of an ECR lifecycle policy, in the policy document's own terms. */
export interface LifecycleRule {
  readonly rulePriority: number
  readonly description: string
  readonly selection: {
    readonly tagStatus: 'any' | 'untagged' | 'tagged'
    readonly tagPatternList?: readonly string[]
    readonly countType: 'imageCountMoreThan' | 'sinceImagePushed'
    readonly countUnit?: 'days'
    readonly countNumber: number
  }
  readonly action: { readonly type: 'expire' }
}

/** What a repository allows others. */
export interface RepositoryStatement {
  readonly sid: string
  /** Accounts, organizations, services of AWS, and ARNs of roles and users. */
  readonly principals: readonly string[]
  readonly actions: readonly string[]
  readonly conditions?: StatementConditions
}

/** When a statement holds: values by condition key, by the operator that compares them. */
export type StatementConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>

/** An ECR repository. `existing` means looked up: never created, changed or deleted. */
export interface RepositoryModel extends Resource<'repository'> {
  readonly repositoryName: string
  readonly existing: boolean
  readonly scanOnPush: boolean
  readonly imageTagMutability: 'MUTABLE' | 'IMMUTABLE'
  readonly lifecycleRules: readonly LifecycleRule[]
  readonly statements?: readonly RepositoryStatement[]
  readonly raw?: RawRepositorySettings
  readonly tags: Tags
}

/** An image in a repository of the stack, by tag, by digest, or as a deploy puts it there. */
export type ImageModel =
  | PushedImageModel
  | { readonly repository: RepositoryModel; readonly tag: string }
  | { readonly repository: RepositoryModel; readonly digest: string }
