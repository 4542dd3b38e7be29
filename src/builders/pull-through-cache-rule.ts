import type { CachedImage, PullThroughCacheRuleModel } from '../model/pull-through-cache-rule.ts'
import { cachedImageRules } from '../validators/cached-image.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { pullThroughCacheRuleRules } from '../validators/pull-through-cache-rule.ts'
import { call, taken, withOptions } from './calls.ts'
import { COMMON_CALLS, NAMED } from './common-calls.ts'
import { frozen, invalid, typed } from './definition.ts'
import { data, text } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_FUNCTIONS } from './option-names.ts'
import { type CheckedDefinition, Steps } from './steps.ts'

/** Images of another registry, as they come through the registry of the account. */
export interface PullThroughCacheRule extends CheckedDefinition<PullThroughCacheRuleModel> {
  /**
   * An image of the other registry. The first task that pulls it has ECR fetch it and make a repository for it; an
   * execution role that the stack makes may have ECR do so.
   *
   * @param name As it is called there, with its tag or digest; those that Docker Hub itself keeps with `library/`.
   * @throws InvalidDefinitionError when the rule or the name is not valid.
   * @example
   * const quay = pullThroughCacheRule('quay', { upstreamRegistryUrl: 'quay.io' })
   * const node = quay.image('prometheus/node-exporter:v1.8.2')
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-working-pulling.html
   */
  image(name: string): CachedImage
}

/** Where a pull through cache rule gets images from, as CreatePullThroughCacheRule names it. */
export interface PullThroughCacheRuleSettings {
  /** The host of the other registry: `registry-1.docker.io`, `ghcr.io`, `public.ecr.aws`, … */
  readonly upstreamRegistryUrl: string
  /**
   * The ARN of a secret with `username` and `accessToken`, whose name begins with `ecr-pullthroughcache/`, in the account
   * and Region of the deploy. Docker Hub and the registries of GitHub, GitLab and Azure ask for one.
   */
  readonly credentialArn?: string
  /** The ARN of the role that ECR is when it pulls from a registry of ECR in another account. */
  readonly customRoleArn?: string
  /** What repositories of another registry of ECR begin with there. @default `ROOT`: all of them */
  readonly upstreamRepositoryPrefix?: string
}

/**
 * Rules by which ECR fills repositories from another registry.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
 */
export const pullThroughCacheRule: {
  /**
   * A rule that a deploy makes where there is none. A rule is one for the whole registry, has no tags, and serves whoever
   * pulls through it: one that is there already with these settings is used, one with others is refused unless `adopt` is
   * given, and a destroy leaves it with the images that it has brought.
   *
   * @param ecrRepositoryPrefix What the repositories begin with: 2 to 30 characters, or `ROOT`.
   * @throws InvalidDefinitionError when what is built from it is not valid.
   * @example
   * const hub = pullThroughCacheRule('docker-hub', {
   *   upstreamRegistryUrl: 'registry-1.docker.io',
   *   credentialArn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf',
   * })
   */
  (ecrRepositoryPrefix: string, settings: PullThroughCacheRuleSettings): PullThroughCacheRule
  /** A rule that exists: looked up, never created or changed. */
  existing(ecrRepositoryPrefix: string): PullThroughCacheRule
} = Object.assign(
  (ecrRepositoryPrefix: string, settings: PullThroughCacheRuleSettings): PullThroughCacheRule => {
    taken('pullThroughCacheRule()', CALL, [ecrRepositoryPrefix, settings], pullThroughCacheRule)
    return typed(
      new PullThroughCacheRuleBuilder({ ...settings, ecrRepositoryPrefix, existing: false }),
      pullThroughCacheRule,
    )
  },
  {
    existing: (ecrRepositoryPrefix: string): PullThroughCacheRule => {
      taken('pullThroughCacheRule.existing()', NAMED, [ecrRepositoryPrefix], pullThroughCacheRule.existing)
      return typed(
        new PullThroughCacheRuleBuilder({ ecrRepositoryPrefix, existing: true }),
        pullThroughCacheRule.existing,
      )
    },
  },
)

type Settings = Omit<PullThroughCacheRuleModel, 'kind' | 'id'>

class PullThroughCacheRuleBuilder extends Steps<Settings, PullThroughCacheRuleModel> implements PullThroughCacheRule {
  image(name: string): CachedImage {
    const cacheRule = this.buildFor(this.image)
    const issues = issuesOf(this.where, cachedImageRules, { cacheRule, image: name })
    if (issues.length > 0) throw invalid(this.subject, issues, this.image)
    return frozen({ cacheRule, image: name })
  }

  protected get where(): readonly [string, string] {
    return ['pull-through-cache-rule', this.settings.ecrRepositoryPrefix]
  }

  protected make(issues: Issue[]): PullThroughCacheRuleModel {
    const model: PullThroughCacheRuleModel = {
      kind: 'pull-through-cache-rule',
      id: this.settings.ecrRepositoryPrefix,
      ...this.settings,
    }
    issues.push(...issuesOf(this.where, pullThroughCacheRuleRules, model))
    return model
  }
}

const CALL = withOptions(call(text, data), OF_FUNCTIONS.pullThroughCacheRule)

offers(PullThroughCacheRuleBuilder, 'pull through cache rule', { ...COMMON_CALLS, image: call(text) }, {})
