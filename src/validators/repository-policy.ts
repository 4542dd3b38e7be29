import type { RepositoryStatement } from '../model/repository.ts'
import { checkConditions } from './policy-conditions.ts'
import { quoted } from './quoted.ts'
import type { Report } from './rule.ts'

const grammarDocs = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'
const actionDocs =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html'
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
const ECR_ACTION = /^(\*|ecr:[a-z*?]+)$/i
const ORGANIZATION = /^o-/
const ORGANIZATION_KEY = 'aws:PrincipalOrgID'

/** Checks what is allowed, and when: AWS sees it only when the repository is already made. */
function checkTerms({ principals, actions, conditions = {} }: RepositoryStatement, at: number, report: Report): void {
  for (const [index, action] of actions.entries()) {
    if (ECR_ACTION.test(action)) continue
    const path = ['statements', at, 'actions', index]
    const message = `${quoted(action)} is no action of ECR, and a repository allows no other`
    report({ code: 'ECR-POL-04', path, message, hint: "write it as 'ecr:BatchGetImage'", docs: actionDocs })
  }
  const path = ['statements', at, 'conditions']
  checkConditions(conditions, (message, hint) => report({ code: 'ECR-POL-05', path, message, hint, docs: grammarDocs }))
  const { StringEquals: equal } = conditions
  const isTwice = Object.keys(equal ?? {}).some(key => key.toLowerCase() === ORGANIZATION_KEY.toLowerCase())
  if (!isTwice || !principals.some(name => ORGANIZATION.test(name))) return
  const message = `An organization is allowed by the condition ${ORGANIZATION_KEY}, which is given as well: one of them would be lost`
  const hint = `name the organizations, or allow '*' with StringEquals ${ORGANIZATION_KEY}`
  report({ code: 'ECR-POL-05', path, message, hint, docs: policyDocs })
}

const policyDocs = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html'
const PRINCIPAL =
  /^(\*|\d{12}|o-[a-z0-9]{10,32}|[a-z0-9.-]+\.amazonaws\.com(\.cn)?|arn:[\w-]+:(iam|sts)::\d{12}:(root|[a-z-]+\/[^*?]+))$/
const MAX_REPOSITORY_POLICY_CHARACTERS = 10_240

/** Checks what others are allowed in a repository. */
export function checkStatements(statements: readonly RepositoryStatement[], report: Report): void {
  for (const [at, statement] of statements.entries()) {
    const { principals, actions, conditions } = statement
    checkTerms(statement, at, report)
    const path = ['statements', at, 'principals']
    const found = { code: 'ECR-POL-01', path, docs: policyDocs }
    if (principals.length === 0 || actions.length === 0)
      report({ ...found, message: 'Nobody is allowed anything', hint: 'say who, and what, or remove the call' })
    for (const [index, name] of principals.entries()) {
      if (PRINCIPAL.test(name)) continue
      const message = `${quoted(name)} is no account, organization, service of AWS, role or user`
      const hint = 'give 12 digits, o-…, a service such as lambda.amazonaws.com, or the whole ARN of a role or user'
      report({ ...found, path: [...path, index], message, hint })
    }
    if (principals.includes('*') && Object.keys(conditions ?? {}).length === 0) {
      const message = 'Everybody who has an AWS account is allowed this'
      const hint = 'name accounts or organizations, or give conditions'
      report({ code: 'ECR-POL-03', severity: 'warning', path, message, hint, docs: policyDocs })
    }
  }
  const { length } = JSON.stringify(statements)
  if (length <= MAX_REPOSITORY_POLICY_CHARACTERS) return
  const message = `What others are allowed is ${length} characters of JSON; a policy has ${MAX_REPOSITORY_POLICY_CHARACTERS} at most`
  const docs = 'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html'
  report({
    code: 'ECR-POL-02',
    path: ['statements'],
    message,
    hint: 'allow an organization, or more in one call',
    docs,
  })
}
