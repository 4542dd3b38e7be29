import type { Model } from '../model/index.ts'
import type { PolicyStatement } from '../model/role.ts'
import type { RuleFamily } from './rule.ts'

const docs = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'
const sizeDocs = 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html'

const MAX_POLICY_CHARACTERS = 131_072

/** Actions that can only be allowed on everything. */
const ON_ANYTHING = /^(ssmmessages:\w+|ecr:GetAuthorizationToken)$/

/** What the roles of a stack allow. */
export const policyRules: RuleFamily<readonly Model[]> = {
  docs,
  codes: ['AUX-IAM-03', 'AUX-IAM-04'],
  check(resources, report) {
    for (const role of resources) {
      if (role.kind !== 'role') continue
      const path = ['role', role.id]
      const written = role.statements.flatMap(({ actions, resources }) => [...actions, ...resources.filter(isText)])
      const length = written.join('","').length
      if (length > MAX_POLICY_CHARACTERS) {
        const message = `The policy of role ${role.id} has ${length} characters; IAM takes ${MAX_POLICY_CHARACTERS}`
        report({ code: 'AUX-IAM-03', path, message, hint: 'use wildcards, or managed policies', docs: sizeDocs })
      }
      const open = role.statements.find(allowsOnEverything)
      if (open) {
        const message = `Role ${role.id} may ${open.actions.join(', ')} on every resource`
        const hint = 'name the ARNs it needs'
        report({ code: 'AUX-IAM-04', severity: 'warning', path, message, hint, docs })
      }
      if (role.managedPolicyArns.some(arn => arn.endsWith(':policy/AdministratorAccess'))) {
        const message = `Role ${role.id} has AdministratorAccess, so whoever gets into a container owns the account`
        const hint = 'allow the actions and resources that it needs'
        report({ code: 'AUX-IAM-04', severity: 'warning', path, message, hint, docs })
      }
    }
  },
}

const isText = (resource: unknown): resource is string => typeof resource === 'string'

function allowsOnEverything({ actions, resources }: PolicyStatement): boolean {
  return resources.includes('*') && !actions.every(action => ON_ANYTHING.test(action))
}
