import type { Volume } from '../model/aws-shapes.ts'
import type { Deferred } from '../model/deferred.ts'
import { EXEC_ACTIONS } from '../model/exec-rights.ts'
import type { RawRoleSettings } from '../model/raw-settings.ts'
import type { PolicyConditions, PolicyResource, PolicyStatement, RoleModel } from '../model/role.ts'
import { copied } from './raw-fields.ts'

/** What the containers' own code may do in AWS. */
export interface TaskRoleOptions {
  /** What is allowed. `resources` are ARNs, `*` and `?` allowed. */
  readonly allow?: readonly {
    readonly actions: readonly string[]
    readonly resources: readonly (string | Deferred)[]
    /**
     * When it is allowed: values by condition key, by operator, as IAM writes them:
     * `{ ArnEquals: { 'ecs:cluster': prod.arn } }`.
     *
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
     */
    readonly conditions?: PolicyConditions
  }[]
  /** Managed policies to attach, by ARN. */
  readonly managedPolicyArns?: readonly string[]
  /** The name of the role, up to 64 characters. Roles are of the whole account: one for each Region. @default `<stack>-<family>-task-<Region>` */
  readonly physicalName?: string
  /** What has no option of its own, as CreateRole names it. Checked and compared like the rest. */
  readonly raw?: RawRoleSettings
}

const EXECUTE_COMMAND: PolicyStatement = {
  sid: 'ExecuteCommand',
  actions: EXEC_ACTIONS,
  resources: ['*'],
}

/** The role of the containers' own code; nothing when it needs none. */
export function taskRole(
  family: string,
  options: TaskRoleOptions | undefined,
  executeCommand: boolean,
  volumes: readonly Volume[] = [],
): RoleModel | undefined {
  const needed = [...volumeStatements(volumes), ...(executeCommand ? [EXECUTE_COMMAND] : [])]
  if (!options && needed.length === 0) return undefined
  return {
    kind: 'role',
    id: `${family}-task`,
    description: `The code in task definition ${family}`,
    statements: [...allowed(options?.allow), ...needed],
    managedPolicyArns: options?.managedPolicyArns ?? [],
    ...(options?.physicalName !== undefined && { physicalName: options.physicalName }),
    ...(options?.raw && { raw: copied(options.raw) }),
    tags: {},
  }
}

/** What a program allows a role, as statements of its policy. */
export function allowed(allow: TaskRoleOptions['allow'] = []): PolicyStatement[] {
  return allow.map(({ conditions = {}, ...statement }, at) => ({
    sid: `Allow${at + 1}`,
    ...statement,
    ...(Object.keys(conditions).length > 0 && { conditions }),
  }))
}

/** What it takes to mount volumes that ask for IAM. */
function volumeStatements(volumes: readonly Volume[]): PolicyStatement[] {
  const efs = volumes.flatMap(({ efsVolumeConfiguration: volume }) =>
    volume?.authorizationConfig?.iam === 'ENABLED' ? (volume.fileSystemId ?? []) : [],
  )
  const s3Files = volumes.flatMap(({ s3filesVolumeConfiguration: volume }) => volume?.fileSystemArn ?? [])
  const actions = (service: string) => [`${service}:ClientMount`, `${service}:ClientWrite`]
  const statements = [
    { sid: 'MountFileSystems', actions: actions('elasticfilesystem'), resources: [...new Set(efs)].map(fileSystem) },
    { sid: 'MountS3Files', actions: actions('s3files'), resources: [...new Set(s3Files)] },
  ]
  return statements.filter(({ resources }) => resources.length > 0)
}

function fileSystem(id: string): PolicyResource {
  return id.startsWith('arn:') ? id : { fileSystemId: id }
}
