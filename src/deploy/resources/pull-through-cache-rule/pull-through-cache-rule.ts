import { isDeepStrictEqual } from 'node:util'
import type { PullThroughCacheRule } from '../../../aws/shapes/ecr.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { PlanError } from '../../../errors.ts'
import { defined } from '../../../model/defined.ts'
import type { Outputs } from '../../../model/index.ts'
import { partitionOf } from '../../../model/partition.ts'
import type { PullThroughCacheRuleModel } from '../../../model/pull-through-cache-rule.ts'
import type { Context } from '../../context.ts'
import { keyOf } from '../../ownership.ts'
import { type ManagedHandler, Retained } from '../handler.ts'
import { repeatable } from '../repeatable.ts'

interface PullThroughCacheRuleProps {
  readonly upstreamRegistryUrl: string
  readonly upstreamRepositoryPrefix: string
  readonly credentialArn?: string
  readonly customRoleArn?: string
}

/** All repositories of another registry of ECR: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html */
const ALL = 'ROOT'
const STAYS = 'a rule is one for the whole registry, and others may pull through it'

/** A rule has no tags and serves everybody: it is the program's where it is what the program says, and goes with nobody. */
export const pullThroughCacheRule: ManagedHandler<'pull-through-cache-rule', PullThroughCacheRuleProps> = {
  turn: 'ground',
  holdsData: false,
  uniqueName: ({ ecrRepositoryPrefix }) => ecrRepositoryPrefix,
  asExisting: "pullThroughCacheRule.existing('…')",
  identity: ({ prefix, registry }) => `${registry}/${prefix}`,
  orphans: { where: 'pull through cache rules', find: () => Promise.resolve([]) },
  back: { stays: STAYS },
  // UpdatePullThroughCacheRule takes neither.
  immutable: ['upstreamRegistryUrl', 'upstreamRepositoryPrefix'],

  desired: desiredOf,

  async read(model, _refs, context) {
    const found = await find(model, context)
    if (!found) {
      if (model.existing) throw missing(model, context)
      return undefined
    }
    const props = propsOf(found, model)
    const isAsSaid = isDeepStrictEqual(props, desiredOf(model))
    return {
      outputs: outputsOf(model, context),
      props,
      owner: isAsSaid ? { stack: context.stack.name, id: keyOf(model) } : undefined,
    }
  },

  async create(desired, model, context) {
    const { ecrRepositoryPrefix } = model
    await repeatable<object>(
      'PullThroughCacheRuleAlreadyExistsException',
      () =>
        context.aws.ecr('CreatePullThroughCacheRule', {
          ecrRepositoryPrefix,
          ...desired,
          ...(desired.upstreamRepositoryPrefix === ALL && { upstreamRepositoryPrefix: undefined }),
        }),
      async () => {
        const there = await find(model, context)
        return there && isDeepStrictEqual(propsOf(there, model), desired) ? there : undefined
      },
    )
    return outputsOf(model, context)
  },

  async update({ credentialArn, customRoleArn }, { outputs }, _changed, { ecrRepositoryPrefix }, { aws }) {
    await aws.ecr('UpdatePullThroughCacheRule', { ecrRepositoryPrefix, ...defined({ credentialArn, customRoleArn }) })
    return outputs
  },

  keeps: async () => new Retained(STAYS),

  remove: () => Promise.reject(new Retained(STAYS)),
}

function desiredOf(model: PullThroughCacheRuleModel): PullThroughCacheRuleProps {
  const { upstreamRegistryUrl = '', upstreamRepositoryPrefix = ALL, credentialArn, customRoleArn } = model
  return defined({ upstreamRegistryUrl, upstreamRepositoryPrefix, credentialArn, customRoleArn })
}

/** Of credentials and role what the program says something of: no call takes them away. */
function propsOf(found: PullThroughCacheRule, said: PullThroughCacheRuleModel): PullThroughCacheRuleProps {
  const { upstreamRegistryUrl = '', upstreamRepositoryPrefix = ALL } = found
  const credentialArn = said.credentialArn && found.credentialArn
  const customRoleArn = said.customRoleArn && found.customRoleArn
  return defined({ upstreamRegistryUrl, upstreamRepositoryPrefix, credentialArn, customRoleArn })
}

function outputsOf(
  { ecrRepositoryPrefix: prefix }: PullThroughCacheRuleModel,
  { account, region }: Context,
): Outputs['pull-through-cache-rule'] {
  return { prefix, registry: `${account}.dkr.ecr.${region}.${partitionOf(region).domain}` }
}

async function find(
  { ecrRepositoryPrefix }: PullThroughCacheRuleModel,
  { aws }: Context,
): Promise<PullThroughCacheRule | undefined> {
  const call = aws.ecr('DescribePullThroughCacheRules', { ecrRepositoryPrefixes: [ecrRepositoryPrefix] })
  return (await unlessRefused(call, 'PullThroughCacheRuleNotFoundException'))?.pullThroughCacheRules?.[0]
}

const missing = ({ ecrRepositoryPrefix: prefix }: PullThroughCacheRuleModel, { region }: Context): PlanError =>
  new PlanError('pull-through-cache-rule.missing', {
    resource: `pull through cache rule ${prefix}`,
    message: `The registry of this account in ${region} has no pull through cache rule for "${prefix}"`,
    fix: `Correct the prefix, or let this stack make the rule: pullThroughCacheRule('${prefix}', { upstreamRegistryUrl: '…' }).`,
  })
