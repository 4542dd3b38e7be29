import type { Role } from '../../../aws/shapes/iam.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { known } from '../../../model/deferred.ts'
import type { Tags } from '../../../model/resource.ts'
import type { PolicyResource, RoleModel } from '../../../model/role.ts'
import { canonical } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags } from '../../ownership.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { repeatable } from '../repeatable.ts'
import { setTags } from '../set-tags.ts'
import { fromTagList, toTagList } from '../tag-list.ts'
import { familyNames, familyOf } from '../task-definition/family-name.ts'
import { valueText } from '../value-text.ts'
import { findRole } from './find-role.ts'
import { findRoles } from './find-roles.ts'
import { deleteInstanceProfile, instanceProfileOf, putInstanceProfile } from './instance-profile.ts'
import { parsePolicy, policyText, type Statements, statementsOf } from './policy-document.ts'
import { isRoleName, roleName } from './role-name.ts'
import { outputsOf } from './role-outputs.ts'
import { rolePath } from './role-path.ts'
import { attachPolicies, detachPolicies, POLICY, setPolicy } from './role-policies.ts'
import { ownerHere, regionTag } from './role-region.ts'
import { describeRole } from './roles.ts'
import { untilSeen } from './until-seen.ts'
import { widened } from './widened.ts'

const GONE = 'NoSuchEntityException'
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html (MaxSessionDuration)
const USUAL_SECONDS = 3600

export interface RoleProps {
  readonly roleName: string
  readonly path: string
  readonly description: string
  readonly maxSessionDuration: number
  /** Absent where the program says none: then whatever is there stays. */
  readonly permissionsBoundary: string | undefined
  readonly trustPolicy: Statements
  /** Of a role of instances alone. */
  readonly instanceProfile?: string
  readonly managedPolicyArns: readonly string[]
  readonly policy: Statements
  readonly tags: Tags
}

export const role: ManagedHandler<'role', RoleProps> = {
  turn: 'ground',
  holdsData: false,
  // Case does not count: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
  uniqueName: (model, stack) => roleName(model, { stack, region: '' }).toLowerCase(),
  asExisting: "role.existing('…')",
  identity: ({ arn }) => arn,
  orphans: { where: 'roles', find: findRoles },
  isNamed: isRoleName,
  back: {
    ours: ['policy'],
    states: ['instanceProfile'],
    refuses: ({ changes }) =>
      changes.some(({ path, from }) => path === 'permissionsBoundary' && from === undefined)
        ? 'a boundary that it gets is not taken away again'
        : undefined,
  },
  immutable: ['roleName', 'path'],

  desired: (model, refs, context) => ({
    roleName: roleName(model, context),
    path: rolePath(context),
    description: model.raw?.Description ?? model.description,
    maxSessionDuration: model.raw?.MaxSessionDuration ?? USUAL_SECONDS,
    permissionsBoundary: boundaryOf(model, context),
    trustPolicy: trustPolicy(model, refs, context),
    ...(ofInstances(model) && { instanceProfile: 'with the role' }),
    managedPolicyArns: model.managedPolicyArns.map(arn => inPartition(arn, context)).sort(),
    policy: statementsOf({
      Statement: model.statements.map(({ sid, actions, resources, conditions, cluster }) => ({
        Sid: sid,
        Effect: 'Allow',
        Action: actions,
        Resource: resources.map(resource => arnOf(resource, refs, context)),
        ...(conditions && { Condition: known(conditions, valueText(refs)) }),
        ...(cluster && { Condition: { ArnEquals: { 'ecs:cluster': refs(cluster).arn } } }),
      })),
    }),
    tags: desiredTags(model, { ...model.tags, ...regionTag(model, context) }, context),
  }),

  unsaid: ({ raw }) => (raw?.MaxSessionDuration === undefined ? ['maxSessionDuration'] : []),

  existing: async (model, _refs, context) => outputsOf(await findRole(model, context), context),

  async read(model, _refs, context) {
    const found = await describeRole(roleName(model, context), POLICY, context)
    if (!found) return undefined
    const tags = fromTagList(found.Tags)
    const profile = ofInstances(model) && { instanceProfile: await instanceProfileOf(found.RoleName ?? '', context) }
    return {
      outputs: outputsOf(found, context),
      props: {
        roleName: found.RoleName ?? '',
        path: found.Path ?? '/',
        description: found.Description ?? '',
        maxSessionDuration: found.MaxSessionDuration ?? USUAL_SECONDS,
        permissionsBoundary: boundaryOf(model, context) && found.PermissionsBoundary?.PermissionsBoundaryArn,
        trustPolicy: parsePolicy(found.AssumeRolePolicyDocument ?? '{}'),
        ...profile,
        managedPolicyArns: [...found.attachedPolicies].sort(),
        policy: parsePolicy(found.inlinePolicy ?? '{}'),
        tags: comparedTags(tags),
      },
      owner: ownerHere(tags, context),
    }
  },

  async create(desired, model, context) {
    const created = await repeatable(
      'EntityAlreadyExistsException',
      async () => {
        const { Role: made } = await context.aws.iam('CreateRole', {
          RoleName: desired.roleName,
          Path: desired.path,
          Description: desired.description,
          ...(desired.maxSessionDuration !== USUAL_SECONDS && { MaxSessionDuration: desired.maxSessionDuration }),
          PermissionsBoundary: desired.permissionsBoundary,
          AssumeRolePolicyDocument: policyText(desired.trustPolicy),
          Tags: toTagList(creationTags(desired)),
        })
        return made
      },
      async () => {
        const found = await find(desired.roleName, context)
        return found && isOurs(fromTagList(found.Tags), model, context) ? found : undefined
      },
    )
    if (Object.keys(desired.policy).length > 0) await setPolicy(desired.roleName, desired.policy, context)
    await attachPolicies(desired.roleName, desired.managedPolicyArns, [], context)
    if (desired.instanceProfile) await putInstanceProfile(desired.roleName, context)
    await untilSeen(context)
    const document = encodeURIComponent(policyText(desired.trustPolicy))
    const made = { Path: desired.path, RoleName: desired.roleName, AssumeRolePolicyDocument: document }
    return outputsOf({ ...made, ...created }, context)
  },

  async update(desired, live, changed, _model, context) {
    const { aws } = context
    const RoleName = desired.roleName
    // The duration that is left out is an hour again: https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html
    if (changed.has('description') || changed.has('maxSessionDuration')) {
      const { description: Description, maxSessionDuration: MaxSessionDuration } = desired
      await aws.iam('UpdateRole', { RoleName, Description, MaxSessionDuration })
    }
    // First: a deployer may be let change a role only within the boundary.
    if (changed.has('permissionsBoundary')) {
      await aws.iam('PutRolePermissionsBoundary', { RoleName, PermissionsBoundary: desired.permissionsBoundary })
    }
    if (changed.has('trustPolicy')) {
      await aws.iam('UpdateAssumeRolePolicy', { RoleName, PolicyDocument: policyText(desired.trustPolicy) })
    }
    if (changed.has('instanceProfile')) await putInstanceProfile(RoleName, context)
    // What runs keeps its rights until everything is settled.
    const policy = widened(live.props.policy, desired.policy)
    const allowsMore = canonical(policy) !== canonical(live.props.policy)
    if (allowsMore) await setPolicy(RoleName, policy, context)
    const attached = missingIn(live.props.managedPolicyArns, desired.managedPolicyArns)
    await attachPolicies(
      RoleName,
      attached,
      missingIn(desired.managedPolicyArns, live.props.managedPolicyArns),
      context,
    )
    if (changed.has('tags')) await setTags.iam(RoleName, live.props.tags, desired.tags, context)
    if (changed.has('trustPolicy') || allowsMore || attached.length > 0) await untilSeen(context)
    return live.outputs
  },

  retire(desired, { props }, context) {
    const narrows = canonical(widened(props.policy, desired.policy)) !== canonical(desired.policy)
    const detached = missingIn(desired.managedPolicyArns, props.managedPolicyArns)
    if (!narrows && detached.length === 0) return undefined
    return async () => {
      if (narrows) await setPolicy(desired.roleName, desired.policy, context)
      await detachPolicies(desired.roleName, detached, context)
    }
  },

  async remove({ name: RoleName, instanceProfile }, context) {
    const { aws } = context
    if (instanceProfile !== undefined) await deleteInstanceProfile(instanceProfile, context)
    const inline = await unlessRefused(aws.iam('ListRolePolicies', { RoleName }), GONE)
    for (const PolicyName of inline?.PolicyNames ?? []) {
      await unlessRefused(aws.iam('DeleteRolePolicy', { RoleName, PolicyName }), GONE)
    }
    const attached = await unlessRefused(aws.iam('ListAttachedRolePolicies', { RoleName }), GONE)
    for (const { PolicyArn } of attached?.AttachedPolicies ?? []) {
      await unlessRefused(aws.iam('DetachRolePolicy', { RoleName, PolicyArn }), GONE)
    }
    await unlessRefused(aws.iam('DeleteRole', { RoleName }), GONE)
  },
}

/** The boundary of a role as an ARN: its own, or that of the stack's roles. */
function boundaryOf({ raw }: RoleModel, { stack, partition, account }: Context): string | undefined {
  const policy = raw?.PermissionsBoundary ?? stack.permissionsBoundary
  if (policy === undefined || policy.startsWith('arn:')) return policy
  return `arn:${partition}:iam::${account}:policy/${policy}`
}

// AWS documents the condition for the roles of tasks and of schedules, and none for those of ECS itself and of event rules:
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html
function trustPolicy({ assumedBy, assumedFor }: RoleModel, refs: Refs, { account }: Context): Statements {
  const source = { 'aws:SourceAccount': account, ...(assumedFor && { 'aws:SourceArn': refs(assumedFor).arn }) }
  return statementsOf({
    Statement: {
      Sid: SIDS[assumedBy ?? 'ecs-tasks.amazonaws.com'],
      Effect: 'Allow',
      Principal: { Service: assumedBy ?? 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
      ...(assumedBy && !assumedFor ? {} : { Condition: { StringEquals: source } }),
    },
  })
}

const SIDS: Readonly<Record<NonNullable<RoleModel['assumedBy']> | 'ecs-tasks.amazonaws.com', string>> = {
  'ecs-tasks.amazonaws.com': 'EcsTasks',
  'ecs.amazonaws.com': 'Ecs',
  'ec2.amazonaws.com': 'Ec2',
  'scheduler.amazonaws.com': 'Schedules',
  'events.amazonaws.com': 'EventRules',
}

// AWS's own policies are in every partition.
function inPartition(arn: string, { partition }: Context): string {
  return arn.replace(/^arn:aws:iam::aws:/, `arn:${partition}:iam::aws:`)
}

function arnOf(resource: PolicyResource, refs: Refs, { stack, partition, region, account }: Context): string {
  if (typeof resource === 'string') return resource
  if ('kind' in resource) return known(resource, valueText(refs))
  if ('repository' in resource) return refs(resource.repository).arn
  if ('role' in resource) return refs(resource.role).arn
  if ('revisionsOf' in resource) {
    const { arn } = refs(resource.revisionsOf)
    // A revision that is still to be made has no ARN yet.
    const family = arn.startsWith('arn:') ? familyOf(arn) : familyNames(resource.revisionsOf, { stack }).present
    return `arn:${partition}:ecs:${region}:${account}:task-definition/${family}:*`
  }
  // IAM wants a log group's ARN with `:*`, for its streams too.
  if ('logGroup' in resource) return `${refs(resource.logGroup).arn}:*`
  const arn = (service: string, rest: string, where = region) =>
    `arn:${partition}:${service}:${where}:${account}:${rest}`
  // A secret's ARN ends in six random characters
  if ('secretName' in resource) return arn('secretsmanager', `secret:${resource.secretName}-??????`)
  if ('repositoryName' in resource) return arn('ecr', `repository/${resource.repositoryName}`)
  if ('fileSystemId' in resource) return arn('elasticfilesystem', `file-system/${resource.fileSystemId}`)
  if ('logGroupName' in resource) return arn('logs', `log-group:${resource.logGroupName}:*`, resource.region)
  return arn('ssm', `parameter/${resource.parameterName.replace(/^\//, '')}`)
}

async function find(RoleName: string, { aws }: Context): Promise<Role | undefined> {
  return (await unlessRefused(aws.iam('GetRole', { RoleName }), GONE))?.Role
}

const ofInstances = ({ assumedBy }: RoleModel): boolean => assumedBy === 'ec2.amazonaws.com'

const missingIn = (there: readonly string[], arns: readonly string[]) => arns.filter(arn => !there.includes(arn))
