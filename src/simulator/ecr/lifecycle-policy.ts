import type {
  DeleteLifecyclePolicyCommandInput,
  GetLifecyclePolicyCommandInput,
  GetLifecyclePolicyCommandOutput,
  PutLifecyclePolicyCommandInput,
  PutLifecyclePolicyCommandOutput,
} from '@aws-sdk/client-ecr'
import { AwsError, type World } from '../operation.ts'
import { type Repository, repositoryByName } from './state.ts'

type Output<T> = Omit<T, '$metadata'>
type Fields = Readonly<Record<string, unknown>>

export function putLifecyclePolicy(
  input: PutLifecyclePolicyCommandInput,
  world: World,
): Output<PutLifecyclePolicyCommandOutput> {
  const found = repositoryByName(world, input.repositoryName)
  const text = input.lifecyclePolicyText ?? ''
  checkPolicy(text)
  found.lifecyclePolicy = text
  return { registryId: world.account, repositoryName: found.name, lifecyclePolicyText: text }
}

export function getLifecyclePolicy(
  input: GetLifecyclePolicyCommandInput,
  world: World,
): Output<GetLifecyclePolicyCommandOutput> {
  const found = repositoryByName(world, input.repositoryName)
  const lifecyclePolicyText = textOf(found, world)
  return { registryId: world.account, repositoryName: found.name, lifecyclePolicyText, lastEvaluatedAt: NEVER }
}

export function deleteLifecyclePolicy(
  input: DeleteLifecyclePolicyCommandInput,
  world: World,
): Output<GetLifecyclePolicyCommandOutput> {
  const found = repositoryByName(world, input.repositoryName)
  const lifecyclePolicyText = textOf(found, world)
  found.lifecyclePolicy = undefined
  return { registryId: world.account, repositoryName: found.name, lifecyclePolicyText, lastEvaluatedAt: NEVER }
}

// Recorded of a policy that has not been evaluated yet.
const NEVER = new Date(0)

function textOf({ name, lifecyclePolicy }: Repository, world: World): string {
  if (lifecyclePolicy !== undefined) return lifecyclePolicy
  throw new AwsError(
    'LifecyclePolicyNotFoundException',
    `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${world.account}'`,
  )
}

function checkPolicy(text: string): void {
  if (text.length < 100 || text.length > 30720) {
    throw refused(`Member must have length between 100 and 30720, inclusive`)
  }
  const rules = rulesIn(text)
  for (const rule of rules) checkRule(rule)
  const priorities = rules.map(rule => Number(rule.rulePriority))
  if (new Set(priorities).size < priorities.length) throw refused('Lifecycle policy has duplicate rule priorities')
  const catchAll = rules.filter(rule => fields(rule.selection).tagStatus === 'any')
  if (catchAll.length > 1) throw refused(`There can be only one rule with 'tagStatus=any'`)
  if (catchAll.some(rule => Number(rule.rulePriority) < Math.max(...priorities))) {
    throw refused(`Rule with 'tagStatus=any' must have the lowest priority`)
  }
}

function checkRule(rule: Fields): void {
  const { rulePriority } = rule
  if (!Number.isInteger(rulePriority) || Number(rulePriority) < 1) throw refused('rulePriority must be an integer >= 1')
  const selection = fields(rule.selection)
  const { tagStatus, tagPatternList, tagPrefixList, countType, countUnit, countNumber } = selection
  if (!['tagged', 'untagged', 'any'].includes(String(tagStatus))) {
    throw refused(`'tagStatus' must be tagged, untagged or any`)
  }
  const lists = [tagPatternList, tagPrefixList].filter(list => Array.isArray(list) && list.length > 0).length
  if (lists !== (tagStatus === 'tagged' ? 1 : 0)) {
    throw refused(`'tagPatternList' or 'tagPrefixList' must be given with 'tagStatus=tagged', and only then`)
  }
  if (!/^(imageCountMoreThan|sinceImagePushed|sinceImagePulled|sinceImageTransitioned)$/.test(String(countType))) {
    throw refused(`'countType' is not valid`)
  }
  if ((countType === 'imageCountMoreThan') !== (countUnit === undefined)) {
    throw refused(`'countUnit' must be given with a countType of since..., and only then`)
  }
  if (!Number.isInteger(countNumber) || Number(countNumber) < 1) throw refused(`'countNumber' must be an integer >= 1`)
  if (!['expire', 'transition'].includes(String(fields(rule.action).type))) throw refused(`'action' is not valid`)
}

function rulesIn(text: string): Fields[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw refused('not valid JSON')
  }
  const { rules } = fields(parsed)
  if (!Array.isArray(rules) || rules.length === 0) throw refused('object has missing required properties (["rules"])')
  return rules.map(fields)
}

const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})

const refused = (why: string): AwsError =>
  new AwsError(
    'InvalidParameterException',
    `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: ${why}'`,
  )
