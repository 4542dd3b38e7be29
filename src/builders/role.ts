import type { Value } from '../model/deferred.ts'
import type { RoleModel } from '../model/role.ts'
import { call, taken } from './calls.ts'
import { COMMON_CALLS } from './common-calls.ts'
import { typed } from './definition.ts'
import { existingOf, nameOrArn } from './existing.ts'
import { offers } from './offered.ts'
import { type CheckedDefinition, Steps } from './steps.ts'
import { valueFrom } from './value.ts'

/** An IAM role that exists: looked up, never created, changed or deleted. */
export interface ExistingRole extends CheckedDefinition<RoleModel> {
  /** Its ARN. */
  readonly arn: Value
  /** Its name. */
  readonly name: Value
}

const ARN = /^arn:[^:]+:iam::\d{12}:role\/.+$/
const TO_ROLE = call(nameOrArn('a role', ARN, false))

/** Roles. Those that task definitions need are made by themselves. */
export const role: {
  /**
   * A role that exists, by its name or ARN. It must be there when a plan is made.
   *
   * @example
   * taskDefinition('web').fargate().taskRole(role.existing('shop-web'))
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
   */
  existing(nameOrArn: string): ExistingRole
} = {
  existing(which) {
    taken('role.existing()', TO_ROLE, [which], role.existing)
    const existing = existingOf(which)
    const id = which
    return typed(
      new RoleBuilder({
        kind: 'role',
        id,
        existing,
        description: `Role ${id}`,
        statements: [],
        managedPolicyArns: [],
        tags: {},
      }),
      role.existing,
    )
  },
}

class RoleBuilder extends Steps<RoleModel, RoleModel> {
  get arn(): Value {
    return valueFrom(this.build(), 'arn')
  }

  get name(): Value {
    return valueFrom(this.build(), 'name')
  }

  protected get where(): readonly [string, string] {
    return ['role', this.settings.id]
  }

  protected make(): RoleModel {
    return this.settings
  }
}

offers(RoleBuilder, 'role', COMMON_CALLS, {}, ['arn', 'name'])
