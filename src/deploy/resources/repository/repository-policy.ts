import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { RepositoryModel, RepositoryStatement } from '../../../model/repository.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { REPOSITORY_POLICY } from '../../ownership.ts'
import type { IgnoredChange } from '../../planning/diff.ts'
import { type Statements, statementsOf, withAccounts } from '../role/policy-document.ts'
import { toTagList } from '../tag-list.ts'

/** What the stack allows others, by the Sids of its statements. */
export interface Allowing {
  /** None where the program allows nothing, and has not before. */
  readonly policy?: Statements
}

/** What the Sids of ours begin with: services of AWS and people write others into the same policy. */
const OURS = 'FluentEcs'
/** The tag that remembers that there are such. */
export const POLICY_TAG: Tags = { [REPOSITORY_POLICY]: OURS }
const NOT_THERE = 'RepositoryPolicyNotFoundException'

interface PolicyText {
  readonly Version?: string
  readonly Id?: string
  readonly Statement?: unknown
}

export function wantedAllowing({ statements }: RepositoryModel): Allowing {
  return statements ? { policy: compared(statements.flatMap(written)) } : {}
}

/**
 * What the policy of a repository says, where the program says something of it, or has said so before. What others have
 * put there stays: Lambda writes a statement of its own for functions of the image.
 *
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2493
 */
export async function liveAllowing(
  { repositoryName, statements }: RepositoryModel,
  tags: Tags,
  context: Context,
): Promise<Allowing & { readonly ofOthers: readonly IgnoredChange[] }> {
  const isNoted = Object.hasOwn(tags, REPOSITORY_POLICY)
  if (!statements && !isNoted) return { ofOthers: [] }
  const all = listIn(await policyOf(repositoryName, context))
  const ofOthers = Object.entries(compared(all.filter(each => !isOurs(each)))).map(
    ([sid, from]) => ({ path: `policy.${sid}`, from, to: undefined, because: 'added by others' }) as const,
  )
  return { ...(isNoted && { policy: compared(all.filter(isOurs)) }), ofOthers }
}

/** Allows what is wanted and no more what was. What will be there is remembered before, and what was is forgotten after. */
export async function changeAllowing(
  resourceArn: string,
  repositoryName: string,
  { policy }: Allowing,
  context: Context,
): Promise<void> {
  const { aws } = context
  if (policy) await aws.ecr('TagResource', { resourceArn, tags: toTagList(POLICY_TAG) })
  await writeAllowing(repositoryName, policy, context)
  if (!policy) await aws.ecr('UntagResource', { resourceArn, tagKeys: [REPOSITORY_POLICY] })
}

// https://github.com/hashicorp/terraform-provider-aws/issues/39064
const NEW_ROLE = /'Principal not found'/
const KNOWN_MILLISECONDS = 60_000
const PAUSE_MILLISECONDS = 5_000

/** Writes what is allowed, beside what others have put there by now: while a role is waited for, they may put more there. */
export async function writeAllowing(repositoryName: string, policy: Statements = {}, context: Context): Promise<void> {
  const { clock, emit, signal } = context
  const start = clock.now()
  for (;;) {
    try {
      return await writeBesideOthers(repositoryName, policy, context)
    } catch (error) {
      if (!(error instanceof Error && NEW_ROLE.test(error.message))) throw error
      if (clock.now() - start >= KNOWN_MILLISECONDS) throw error
      const because = 'a new role is not known everywhere yet'
      emit({ type: 'retrying', at: clock.now(), call: 'ecr SetRepositoryPolicy', because, resource: repositoryName })
      await clock.sleep(PAUSE_MILLISECONDS, signal)
    }
  }
}

async function writeBesideOthers(repositoryName: string, policy: Statements, context: Context): Promise<void> {
  const { aws } = context
  const found = await policyOf(repositoryName, context)
  const ours = Object.entries(policy).map(([Sid, statement]) => ({ Sid, ...statement }))
  const Statement = [...listIn(found).filter(each => !isOurs(each)), ...ours]
  if (Statement.length > 0) {
    const policyText = JSON.stringify({ Version: '2012-10-17', ...found, Statement })
    await aws.ecr('SetRepositoryPolicy', { repositoryName, policyText })
  } else if (found) await unlessRefused(aws.ecr('DeleteRepositoryPolicy', { repositoryName }), NOT_THERE)
}

async function policyOf(repositoryName: string, { aws }: Context): Promise<PolicyText | undefined> {
  const found = await unlessRefused(aws.ecr('GetRepositoryPolicy', { repositoryName }), NOT_THERE)
  return found?.policyText ? JSON.parse(found.policyText) : undefined
}

const listIn = (policy: PolicyText = {}): readonly object[] => [policy.Statement ?? []].flat()

const isOurs = (statement: { readonly Sid?: string }): boolean => statement.Sid?.startsWith(OURS) === true

const compared = (list: readonly object[]): Statements => statementsOf({ Statement: list.map(withAccounts) })

/** A statement for those who have a name in it, and one for all of an organization, which is a condition. */
function written({ sid, principals, actions, conditions }: RepositoryStatement): object[] {
  const organizations = principals.filter(each => ORGANIZATION.test(each))
  const named = principals.filter(each => !ORGANIZATION.test(each))
  const allow = (Sid: string, Principal: unknown, Condition: typeof conditions): object => ({
    Sid,
    Effect: 'Allow',
    Principal,
    Action: actions,
    ...(Condition && { Condition }),
  })
  const ofOrganizations = { 'aws:PrincipalOrgID': organizations }
  return [
    ...(named.length > 0 ? [allow(`${OURS}${sid}`, principalOf(named), conditions)] : []),
    ...(organizations.length > 0
      ? [
          allow(`${OURS}${sid}Organizations`, '*', {
            ...conditions,
            StringEquals: { ...conditions?.StringEquals, ...ofOrganizations },
          }),
        ]
      : []),
  ]
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
const ORGANIZATION = /^o-/
const SERVICE = /\.amazonaws\.com(\.cn)?$/

function principalOf(named: readonly string[]): unknown {
  if (named.includes('*')) return '*'
  const Service = named.filter(each => SERVICE.test(each))
  const AWS = named.filter(each => !SERVICE.test(each))
  return { ...(AWS.length > 0 && { AWS }), ...(Service.length > 0 && { Service }) }
}
