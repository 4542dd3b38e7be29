import * as z from 'zod/mini'
import type { TaskDefinitionDraft } from './draft.ts'
import type { Mistake } from './mistake.ts'
import { privateRepository } from './private-repository.ts'
import { API, DOCS, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of the ARN of a role. */
export const BAD_ROLE_ARN = 'Role ARN: "{arn}" is not arn:aws:iam::<account>:role/<name>'

/** The ARN of a role; a part that the compiler cannot see is left to the run time. */
export type RoleArn<A extends string> = string extends A
  ? A
  : A extends `arn:${string}:iam::${string}:role/${string}`
    ? A
    : Record<never, never> extends Record<A, 1>
      ? A
      : Mistake<Filled<typeof BAD_ROLE_ARN, { arn: A }>>

const arn = z.string().check(z.maxLength(2048), z.regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/))

export const roleRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-EXE-01', 'TD-EXE-02', 'TD-EXE-03', 'TD-EXE-05'],
  check(definition, report) {
    for (const field of ['executionRole', 'taskRole'] as const) {
      const role = definition[field]
      if (typeof role === 'string' && !arn.safeParse(role).success) {
        const docs = `${API}/API_RegisterTaskDefinition.html`
        report({ code: 'TD-EXE-05', path: [field], message: filled(BAD_ROLE_ARN, { arn: role }), docs })
      }
    }
    if (definition.executionRole !== undefined) return
    const path = ['executionRole']
    const docs = `${DOCS}/task_execution_IAM_role.html`
    const { containers } = definition
    if (
      containers.some(({ image }) => image !== undefined && (typeof image !== 'string' || privateRepository(image)))
    ) {
      const message = 'Fargate requires the task definition to have an execution role to pull ECR images'
      report({ code: 'TD-EXE-01', path, message, docs })
    }
    if (containers.some(({ logConfiguration }) => logConfiguration?.logDriver === 'awslogs')) {
      const message = 'Fargate requires the task definition to have an execution role for the log driver awslogs'
      report({ code: 'TD-EXE-02', path, message, docs })
    }
    if (containers.some(({ secrets }) => secrets.length > 0)) {
      const message = 'A task definition with container secrets must have an execution role'
      report({ code: 'TD-EXE-03', path, message, docs })
    }
  },
}
