import type {
  CreatePullThroughCacheRuleCommandInput,
  CreatePullThroughCacheRuleCommandOutput,
  DeletePullThroughCacheRuleCommandInput,
  DeletePullThroughCacheRuleCommandOutput,
  DescribePullThroughCacheRulesCommandInput,
  DescribePullThroughCacheRulesCommandOutput,
  UpdatePullThroughCacheRuleCommandInput,
  UpdatePullThroughCacheRuleCommandOutput,
} from '@aws-sdk/client-ecr'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { secretsOf } from '../secrets-manager/state.ts'
import { type CacheRule, registry } from './state.ts'
import { upstreamAt } from './upstreams.ts'

type Output<T> = Omit<T, '$metadata'>

// https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html
const MOST_RULES = 50

// The codes are those of the model of the API; ECR's words with them are not recorded.
export function createPullThroughCacheRule(
  input: CreatePullThroughCacheRuleCommandInput,
  world: World,
): Output<CreatePullThroughCacheRuleCommandOutput> {
  const { cacheRules } = registry(world)
  const { ecrRepositoryPrefix = '', upstreamRegistryUrl = '', credentialArn, customRoleArn } = input
  const { upstreamRegistry, asksForCredentials } = upstreamAt(upstreamRegistryUrl)
  if (!upstreamRegistry)
    throw new AwsError('UnsupportedUpstreamRegistryException', 'The specified upstream registry is not supported.')
  if (credentialArn === undefined && asksForCredentials)
    throw new AwsError('InvalidParameterException', 'The upstream registry requires credentials.')
  checkSecret(credentialArn, world)
  if (cacheRules.has(ecrRepositoryPrefix))
    throw new AwsError(
      'PullThroughCacheRuleAlreadyExistsException',
      `The pull through cache rule with prefix '${ecrRepositoryPrefix}' already exists in the registry with id '${world.account}'`,
    )
  if (cacheRules.size >= MOST_RULES)
    throw new AwsError('LimitExceededException', 'There are as many pull through cache rules as a registry can have.')
  const made: CacheRule = {
    ecrRepositoryPrefix,
    upstreamRegistryUrl,
    upstreamRegistry,
    upstreamRepositoryPrefix: input.upstreamRepositoryPrefix ?? 'ROOT',
    createdAt: new Date(world.clock.now()),
    registryId: world.account,
    ...(credentialArn !== undefined && { credentialArn }),
    ...(customRoleArn !== undefined && { customRoleArn }),
  }
  cacheRules.set(ecrRepositoryPrefix, made)
  return made
}

export function describePullThroughCacheRules(
  { ecrRepositoryPrefixes, maxResults = 100, nextToken }: DescribePullThroughCacheRulesCommandInput,
  world: World,
): Output<DescribePullThroughCacheRulesCommandOutput> {
  const asked = ecrRepositoryPrefixes?.map(prefix => ruleOf(prefix, world))
  const { items, next } = page(asked ?? [...registry(world).cacheRules.values()], maxResults, nextToken)
  return { pullThroughCacheRules: items, nextToken: next }
}

export function updatePullThroughCacheRule(
  { ecrRepositoryPrefix, credentialArn, customRoleArn }: UpdatePullThroughCacheRuleCommandInput,
  world: World,
): Output<UpdatePullThroughCacheRuleCommandOutput> {
  const found = ruleOf(ecrRepositoryPrefix, world)
  checkSecret(credentialArn, world)
  const now: CacheRule = {
    ...found,
    ...(credentialArn !== undefined && { credentialArn }),
    ...(customRoleArn !== undefined && { customRoleArn }),
    updatedAt: new Date(world.clock.now()),
  }
  registry(world).cacheRules.set(found.ecrRepositoryPrefix, now)
  return now
}

export function deletePullThroughCacheRule(
  { ecrRepositoryPrefix }: DeletePullThroughCacheRuleCommandInput,
  world: World,
): Output<DeletePullThroughCacheRuleCommandOutput> {
  const found = ruleOf(ecrRepositoryPrefix, world)
  registry(world).cacheRules.delete(found.ecrRepositoryPrefix)
  return found
}

function ruleOf(prefix: string | undefined, world: World): CacheRule {
  const found = registry(world).cacheRules.get(prefix ?? '')
  if (found) return found
  throw new AwsError(
    'PullThroughCacheRuleNotFoundException',
    `The pull through cache rule with prefix '${prefix}' does not exist in the registry with id '${world.account}'`,
  )
}

function checkSecret(arn: string | undefined, world: World): void {
  if (arn === undefined || secretsOf(world).has(arn)) return
  throw new AwsError('SecretNotFoundException', `The secret '${arn}' was not found.`)
}
