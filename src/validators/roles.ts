import { privateRepository } from '../model/private-repository.ts'
import type { ContainerDraft, TaskDefinitionDraft } from './draft.ts'
import { isSet } from './is-set.ts'
import { runsOn } from './launch.ts'
import type { Mistake } from './mistake.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of the ARN of a role. */
export const BAD_ROLE_ARN = 'Role ARN: "{arn}" is not arn:aws:iam::<account>:role/<name>'

/** The ARN of a role; a part that the compiler cannot see is left to the run time. */
export type RoleArn<A extends string> = string extends A
  ? A
  : A extends `arn:aws${string}:iam::${string}:role/${string}`
    ? A
    : Record<never, never> extends Record<A, 1>
      ? A
      : Mistake<Filled<typeof BAD_ROLE_ARN, { arn: A }>>

const ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,2000}$/
// Only JSON can hold a short name: a builder's role is made or has its ARN
const NAME = /^[\w+=,.@/-]{1,512}$/
const docs = `${DOCS}/task_execution_IAM_role.html`

export const roleRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-EXE-01', 'TD-EXE-02', 'TD-EXE-03', 'TD-EXE-04', 'TD-EXE-05'],
  docs,
  check(definition, report) {
    checkRole(definition.executionRole, 'executionRoleArn', definition, report)
    checkRole(definition.taskRole, 'taskRoleArn', definition, report)
    if (isSet(definition.executionRole)) return
    const path = ['executionRoleArn']
    const { containers } = definition
    const onFargate = runsOn(definition, 'FARGATE')
    const hint = 'add an execution role'
    if (onFargate && containers.some(isPrivate)) {
      const message = 'Fargate requires task definition to have execution role ARN to support ECR images'
      report({ code: 'TD-EXE-01', path, message, hint, docs })
    }
    if (onFargate && containers.some(({ logConfiguration }) => logConfiguration?.logDriver === 'awslogs')) {
      const message = 'Fargate requires task definition to have execution role ARN to support log driver awslogs'
      report({ code: 'TD-EXE-02', path, message, hint, docs })
    }
    if (containers.some(({ secrets }) => secrets.length > 0)) {
      const message = "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'"
      report({ code: 'TD-EXE-03', path, message, hint, docs })
    }
    const needs = containers.map(partsNeedingRole).find(parts => parts.length > 0)
    if (needs) {
      const message = `ECS needs an execution role to read ${needs.join(' and ')}`
      report({ code: 'TD-EXE-04', severity: 'warning', path, message, hint, docs })
    }
  },
}

function checkRole(
  role: TaskDefinitionDraft['taskRole'],
  field: 'executionRoleArn' | 'taskRoleArn',
  { written }: TaskDefinitionDraft,
  report: Report,
): void {
  if (typeof role !== 'string' || ARN.test(role)) return
  if (written && (role === '' || NAME.test(role))) return
  const docs = `${API}/API_RegisterTaskDefinition.html`
  const arn = role.length > 120 ? `${role.slice(0, 117)}...` : role
  report({ code: 'TD-EXE-05', path: [field], message: filled(BAD_ROLE_ARN, { arn }), docs })
}

function isPrivate({ image }: ContainerDraft): boolean {
  return image !== undefined && (typeof image !== 'string' || privateRepository(image) !== undefined)
}

function partsNeedingRole(container: ContainerDraft): string[] {
  const parts = ['repositoryCredentials', 'environmentFiles', 'credentialSpecs'] as const
  const found: string[] = parts.filter(field => isSet(container[field]))
  return isSet(container.logConfiguration?.secretOptions) ? [...found, 'secretOptions'] : found
}
