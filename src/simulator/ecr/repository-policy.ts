import type {
  DeleteRepositoryPolicyCommandInput,
  GetRepositoryPolicyCommandInput,
  GetRepositoryPolicyCommandOutput,
  SetRepositoryPolicyCommandInput,
} from '@aws-sdk/client-ecr'
import { identity } from '../iam/state.ts'
import { AwsError, type World } from '../operation.ts'
import { type Repository, repositoryByName } from './state.ts'

type Answer = Omit<GetRepositoryPolicyCommandOutput, '$metadata'>
type Fields = Readonly<Record<string, unknown>>

export function setRepositoryPolicy(
  { repositoryName, policyText = '' }: SetRepositoryPolicyCommandInput,
  world: World,
): Answer {
  const found = repositoryByName(world, repositoryName)
  const document = documentIn(policyText)
  const Statement = statementsOf(document).map(statement => kept(statement, world))
  found.policy = asEcrWrites({ ...document, Statement })
  return answer(found, found.policy, world)
}

export function getRepositoryPolicy({ repositoryName }: GetRepositoryPolicyCommandInput, world: World): Answer {
  const found = repositoryByName(world, repositoryName)
  return answer(found, policyOf(found, world), world)
}

export function deleteRepositoryPolicy({ repositoryName }: DeleteRepositoryPolicyCommandInput, world: World): Answer {
  const found = repositoryByName(world, repositoryName)
  const policyText = policyOf(found, world)
  found.policy = undefined
  return answer(found, policyText, world)
}

const answer = ({ name }: Repository, policyText: string, { account }: World): Answer => ({
  registryId: account,
  repositoryName: name,
  policyText,
})

function policyOf({ name, policy }: Repository, { account }: World): string {
  if (policy !== undefined) return policy
  throw new AwsError(
    'RepositoryPolicyNotFoundException',
    `Repository policy does not exist for the repository with name '${name}' in the registry with id '${account}'`,
  )
}

function documentIn(text: string): Fields {
  try {
    const parsed: unknown = JSON.parse(text)
    if (isRecord(parsed)) return parsed
  } catch {
    throw refused(INVALID)
  }
  throw refused(INVALID)
}

function statementsOf({ Statement }: Fields): Fields[] {
  const statements: readonly unknown[] = [Statement ?? []].flat()
  if (statements.length === 0) throw refused(INVALID)
  return statements.map(statement => {
    if (!isRecord(statement) || !isAbout(statement)) throw refused(INVALID)
    return statement
  })
}

function isAbout({ Effect, Principal, NotPrincipal, Action, NotAction }: Fields): boolean {
  const actions = [Action ?? NotAction ?? []].flat()
  const principal = Principal ?? NotPrincipal
  return (Effect === 'Allow' || Effect === 'Deny') && actions.length > 0 && principal !== undefined
}

/** A statement as ECR keeps it: accounts by the ARN of their root, and lists of principals in an order of its own. */
function kept(statement: Fields, world: World): Fields {
  const { Principal } = statement
  if (!isRecord(Principal) || Principal.AWS === undefined) return statement
  const all = [Principal.AWS].flat().map(each => principalOf(String(each), world))
  // https://github.com/hashicorp/terraform-provider-aws/issues/19365
  const AWS = all.length === 1 ? all[0] : all.toReversed()
  return { ...statement, Principal: { ...Principal, AWS } }
}

function principalOf(name: string, world: World): string {
  const { partition, account } = world
  if (/^\d{12}$/.test(name)) return `arn:${partition}:iam::${name}:root`
  if (name !== '*' && !/^arn:[\w-]+:(iam|sts)::\d{12}:.+$/.test(name)) throw refused(INVALID)
  const isOwnRole = name.startsWith(`arn:${partition}:iam::${account}:role/`)
  // https://github.com/hashicorp/terraform-provider-aws/issues/39064
  if (isOwnRole && !identity(world).roleByArn(name)) throw refused('Principal not found')
  return name
}

/** As it was answered to a public report: https://github.com/CircleCI-Public/aws-ecr-orb/issues/368 */
const asEcrWrites = (document: Fields): string => JSON.stringify(document, null, 2).replace(/": /g, '" : ')

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const INVALID = 'Invalid repository policy provided'

// https://github.com/terraform-aws-modules/terraform-aws-ecr/issues/19
const refused = (why: string): AwsError =>
  new AwsError('InvalidParameterException', `Invalid parameter at 'PolicyText' failed to satisfy constraint: '${why}'`)
