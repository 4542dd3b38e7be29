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

/** An ECR repository. `existing` means looked up: never created, changed or deleted. */
export interface RepositoryModel extends Resource<'repository'> {
  readonly repositoryName: string
  readonly existing: boolean
  readonly scanOnPush: boolean
  readonly imageTagMutability: 'MUTABLE' | 'IMMUTABLE'
  readonly lifecycleRules: readonly LifecycleRule[]
  readonly raw?: RawRepositorySettings
  readonly tags: Tags
}

/** An image in a repository of the stack, by tag, by digest, or as a deploy puts it there. */
export type ImageModel =
  | PushedImageModel
  | { readonly repository: RepositoryModel; readonly tag: string }
  | { readonly repository: RepositoryModel; readonly digest: string }
