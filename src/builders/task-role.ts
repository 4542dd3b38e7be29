import type { PolicyStatement, RoleModel } from '../model/role.ts'

/** What the containers' own code may do in AWS. */
export interface TaskRoleOptions {
  /** What is allowed. `resources` are ARNs, `*` and `?` allowed. */
  readonly allow?: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[]
  /** Managed policies to attach, by ARN. */
  readonly managedPolicyArns?: readonly string[]
}

const EXECUTE_COMMAND: PolicyStatement = {
  sid: 'ExecuteCommand',
  actions: [
    'ssmmessages:CreateControlChannel',
    'ssmmessages:CreateDataChannel',
    'ssmmessages:OpenControlChannel',
    'ssmmessages:OpenDataChannel',
  ],
  resources: ['*'],
}

/** The role of the containers' own code; nothing when it needs none. */
export function taskRole(
  family: string,
  options: TaskRoleOptions | undefined,
  executeCommand: boolean,
): RoleModel | undefined {
  if (!options && !executeCommand) return undefined
  const allowed = (options?.allow ?? []).map(({ actions, resources }, at) => ({
    sid: `Allow${at + 1}`,
    actions,
    resources,
  }))
  return {
    kind: 'role',
    id: `${family}-task`,
    description: `The code in task definition ${family}`,
    statements: executeCommand ? [...allowed, EXECUTE_COMMAND] : allowed,
    managedPolicyArns: options?.managedPolicyArns ?? [],
    tags: {},
  }
}
